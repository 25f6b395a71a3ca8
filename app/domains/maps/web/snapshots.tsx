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
  const before = await snapshotContent(ctx, issue.id, param(c, 'snapshot'));
  const all = await listSnapshots(ctx, issue.id);
  const from = all.find(({ id }) => id === param(c, 'snapshot'));
  if (!from) throw new NotFound();
  const to = all.find(({ id }) => id === c.req.query('to')) ?? null;
  const after = to ? await snapshotContent(ctx, issue.id, to.id) : await mapOf(ctx, issue.id);
  return render(
    c,
    <SnapshotPage
      sight={sight}
      from={from}
      to={to}
      others={all.filter(({ id }) => id !== from.id)}
      before={before}
      after={after}
      comparison={compareMaps(before, after)}
    />,
  );
};
