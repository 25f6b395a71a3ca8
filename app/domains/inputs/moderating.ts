import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { Denied, NotFound, NotSignedIn } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { currentFramework, inLocale, type Rule } from '../frameworks/index.ts';
import { getIssueById } from '../issues/index.ts';
import type { InputEvent } from './events.ts';
import type { Input } from './input.ts';
import { isHeld } from './holding.ts';
import { lockInput } from './inputs.ts';
import { canModerate } from './policy.ts';

/** What those who lead may do with an input: take it as it is, hide it by a public rule, or undo the last of these. */
export type Moderation =
  | { readonly verdict: 'accept' }
  | { readonly verdict: 'hide'; readonly rule: string; readonly reason: string; readonly lang: string }
  | { readonly verdict: 'undo' };

interface Written {
  readonly verdict: -1 | 0 | 1;
  readonly rule: string | null;
  readonly reason: string | null;
  readonly lang: string;
  readonly kind: InputEvent;
  /** A student's input goes back to waiting, which is stored as not shown. */
  readonly waits?: true;
}

/**
 * Moderates a remark or a statement. Each act is a row of its own, so nothing is lost and every act can be undone;
 * what it comes to is kept with the input. An act that changes nothing writes nothing.
 * @throws NotFound also for a rule that is not in the public rules; Denied
 */
export async function moderate(ctx: Ctx, inputId: string, moderation: Moderation): Promise<void> {
  const { personId } = ctx.actor;
  if (!personId) throw new NotSignedIn();
  await transact(ctx, async (ctx) => {
    const { input, standing } = await lockInput(ctx, inputId);
    const verdict = canModerate(standing);
    if (!verdict.allowed) throw new Denied(verdict.reason);
    const written = await decide(ctx, input, moderation);
    if (!written || (written.verdict === input.moderated && written.verdict !== -1)) return;
    const { kind, waits, ...row } = written;
    const id = newId();
    await ctx.db
      .insertInto('moderations')
      .values({ id, input_id: input.id, at: ctx.now, by: personId, ...row })
      .execute();
    await ctx.db
      .updateTable('inputs')
      .set({ moderated: waits ? -1 : row.verdict })
      .where('id', '=', input.id)
      .execute();
    await record(ctx, { kind, issueId: input.issueId, subjectId: input.id, particulars: { moderationId: id, rule: row.rule } });
  });
}

async function decide(ctx: Ctx, input: Input, moderation: Moderation): Promise<Written | null> {
  const plain = { rule: null, reason: null, lang: 'en' };
  if (moderation.verdict === 'accept') return { ...plain, verdict: 1, kind: input.moderated === -1 && !input.waits ? 'input.restored' : 'input.accepted' };
  if (moderation.verdict === 'undo') {
    const before = await stateBefore(ctx, input.id);
    if (before === null) return null;
    const waits = before === 0 && (await isHeld(ctx, input.id)) ? { waits: true as const } : {};
    return { ...plain, ...waits, verdict: before, kind: input.moderated === -1 ? 'input.restored' : 'input.acceptance-undone' };
  }
  const { organizationId } = await getIssueById(ctx, input.issueId);
  const rules = await moderationRules(ctx, organizationId);
  if (!rules.some((rule) => rule.key === moderation.rule)) throw new NotFound();
  return { verdict: -1, rule: moderation.rule, reason: moderation.reason, lang: moderation.lang, kind: 'input.hidden' };
}

/** What an input was before the last act, or null where there was none. Something hidden never comes out hidden. */
async function stateBefore(ctx: Ctx, inputId: string): Promise<0 | 1 | null> {
  const rows = await ctx.db
    .selectFrom('moderations')
    .select('verdict')
    .where('input_id', '=', inputId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(2)
    .execute();
  if (rows.length === 0) return null;
  return rows[1]?.verdict === 1 ? 1 : 0;
}

/** The public rules by which an organization hides things; its own wording where it has one. */
export async function moderationRules(ctx: Pick<Ctx, 'db'>, organizationId: string): Promise<readonly Rule[]> {
  return (await currentFramework(ctx, 'rule.moderation', organizationId)).content.rules;
}

/** Why an input is hidden, as its author reads it: the rule and the reason, or null where it is not hidden. */
export interface HiddenFor {
  readonly moderationId: string;
  readonly title: { readonly text: string; readonly lang: string };
  readonly toAuthor: { readonly text: string; readonly lang: string } | null;
  readonly reason: string;
  readonly reasonLang: string;
  readonly at: Date;
}

/** The last hiding of an input, in words of `locale`. */
export async function hiddenFor(ctx: Pick<Ctx, 'db'>, input: Pick<Input, 'id'> & { organizationId: string }, locale: string): Promise<HiddenFor | null> {
  const row = await ctx.db
    .selectFrom('moderations')
    .selectAll()
    .where('input_id', '=', input.id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row || row.verdict !== -1 || !row.rule || !row.reason) return null;
  const rule = (await moderationRules(ctx, input.organizationId)).find((one) => one.key === row.rule);
  return {
    moderationId: row.id,
    title: rule ? inLocale(rule.title, locale) : { text: row.rule, lang: 'en' },
    toAuthor: rule?.toAuthor ? inLocale(rule.toAuthor, locale) : null,
    reason: row.reason,
    reasonLang: row.lang,
    at: row.at,
  };
}
