import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { signed, unsigned } from '../../platform/http/tokens.ts';
import { isId } from '../../platform/ids.ts';
import { href } from '../../routes.ts';
import { inputRows } from './inputs.ts';
import type { Input } from './input.ts';

const purpose = 'said';

/** The key that lets whoever holds it read an input and its answer, and take the input back. */
export function saidKey(ctx: Pick<Ctx, 'secret'>, inputId: string): string {
  return signed(ctx.secret, purpose, inputId);
}

/** The whole private link to one input, for its author. */
export function privateLink(ctx: Pick<Ctx, 'secret' | 'origin'>, inputId: string): string {
  return ctx.origin + href('input.said', { key: saidKey(ctx, inputId) });
}

/** What the author of an input may know of the issue, also after it became private. */
export interface SaidInput extends Input {
  readonly issue: { readonly slug: string; readonly statement: string; readonly lang: string };
  readonly answerDays: number;
  readonly organizationId: string;
}

/** The input that a private link opens. @throws NotFound for a key that was not signed here */
export async function getSaid(ctx: Pick<Ctx, 'db' | 'secret'>, key: string): Promise<SaidInput> {
  const id = unsigned(ctx.secret, purpose, key) ?? undefined;
  if (!isId(id)) throw new NotFound();
  const row = await inputRows(ctx)
    .innerJoin('issues', 'issues.id', 'inputs.issue_id')
    .select(['issues.slug', 'issues.statement', 'issues.lang as issueLang', 'issues.answer_days as answerDays', 'issues.organization_id as organizationId'])
    .where('inputs.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  const { slug, statement, issueLang, ...input } = row;
  return { ...(input as Input), issue: { slug, statement, lang: issueLang }, answerDays: row.answerDays, organizationId: row.organizationId };
}

/** Where to write to the author of an input, and in which language. For mail only: it stands on no page and in no export. */
export async function addressOf(ctx: Pick<Ctx, 'db'>, inputId: string): Promise<{ address: string; locale: string } | null> {
  const row = await ctx.db.selectFrom('inputs').select(['author_address', 'author_locale']).where('id', '=', inputId).executeTakeFirst();
  return row?.author_address ? { address: row.author_address, locale: row.author_locale } : null;
}
