import { z } from 'zod';
import { fromLocal, toLocal } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import type { Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { isId } from '../../../platform/ids.ts';
import { methods, promiseLevels, type PromiseLevel } from '../../frameworks/index.ts';
import { promisesOn, type Issue } from '../../issues/index.ts';
import { isOffered, isRing } from '../../people/index.ts';
import { isInputOf, type DecisionDraft } from '../creating.ts';
import { longestLabel, misfits, optionBounds, secrecies, usualThreshold, type Decision } from '../decision.ts';
import { electorateOf, evidenceOf, optionsOf } from '../decisions.ts';

/** As many options and pieces of evidence as the form has room for. */
export const optionRows = 10;
export const evidenceRows = 3;

const percent = z.coerce.number().min(0).max(100);
const plainFields = z.object({
  question: z.string().min(10).max(500),
  detail: z.string().max(8000),
  lang: z.enum(textLanguages),
  method: z.enum(methods),
  secrecy: z.enum(secrecies),
  threshold: percent,
  quorum: percent,
  closesAt: z.string().min(1),
  revision: z.coerce.number().int().default(0),
});

export type ReadDraft = { ok: true; draft: DecisionDraft; revision: number } | { ok: false; problems: Problems; typed: Typed };

/** Reads the form of a decision: every problem at once, and what was typed. */
export async function readDraft(c: Web, issue: Issue): Promise<ReadDraft> {
  const { ctx } = c.var;
  const plain = await readForm(c, plainFields);
  const typed = await typedFields(c);
  const parts = await readParts(ctx, issue, typed);
  const method = methods.find((one) => one === typed['method']);
  const unfit = method ? misfits({ method, ...parts.value }) : {};
  const said = Object.fromEntries(
    Object.entries({ ...parts.problems, ...unfit }).map(([field, key]) => [field, ctx.t(key as never, method ? bounds(method) : {})]),
  );
  const problems: Problems = { ...(plain.ok ? {} : plain.problems), ...said };
  if (!plain.ok || Object.keys(problems).length > 0) return { ok: false, problems, typed };
  const { revision, detail, threshold, quorum, ...rest } = plain.value;
  const needed = rest.method === 'consent' || threshold === 0 ? usualThreshold[rest.method] : fraction(threshold);
  return { ok: true, revision, draft: { ...rest, ...parts.value, detail: detail || null, threshold: needed, quorum: fraction(quorum) } };
}

function bounds(method: (typeof methods)[number]) {
  const [fewest, most] = optionBounds[method];
  return { fewest, most };
}

/** Four decimals, as counting compares them. */
function fraction(percents: number): number {
  return Math.round(percents * 100) / 10_000;
}

type Parts = Pick<DecisionDraft, 'options' | 'evidence' | 'rings' | 'groupIds' | 'promises' | 'closesAt'>;

/** The fields that come in rows. Problems are word keys by field. */
async function readParts(ctx: Ctx, issue: Issue, typed: Typed): Promise<{ value: Parts; problems: Record<string, string> }> {
  const problems: Record<string, string> = {};
  const options = [];
  for (const n of rows(optionRows)) {
    const label = typed[`option-${n}`]?.trim() ?? '';
    if (label.length > longestLabel) problems[`option-${n}`] = 'decisions:options.long';
    const from = typed[`from-${n}`] ?? '';
    const inputId = (await isInputOf(ctx, issue.id, from)) ? from : null;
    if (label) options.push({ label, detail: typed[`detail-${n}`]?.trim() || null, inputId });
  }
  const evidence = [];
  for (const n of rows(evidenceRows)) {
    const label = typed[`evidence-${n}`]?.trim() ?? '';
    const address = typed[`address-${n}`]?.trim() ?? '';
    const place = address ? await placeOf(ctx, issue.id, address) : null;
    if (address && !place) problems[`address-${n}`] = 'decisions:evidence.address';
    if (label && !address) problems[`address-${n}`] = 'decisions:evidence.missing';
    if (place) evidence.push({ label: (label || address).slice(0, 300), ...place });
  }
  const groupIds = list(typed, 'groups[]');
  for (const id of groupIds) if (!(await isOffered(ctx, issue.organizationId, id))) problems['groups'] = 'forms:choose-one';
  const closesAt = fromLocal(typed['closesAt'] ?? '', ctx.timeZone);
  if (typed['closesAt'] && !closesAt) problems['closesAt'] = 'forms:format';
  if (closesAt && closesAt.getTime() <= ctx.now.getTime()) problems['closesAt'] = 'decisions:closes.past';
  const value = { options, evidence, rings: list(typed, 'rings[]').filter(isRing), groupIds, promises: promisesIn(typed), closesAt: closesAt ?? ctx.now };
  return { value, problems };
}

function promisesIn(typed: Typed): ReadonlyMap<string, PromiseLevel | null> {
  const promises = new Map<string, PromiseLevel | null>();
  for (const [name, text] of Object.entries(typed)) {
    const groupId = /^promise-(.*)$/.exec(name)?.[1];
    if (isId(groupId)) promises.set(groupId, promiseLevels.find((level) => level === text) ?? null);
  }
  return promises;
}

/** A page elsewhere, or an input of this issue by its address or id; null where it is neither. */
async function placeOf(ctx: Ctx, issueId: string, address: string): Promise<{ url: string | null; inputId: string | null } | null> {
  const inputId = /(?:^|\/inputs\/)([0-9a-f-]{36})$/.exec(address)?.[1];
  if (inputId && (address === inputId || address.startsWith('/') || address.startsWith(`${ctx.origin}/`))) {
    return (await isInputOf(ctx, issueId, inputId)) ? { url: null, inputId } : null;
  }
  return /^https:\/\/[^\s/]+/.test(address) && URL.canParse(address) && address.length <= 2000 ? { url: address, inputId: null } : null;
}

function rows(most: number): number[] {
  return Array.from({ length: most }, (_, at) => at + 1);
}

/** The values of a field that repeats, as typed fields keep them. */
export function list(typed: Typed, name: string): string[] {
  return typed[name] ? [...new Set(typed[name].split('\n'))] : [];
}

/** A draft as the form shows it, to be changed. */
export async function typedFrom(ctx: Ctx, decision: Decision): Promise<Typed> {
  const electorate = await electorateOf(ctx, decision.id);
  const typed: Typed = {
    question: decision.question,
    detail: decision.detail ?? '',
    lang: decision.lang,
    method: decision.method,
    secrecy: decision.secrecy,
    threshold: String(Math.round(decision.threshold * 10_000) / 100),
    quorum: String(Math.round(decision.quorum * 10_000) / 100),
    closesAt: toLocal(decision.closesAt, ctx.timeZone),
    'rings[]': electorate.rings.join('\n'),
    'groups[]': electorate.groups.map((group) => group.id).join('\n'),
  };
  for (const option of await optionsOf(ctx, decision.id)) {
    typed[`option-${option.number}`] = option.label;
    typed[`detail-${option.number}`] = option.detail ?? '';
    typed[`from-${option.number}`] = option.inputId ?? '';
  }
  for (const [at, one] of (await evidenceOf(ctx, decision.id)).entries()) {
    typed[`evidence-${at + 1}`] = one.label;
    typed[`address-${at + 1}`] = one.url ?? `/inputs/${one.inputId ?? ''}`;
  }
  for (const promise of await promisesOn(ctx, decision.issueId, decision.id)) if (!promise.openedAt) typed[`promise-${promise.groupId}`] = promise.level;
  return typed;
}
