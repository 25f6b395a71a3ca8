import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId, timelessId } from '../../platform/ids.ts';
import { ok, type Result } from '../../platform/result.ts';
import { getIssueById } from '../issues/index.ts';
import { checkBallot, type Ballot, type BallotProblem, type BallotSpeech } from './ballot.ts';
import { stateOf, type Decision } from './decision.ts';
import { getDecision, lockDecision, optionsOf, scaleOf } from './decisions.ts';
import { mandatesOf } from '../people/index.ts';
import { canSpeakFor, canVote } from './policy.ts';
import { fewestInSecretRing, poolNames } from './pooling.ts';
import { myPlace, rollByRing } from './roll.ts';
import { must, signedIn } from '../../platform/acting.ts';

/**
 * Casts the actor's ballot; in a named vote it takes the place of the one before. @returns whether it changed an earlier one, or
 * why the ballot does not fit. @throws NotFound, Denied: not on the roll, not open, or already voted in secret
 */
export async function castBallot(ctx: Ctx, decisionId: string, ballot: Ballot): Promise<Result<{ changed: boolean }, BallotProblem>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const decision = await lockDecision(ctx, decisionId, 'share');
    const secret = decision.secrecy === 'secret';
    const place = await myPlace(ctx, decision.id);
    const own = { onRoll: place !== null, voted: place?.voted ?? false, secret };
    must(canVote({ state: stateOf(decision, ctx.now) }, own));
    const { organizationId } = await getIssueById(ctx, decision.issueId);
    const options = await optionsOf(ctx, decision.id);
    const checked = checkBallot(
      ballot,
      await scaleOf(ctx, decision, organizationId),
      options.map((option) => option.id),
    );
    if (!checked.ok) return checked;
    const speech = await speechOf(ctx, decision, ballot);
    const fresh = await leaveReceipt(ctx, decision.id, personId);
    // Two requests at once: the receipt of the other one was written between our reading and our writing.
    must(canVote({ state: 'open' }, { ...own, voted: !fresh }));
    const ring = place?.ring ?? 'mandate';
    if (secret) await castSecret(ctx, decision, ring, ballot);
    else await castNamed(ctx, decision, { personId, ring, speech }, ballot, fresh);
    return ok({ changed: !fresh });
  });
}

interface SpeechColumns {
  readonly speaks: string;
  readonly asked_count: number | null;
  readonly group_id: string | null;
  readonly mandate_id: string | null;
}

/** A group is spoken for only under a mandate of the voter that runs now, and never in a secret vote: there it could name the voter. */
async function speechOf(ctx: Ctx, decision: Decision, { spokenFor = { speaks: 'self' } }: Ballot): Promise<SpeechColumns> {
  if (spokenFor.speaks === 'self') return { speaks: 'self', asked_count: null, group_id: null, mandate_id: null };
  const mandates = await mandatesOf(ctx, decision.issueId, signedIn(ctx));
  const mandate = mandates.find((one) => one.id === spokenFor.mandateId);
  must(canSpeakFor({ secret: decision.secrecy === 'secret', holds: mandate !== undefined }));
  const asked_count = spokenFor.speaks === 'asked' ? spokenFor.askedCount : null;
  return { speaks: spokenFor.speaks, asked_count, group_id: mandate?.groupId ?? null, mandate_id: mandate?.id ?? null };
}

async function leaveReceipt(ctx: Ctx, decisionId: string, personId: string): Promise<boolean> {
  const made = await ctx.db
    .insertInto('ballot_receipts')
    .values({ decision_id: decisionId, person_id: personId })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** No person, no time, ids without a time in them, no event; a ring only where enough people share it. */
async function castSecret(ctx: Ctx, decision: Decision, ring: string, ballot: Ballot): Promise<void> {
  const pools = poolNames(await rollByRing(ctx, decision.id), fewestInSecretRing);
  const id = timelessId();
  await ctx.db
    .insertInto('ballots')
    .values({ id, decision_id: decision.id, ring: pools.get(ring) ?? ring })
    .execute();
  await writeMarks(ctx, id, ballot);
  const { words, lang } = ballot;
  if (words) await ctx.db.insertInto('reservations').values({ id: timelessId(), decision_id: decision.id, ballot_id: id, body: words, lang }).execute();
  // The page of those who look on follows along; a topic says that something changed on the issue, and is kept nowhere.
  ctx.happened.push(`issue:${decision.issueId}`);
}

async function castNamed(
  ctx: Ctx,
  decision: Decision,
  voter: { personId: string; ring: string; speech: SpeechColumns },
  ballot: Ballot,
  fresh: boolean,
): Promise<void> {
  const { id } = await ctx.db
    .insertInto('ballots')
    .values({ id: newId(), decision_id: decision.id, ring: voter.ring, person_id: voter.personId, cast_at: ctx.now, ...voter.speech })
    .onConflict((oc) =>
      oc
        .columns(['decision_id', 'person_id'])
        .where('person_id', 'is not', null)
        .doUpdateSet({ cast_at: ctx.now, ...voter.speech }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.db.deleteFrom('ballot_marks').where('ballot_id', '=', id).execute();
  await ctx.db.deleteFrom('reservations').where('ballot_id', '=', id).execute();
  await writeMarks(ctx, id, ballot);
  const { words, lang, signed } = ballot;
  const person_id = signed ? voter.personId : null;
  if (words) await ctx.db.insertInto('reservations').values({ id: newId(), decision_id: decision.id, ballot_id: id, person_id, body: words, lang }).execute();
  await record(ctx, { kind: fresh ? 'ballot.cast' : 'ballot.changed', issueId: decision.issueId, subjectId: decision.id });
}

async function writeMarks(ctx: Ctx, ballotId: string, { marks }: Ballot): Promise<void> {
  const rows = Object.entries(marks).map(([option_id, mark]) => ({ ballot_id: ballotId, option_id, mark }));
  if (rows.length > 0) await ctx.db.insertInto('ballot_marks').values(rows).execute();
}

/** The actor's ballot in a named vote, to look at and change; null where there is none or nobody can know. @throws NotFound */
export async function myBallot(ctx: Ctx, decisionId: string): Promise<Ballot | null> {
  const decision = await getDecision(ctx, decisionId);
  const { personId } = ctx.actor;
  if (!personId || decision.secrecy === 'secret') return null;
  const ballot = await ctx.db
    .selectFrom('ballots')
    .select(['id', 'speaks', 'asked_count', 'mandate_id'])
    .where('decision_id', '=', decision.id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!ballot) return null;
  const marks = await ctx.db.selectFrom('ballot_marks').select(['option_id', 'mark']).where('ballot_id', '=', ballot.id).execute();
  const words = await ctx.db.selectFrom('reservations').select(['body', 'lang', 'person_id']).where('ballot_id', '=', ballot.id).executeTakeFirst();
  return {
    marks: Object.fromEntries(marks.map(({ option_id, mark }) => [option_id, mark])),
    words: words?.body ?? null,
    lang: words?.lang ?? ctx.locale.slice(0, 2),
    signed: words?.person_id === personId,
    spokenFor: asSpeech(ballot),
  };
}

function asSpeech({ speaks, asked_count, mandate_id }: Pick<SpeechColumns, 'speaks' | 'asked_count' | 'mandate_id'>): BallotSpeech {
  if (speaks === 'asked' && mandate_id) return { speaks, mandateId: mandate_id, askedCount: asked_count ?? 1 };
  return speaks === 'vote' && mandate_id ? { speaks, mandateId: mandate_id } : { speaks: 'self' };
}
