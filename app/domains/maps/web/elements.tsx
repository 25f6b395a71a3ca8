import type { Ctx } from '../../../platform/ctx.ts';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { listGroups, listMembers } from '../../people/index.ts';
import { cardOf, listLinks, speaksFor } from '../cards.ts';
import { addElement, changeElement, moveElement, removeElement, type ElementProblem } from '../drawing.ts';
import { listActs } from '../history.ts';
import { getElement, mapOf } from '../maps.ts';
import { namingsOn } from '../naming.ts';
import { ElementPage, type ElementPageData } from './element-page.tsx';
import { elementForm, elementTyped, moveForm, revision, steps } from './forms.ts';
import { showMapPage } from './map.tsx';
import { mapHref } from './pieces.tsx';
import { insideOf, type Sight } from './seeing.ts';
import { onNewest, staleProblem, statusOf, unlessStale } from './stale.ts';

export const createElement: Controller = async (c) => {
  const { ctx } = c.var;
  const sight = await insideOf(c);
  const form = await readForm(c, elementForm);
  if (!form.ok) return showMapPage(c, sight, 'add', form.problems, form.typed);
  const near = (await typedFields(c))['near'];
  const added = await addElement(ctx, sight.issue.id, form.value, near || undefined);
  if (!added.ok) return showMapPage(c, sight, 'add', problemOf(ctx, added.reason), await typedFields(c));
  return redirect(c, mapHref(sight.issue, added.value.id), 'maps:notice.added');
};

function problemOf(ctx: Ctx, reason: ElementProblem): Problems {
  return reason === 'full' ? { name: ctx.t('maps:problem.full') } : { groupId: ctx.t(`maps:problem.${reason}`) };
}

export const showElement: Controller = async (c) => showElementPage(c, await insideOf(c), null, {}, {});

/** The page of an element, with the form that needs another look. */
export async function showElementPage(c: Web, sight: Sight, asked: ElementPageData['asked'], problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const { issue, mayKeep } = sight;
  const element = await getElement(ctx, issue.id, param(c, 'element'));
  const data: ElementPageData = {
    ...sight,
    element,
    map: await mapOf(ctx, issue.id),
    card: await cardOf(ctx, issue.id, element.id),
    speaks: await speaksFor(ctx, element),
    links: mayKeep ? await listLinks(ctx, issue.id, element.id) : [],
    naming: (await namingsOn(ctx, issue.id)).find(({ elementId }) => elementId === element.id) ?? null,
    members: mayKeep && element.kind === 'person' ? await listMembers(ctx, issue.id) : [],
    groups: sight.mayDraw ? await listGroups(ctx, issue.organizationId) : [],
    acts: await listActs(ctx, issue.id, { limit: 20, elementId: element.id }),
    secret: ctx.secret,
    origin: ctx.origin,
    personId: ctx.actor.personId,
    asked,
    problems,
    typed: asked === 'element' ? typed : elementTyped(element),
    cardTyped: asked === 'card' ? typed : null,
  };
  return render(c, <ElementPage data={data} />, asked === null ? 200 : statusOf(problems), { issueId: issue.id });
}

const change = elementForm.extend({ revision });

export const putElement: Controller = async (c) => {
  const { ctx } = c.var;
  const sight = await insideOf(c);
  const { id } = await getElement(ctx, sight.issue.id, param(c, 'element'));
  const form = await readForm(c, change);
  if (!form.ok) return showElementPage(c, sight, 'element', form.problems, form.typed);
  const { revision, ...words } = form.value;
  const changed = await unlessStale(changeElement(ctx, sight.issue.id, id, words, revision));
  if (!changed.ok) {
    const typed = await typedFields(c);
    if (changed.reason !== 'stale') return showElementPage(c, sight, 'element', problemOf(ctx, changed.reason), typed);
    return showElementPage(c, sight, 'element', staleProblem(ctx.t), onNewest(typed));
  }
  return redirect(c, mapHref(sight.issue, id), 'maps:notice.changed');
};

export const deleteElement: Controller = async (c) => {
  const { issue } = await insideOf(c);
  await removeElement(c.var.ctx, issue.id, param(c, 'element'));
  return redirect(c, `${mapHref(issue)}#map`, 'maps:notice.removed');
};

/** By the editor, which asks for JSON and goes on; or by a form, a step at a time. */
export const putPlace: Controller = async (c) => {
  const { ctx } = c.var;
  const { issue } = await insideOf(c);
  const element = await getElement(ctx, issue.id, param(c, 'element'));
  const form = await readForm(c, moveForm);
  const wantsJson = (c.req.header('accept') ?? '').includes('application/json');
  if (!form.ok) return wantsJson ? c.json({ moved: false }, 422) : redirect(c, href('map-element.show', { issue: issue.slug, element: element.id }));
  const { x, y } = element.place ?? { x: 0, y: 0 };
  const step = 'step' in form.value ? steps[form.value.step] : null;
  const to = 'x' in form.value ? { x: form.value.x, y: form.value.y } : { x: x + (step?.x ?? 0), y: y + (step?.y ?? 0) };
  const { actId } = await moveElement(ctx, issue.id, element.id, { x: Math.round(to.x), y: Math.round(to.y) });
  if (wantsJson) return c.json({ moved: true, undo: actId ? href('map-act.undo', { issue: issue.slug, act: actId }) : null });
  return redirect(c, `${href('map-element.show', { issue: issue.slug, element: element.id })}#place`, 'maps:notice.moved');
};
