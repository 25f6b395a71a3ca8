import type { Ctx } from '../../platform/ctx.ts';
import { belongs, getIssueById } from '../issues/index.ts';
import { standingOn } from '../people/index.ts';
import { namedBallots, reservationsOf, resultOf, spreadByRing, type NamedBallot, type Reservation, type RingResult } from './counting.ts';
import { stateOf, type Decision } from './decision.ts';
import { optionsOf, scaleOf } from './decisions.ts';
import { fewestInSecretRing } from './pooling.ts';
import type { Result } from './result.ts';
import { myPlace } from './roll.ts';

/**
 * As much of a result as this actor may see. `hidden`: ballots are still coming in, or the record is not written yet.
 * `few`: too few voted for figures; the record stands alone. `full`: everything, names only for members of the issue.
 */
export type ResultView =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'few'; readonly threshold: number }
  | {
      readonly kind: 'full';
      readonly result: Result;
      readonly rings: readonly RingResult[];
      /** Ballots that every shown part of the rings has at least. */
      readonly least: number;
      readonly reservations: readonly Reservation[];
      /** Null for people outside, and in a secret vote. */
      readonly named: readonly NamedBallot[] | null;
    };

/** What the actor may see of how people voted: the one gate to every figure. @throws NotFound */
export async function viewResult(ctx: Ctx, decision: Decision): Promise<ResultView> {
  const state = stateOf(decision, ctx.now);
  const inside = await isInside(ctx, decision);
  if (state === 'draft' || state === 'open' || (state === 'ended' && !inside)) return { kind: 'hidden' };
  const issue = await getIssueById(ctx, decision.issueId);
  const options = await optionsOf(ctx, decision.id);
  const counted = { decision, scale: await scaleOf(ctx, decision, issue.organizationId), optionIds: options.map((option) => option.id) };
  const result = await resultOf(ctx, counted);
  if (!inside && result.turnout.ballots < issue.privacyThreshold) return { kind: 'few', threshold: issue.privacyThreshold };
  const secret = decision.secrecy === 'secret';
  const least = inside ? (secret ? fewestInSecretRing : 1) : issue.privacyThreshold;
  const reservations = await reservationsOf(ctx, counted);
  return {
    kind: 'full',
    result,
    least,
    rings: await spreadByRing(ctx, counted, least),
    reservations: inside ? reservations : reservations.map((one) => ({ ...one, name: null, spoken: null })),
    named: inside && !secret ? await namedBallots(ctx, decision.id) : null,
  };
}

/** Members of the issue, those who lead it, and everyone on the roll. */
export async function isInside(ctx: Ctx, decision: Pick<Decision, 'id' | 'issueId'>): Promise<boolean> {
  return belongs(await standingOn(ctx, decision.issueId)) || (await myPlace(ctx, decision.id)) !== null;
}
