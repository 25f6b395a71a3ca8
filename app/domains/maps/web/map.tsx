import { z } from 'zod';
import { isConfirmed, readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage, useView } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { arrangeMap } from '../arranging.ts';
import type { Place } from '../map.ts';
import { gatherGroups } from '../gathering.ts';
import { closeMap, openMap } from '../opening.ts';
import { undoAct } from '../undoing.ts';
import { mapData } from './map-data.ts';
import { MapPage, type MapPageProps } from './map-page.tsx';
import { mapHref } from './pieces.tsx';
import { insideOf, keeperOf, sightOf, type Sight } from './seeing.ts';

/** `from` in the address opens the form of a relation with its first end chosen. */
export const showMap: Controller = async (c) => {
  const from = c.req.query('from');
  return showMapPage(c, await sightOf(c), from === undefined ? null : 'relate', {}, from === undefined ? {} : { fromId: from });
};

/** The page of the map, with the form that needs another look. */
export async function showMapPage(c: Web, sight: Sight, asked: MapPageProps['asked'], problems: Problems, typed: Typed): Promise<Response> {
  const data = await mapData(c.var.ctx, sight);
  const chosen = data.map.elements.find(({ id }) => id === c.req.query('chosen'))?.id ?? null;
  const page = <MapPage data={data} chosen={chosen} asked={asked} problems={problems} typed={typed} />;
  return render(c, page, Object.keys(problems).length === 0 ? 200 : 422, { live: `issue:${sight.issue.id}` });
}

const places = z.array(z.object({ id: z.uuid(), x: z.number().min(-100_000).max(100_000), y: z.number().min(-100_000).max(100_000) })).max(2000);

/** What a browser worked out comes along as JSON; without it, or where it cannot be read, places are worked out here. */
const arrangement = z.object({
  places: z
    .string()
    .optional()
    .transform((text): ReadonlyMap<string, Place> | null => {
      try {
        const parsed = places.safeParse(JSON.parse(text || 'null'));
        return parsed.success ? new Map(parsed.data.map(({ id, x, y }) => [id, { x: Math.round(x), y: Math.round(y) }])) : null;
      } catch {
        return null;
      }
    }),
});

export const postArrangement: Controller = async (c) => {
  const { issue } = await insideOf(c);
  const form = await readForm(c, arrangement);
  await arrangeMap(c.var.ctx, issue.id, form.ok ? form.value.places : null);
  return redirect(c, `${mapHref(issue)}#map`, 'maps:notice.arranged');
};

/** Puts the groups of the issue that are not there yet on the map. */
export const postGroups: Controller = async (c) => {
  const { issue } = await insideOf(c);
  const gathered = await gatherGroups(c.var.ctx, issue.id);
  const notice = !gathered.ok ? 'full' : gathered.value.actId ? 'gathered' : 'gathered-none';
  return redirect(c, `${mapHref(issue)}#map`, `maps:notice.${notice}`);
};

export const postUndoing: Controller = async (c) => {
  const { issue } = await insideOf(c);
  const undone = await undoAct(c.var.ctx, issue.id, param(c, 'act'));
  const back =
    c.req.query('back') === 'history'
      ? href('map.history', { issue: issue.slug })
      : undone.ok && undone.value.elementId
        ? mapHref(issue, undone.value.elementId)
        : `${mapHref(issue)}#map`;
  return redirect(c, back, undone.ok ? 'maps:notice.undone' : `maps:notice.not-undone.${undone.reason}`);
};

/** What everybody has seen cannot be unseen, so this is asked twice. */
export const createPublication: Controller = async (c) => {
  const { issue } = await keeperOf(c);
  if (!(await isConfirmed(c))) return render(c, <ConfirmOpening issue={issue} />);
  await openMap(c.var.ctx, issue.id);
  return redirect(c, mapHref(issue), 'maps:notice.opened');
};

function ConfirmOpening({ issue }: { issue: Issue }) {
  const { t } = useView();
  return (
    <ConfirmPage
      title={t('maps:open.ask')}
      what={t('maps:open.sees')}
      label={t('maps:open.submit')}
      action={href('map.open', { issue: issue.slug })}
      back={mapHref(issue)}
    />
  );
}

export const deletePublication: Controller = async (c) => {
  const { issue } = await insideOf(c);
  await closeMap(c.var.ctx, issue.id);
  return redirect(c, mapHref(issue), 'maps:notice.closed');
};
