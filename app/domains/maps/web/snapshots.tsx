import { readForm } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { NotFound } from '../../../platform/errors.ts';
import { compareMaps } from '../comparing.ts';
import { mapOf } from '../maps.ts';
import { listSnapshots, snapshotContent, takeSnapshot } from '../snapshots.ts';
import { snapshotForm } from './forms.ts';
import { showMapPage } from './map.tsx';
import { insideOf } from './seeing.ts';
import { SnapshotPage } from './snapshot-page.tsx';

export const createSnapshot: Controller = async (c) => {
  const sight = await insideOf(c);
  const form = await readForm(c, snapshotForm);
  if (!form.ok) return showMapPage(c, sight, 'snapshot', form.problems, form.typed);
  const { id } = await takeSnapshot(c.var.ctx, sight.issue.id, form.value);
  return redirect(c, href('map-snapshot.show', { issue: sight.issue.slug, snapshot: id }), 'maps:notice.kept');
};

/** A snapshot beside the map as it stands now, or beside another snapshot. */
export const showSnapshot: Controller = async (c) => {
  const { ctx } = c.var;
  const sight = await insideOf(c);
  const { issue } = sight;
  const all = await listSnapshots(ctx, issue.id);
  const shown = all.find(({ id }) => id === param(c, 'snapshot'));
  if (!shown) throw new NotFound();
  const other = all.find(({ id }) => id === c.req.query('to')) ?? null;
  // Whichever of the two was chosen first: what is told is what became of the earlier one.
  const isBackwards = other !== null && other.takenAt < shown.takenAt;
  const [from, to] = isBackwards ? [other, shown] : [shown, other];
  const before = await snapshotContent(ctx, issue.id, from.id);
  const after = to ? await snapshotContent(ctx, issue.id, to.id) : await mapOf(ctx, issue.id);
  return render(
    c,
    <SnapshotPage
      sight={sight}
      shown={shown}
      other={other}
      title={to ? ctx.t('maps:compare.title.between', { from: from.name, to: to.name }) : ctx.t('maps:compare.title')}
      others={all.filter(({ id }) => id !== shown.id)}
      before={before}
      after={after}
      comparison={compareMaps(before, after)}
    />,
  );
};
