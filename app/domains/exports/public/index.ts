import { visitor, type Ctx } from '../../../platform/ctx.ts';
import type { Issue } from '../../issues/index.ts';
import type { Bundle, Withheld } from '../bundle.ts';
import { leaderOf } from '../polis.ts';
import { conversationSheets } from './conversations.ts';
import { decisionSheets } from './decisions.ts';
import { inputSheets } from './inputs.ts';
import { issueSheets } from './issue.ts';
import { readingSheets } from './readings.ts';

/** What is never in a public export. */
const never: readonly Withheld[] = [
  { what: 'names, e-mail addresses, identifiers', why: 'nothing may lead to a person; inputs, statements and decisions have numbers of their own' },
  {
    what: 'participants, votes of single participants, polis/',
    why: 'what one person voted on many statements is like a fingerprint, and the Polis layout has a line for each person',
  },
  { what: 'who wrote which input or statement', why: 'several texts by one author together can show who it is' },
  { what: 'hours and minutes', why: 'whoever saw a person write could find the text; days are told' },
  { what: 'memberships, mandates, invitations, decision rolls, ballots, receipts', why: 'they are about single people' },
  { what: 'ballots by ring', why: 'rings are often small' },
  { what: 'consents to founding documents, placements', why: 'they are about single people' },
  { what: 'initiatives, shared works, ties', why: 'of the four questions, only the first is on the public page' },
  { what: 'hidden and withdrawn inputs, drafts of promises and decisions', why: 'nobody outside may read them' },
  {
    what: 'who leads, who gave an answer, who committed to a decision',
    why: 'the pages of the issue name them where they agreed to it; data that is copied does not',
  },
  {
    what: 'figures about few people',
    why: 'no figure about fewer people than the threshold of the organization is told, nor one from which it could be worked out; a withheld figure is an empty cell',
  },
];

/** What everybody may see of an issue, which the caller found through the actor. `ctx.db` is one snapshot. */
export async function publicBundle(ctx: Ctx, issue: Issue): Promise<Bundle> {
  const outside: Ctx = { ...ctx, actor: visitor };
  // Of an issue that is still private, the same things are told as if it were public.
  const lister = issue.publishedAt ? outside : ((await leaderOf(ctx, issue.id)) ?? ctx);
  const inputs = await inputSheets(outside, issue);
  const parts = [
    await issueSheets(outside, lister, issue),
    inputs,
    await conversationSheets(outside, issue, inputs.numbers),
    await decisionSheets(lister, issue, inputs.numbers),
    await readingSheets(lister, outside, issue),
  ];
  return {
    kind: 'public',
    issue: { id: null, slug: issue.slug, statement: issue.statement },
    created: ctx.now,
    sheets: parts.flatMap((part) => part.sheets),
    extras: [],
    withheld: [...never, ...parts.flatMap((part) => part.withheld)],
  };
}
