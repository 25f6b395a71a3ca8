import { z } from 'zod';
import { NotFound } from '../../../platform/errors.ts';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { isId } from '../../../platform/ids.ts';
import { href } from '../../../routes.ts';
import type { Issue } from '../../issues/index.ts';
import { keepsGroups } from '../../people/index.ts';
import { askFor } from '../asking-for.ts';
import { callFor, endCall } from '../calling.ts';
import { coverageOf } from '../coverages.ts';
import { countNominated, helpersFor, throughWhom } from '../helping.ts';
import type { NamedKind } from '../kind.ts';
import { sayNeed } from '../needs.ts';
import { placeGroup, unplaceGroup } from '../placing.ts';
import { ledKind } from './finding.ts';
import { KindPage, type KindPageProps } from './kind-page.tsx';
import { phraseOf } from './sentences.ts';

const untouched: KindPageProps['problems'] = { form: null, list: {}, typed: {} };

export const kindPage: Controller = (c) => showKind(c, untouched);

async function showKind(c: Web, problems: KindPageProps['problems']): Promise<Response> {
  const { ctx } = c.var;
  const { issue, kind } = await ledKind(c);
  const { coverage, covered, state } = await stateOf(c, issue, kind);
  const page = (
    <KindPage
      issue={issue}
      rail={await c.var.loopOf(issue)}
      coverage={coverage}
      covered={covered}
      state={state}
      helpers={await helpersFor(ctx, issue, covered, state)}
      nominated={await countNominated(ctx, issue.id, state)}
      keeps={await keepsGroups(ctx, issue.organizationId)}
      problems={problems}
    />
  );
  return render(c, page, problems.form === null ? 200 : 422, { issueId: issue.id });
}

async function stateOf(c: Web, issue: Issue, kind: NamedKind): Promise<Pick<KindPageProps, 'coverage' | 'covered' | 'state'>> {
  const coverage = await coverageOf(c.var.ctx, issue);
  const covered = coverage.lists.find((one) => one.list.key === kind.listKey);
  const state = covered?.states.find((one) => one.kind.id === kind.id);
  if (!covered || !state) throw new NotFound();
  return { coverage, covered, state };
}

function refuse(c: Web, form: 'need' | 'ask' | 'group', list: Problems, typed: Typed): Promise<Response> {
  return showKind(c, { form, list, typed });
}

const optional = (most: number) =>
  z
    .string()
    .max(most)
    .optional()
    .transform((text) => text || null);
const need = z.object({
  needed: z.enum(['yes', 'no', 'open']),
  reason: optional(1000),
  target: z.union([z.literal('').transform(() => null), z.coerce.number().int().min(1).max(999)]).optional(),
  lang: z.enum(textLanguages),
  basedOn: z.string(),
});

export const putNeed: Controller = async (c) => {
  const { issue, kind } = await ledKind(c);
  const form = await readForm(c, need);
  if (!form.ok) return refuse(c, 'need', form.problems, form.typed);
  const { needed, reason, target, lang, basedOn } = form.value;
  const words = needed === 'open' ? null : { isNeeded: needed === 'yes', reason, target: target ?? null, lang };
  const said = await sayNeed(c.var.ctx, issue.id, kind, words, basedOn || null);
  if (said.ok) return redirect(c, here(issue.slug, kind), 'coverage:notice.saved');
  const typed = { needed, reason: reason ?? '', target: target ? String(target) : '', lang, basedOn };
  return refuse(c, 'need', { reason: c.var.ctx.t('coverage:problem.reason') }, typed);
};

const ask = z.object({
  groupId: z.union([z.literal(''), z.uuid()]).optional(),
  what: z.string().max(2000).optional(),
  through: optional(300),
  /** The gap on the page of who is missing where this was pressed. */
  back: z
    .string()
    .regex(/^gap-[\w-]{1,300}$/)
    .optional()
    .catch(undefined),
});

export const postAsk: Controller = async (c) => {
  const { ctx } = c.var;
  const { issue, kind } = await ledKind(c);
  const form = await readForm(c, ask);
  if (!form.ok) return refuse(c, 'ask', form.problems, form.typed);
  const phrase = phraseOf(ctx, kind);
  const what = form.value.what || ctx.t('coverage:ask.default', { kind: phrase });
  const groupId = form.value.groupId || null;
  const { back } = form.value;
  // Pressed beside a sentence, nobody was asked through whom: the best one we know of is filled in.
  const through = back ? await suggestThrough(c, issue, kind) : form.value.through;
  const made = await askFor(ctx, issue, kind, { what, lang: ctx.locale.slice(0, 2), groupId, who: phrase.slice(0, 200), through });
  if (!made.ok)
    return refuse(
      c,
      'ask',
      { groupId: ctx.t(made.reason === 'never' ? 'coverage:problem.never' : 'coverage:problem.group') },
      { what, groupId: groupId ?? '' },
    );
  const place = back ? `${href('desk.missing', { issue: issue.slug })}#${back}` : `${here(issue.slug, kind)}#reach`;
  return redirect(c, place, 'coverage:notice.task');
};

async function suggestThrough(c: Web, issue: Issue, kind: NamedKind): Promise<string | null> {
  const { covered, state } = await stateOf(c, issue, kind);
  return throughWhom(await helpersFor(c.var.ctx, issue, covered, state))?.slice(0, 300) ?? null;
}

const group = z.object({ groupId: z.string() });

export const postGroup: Controller = async (c) => {
  const { issue, kind } = await ledKind(c);
  const form = await readForm(c, group);
  if (!form.ok || !isId(form.value.groupId)) throw new NotFound();
  await placeGroup(c.var.ctx, issue, kind, form.value.groupId);
  return redirect(c, here(issue.slug, kind), 'coverage:notice.placed');
};

export const deleteGroup: Controller = async (c) => {
  const { issue, kind } = await ledKind(c);
  await unplaceGroup(c.var.ctx, issue, kind, param(c, 'group'));
  return redirect(c, here(issue.slug, kind), 'coverage:notice.taken-out');
};

export const postCall: Controller = async (c) => {
  const { issue, kind } = await ledKind(c);
  await callFor(c.var.ctx, issue.id, kind);
  return redirect(c, here(issue.slug, kind), 'coverage:notice.called');
};

export const deleteCall: Controller = async (c) => {
  const { issue, kind } = await ledKind(c);
  await endCall(c.var.ctx, issue.id, kind);
  return redirect(c, here(issue.slug, kind), 'coverage:notice.uncalled');
};

function here(issue: string, kind: { listKey: string; id: string }): string {
  return href('desk.kind', { issue, list: kind.listKey, kind: kind.id });
}
