import type { Ctx } from '../../platform/ctx.ts';
import { conversationAsPolis } from '../conversations/index.ts';
import type { Extra, Withheld } from './bundle.ts';

const about: Readonly<Record<string, string>> = {
  'summary.csv': 'Topic and totals of the conversation, and the sign of votes: agree 1, disagree -1, pass 0.',
  'comments.csv':
    'Its statements: timestamp and datetime, comment-id, author-id (a number within the conversation), agrees and disagrees ever cast, moderated (1 accepted, 0 not looked at, -1 rejected), comment-body.',
  'votes.csv': 'Every vote that still stands, as it was cast: timestamp and datetime, comment-id, voter-id (a number within the conversation), vote.',
  'participant-votes.csv':
    'One line for each participant: participant, group-id (empty), n-comments, n-votes, n-agree, n-disagree, then one column for each statement.',
  'format.json': 'The declaration of the format polis-export/1, for programs.',
};

/** Each conversation of an issue in the layout that opinion software reads, in a folder of its own. */
export async function polisExtras(ctx: Ctx, issueId: string): Promise<{ extras: Extra[]; withheld: Withheld[] }> {
  const conversations = await ctx.db.selectFrom('conversations').select('id').where('issue_id', '=', issueId).orderBy('id').execute();
  const leader = await leaderOf(ctx, issueId);
  if (!leader) return { extras: [], withheld: [{ what: 'polis/', why: 'nobody leads the issue at present who could give it out' }] };
  const extras: Extra[] = [];
  for (const [at, { id }] of conversations.entries()) {
    const files = await conversationAsPolis(leader, id);
    extras.push(...files.map(({ name, pieces }) => ({ path: `polis/${at + 1}/${name}`, about: `Conversation ${id}. ${about[name] ?? ''}`, pieces })));
  }
  return { extras, withheld: [] };
}

/** The actor where somebody acts; from the command line, where nobody is signed in, a convener of the issue. */
export async function leaderOf(ctx: Ctx, issueId: string): Promise<Ctx | null> {
  if (ctx.actor.personId) return ctx;
  const row = await ctx.db
    .selectFrom('memberships')
    .select('person_id')
    .where('issue_id', '=', issueId)
    .where('role', '=', 'convener')
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row ? { ...ctx, actor: { ...ctx.actor, personId: row.person_id } } : null;
}
