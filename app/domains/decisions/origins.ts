import type { Ctx } from '../../platform/ctx.ts';
import { isId } from '../../platform/ids.ts';
import { findConversation, showsResult } from '../conversations/index.ts';
import { speechesOf, type GroupSpeech } from '../inputs/index.ts';
import type { Decision } from './decision.ts';
import { decisionRows } from './decisions.ts';

/** The statement that an option came from, and where people voted on it. */
export interface Origin {
  readonly statementId: string;
  readonly conversationId: string;
  /** Whether everybody may see now how people voted on it; those who lead always may. */
  readonly isShown: boolean;
  /** The group it speaks for under its author's mandate; absent where its author spoke alone. */
  readonly speech: GroupSpeech | undefined;
}

/** The decisions in whose options a statement stands, oldest first, as far as the actor may see them: drafts for those who lead. */
export async function decisionsFrom(ctx: Ctx, inputId: string): Promise<Decision[]> {
  if (!isId(inputId)) return [];
  const rows = await decisionRows(ctx)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('options').select('options.id').whereRef('options.decision_id', '=', 'decisions.id').where('options.input_id', '=', inputId)),
    )
    .orderBy('decisions.number')
    .execute();
  return rows as Decision[];
}

/** Where the options of a decision came from, by the id of the option; those that were written here are not in it. */
export async function originsOf(ctx: Ctx, decisionId: string): Promise<ReadonlyMap<string, Origin>> {
  const rows = await ctx.db
    .selectFrom('options')
    .innerJoin('statements', 'statements.id', 'options.input_id')
    .select(['options.id as optionId', 'statements.id as statementId', 'statements.conversation_id as conversationId'])
    .where('options.decision_id', '=', decisionId)
    .execute();
  const speeches = await speechesOf(
    ctx,
    rows.map((row) => row.statementId),
  );
  const origins = new Map<string, Origin>();
  for (const { optionId, statementId, conversationId } of rows) {
    const conversation = await findConversation(ctx, conversationId);
    if (conversation) origins.set(optionId, { statementId, conversationId, isShown: showsResult(conversation, ctx.now), speech: speeches.get(statementId) });
  }
  return origins;
}
