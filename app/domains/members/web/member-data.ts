import type { Ctx } from '../../../platform/ctx.ts';
import { currentFramework, type RuleSet } from '../../frameworks/index.ts';
import { listMembers, todayOf, type Membership } from '../../people/index.ts';
import { rangeOf, testsOf } from '../answers-about.ts';
import type { MemberPlace } from '../place.ts';
import type { SaidRange, TestAnswer } from '../relevance.ts';
import { successionOf, successionsFor, type Succession } from '../succession.ts';
import { termsOf, type Term } from '../terms.ts';
import type { Value } from '../value.ts';
import { valueOf } from '../values.ts';
import { acknowledgedAt, expectationsOf, stepsGone, type Expectations } from '../welcome.ts';

/** All that a member's page shows of this slice. */
export interface MemberData {
  readonly place: MemberPlace;
  readonly relevance: RuleSet;
  readonly tests: readonly TestAnswer[];
  readonly range: SaidRange | null;
  /** Null also where the member does not let those who lead read it. */
  readonly value: Value | null;
  readonly welcome: RuleSet;
  readonly gone: ReadonlySet<string>;
  /** The version that counts; null where nothing is written. */
  readonly expectations: Expectations | null;
  readonly acknowledgedAt: Date | null;
  readonly terms: readonly Term[];
  readonly succession: Succession | null;
  /** Where this member is named to follow somebody, or followed. */
  readonly follows: readonly Succession[];
  /** Whom one may name. */
  readonly others: readonly Membership[];
  /** The part of the page, or what is asked, that the address asks for. */
  readonly open: string | null;
  readonly now: Date;
  readonly today: string;
}

export async function loadMember(ctx: Ctx, place: MemberPlace, open: string | null = null): Promise<MemberData> {
  const { issue, membership, isOwn } = place;
  const value = await valueOf(ctx, membership.id);
  const [expectations = null] = await expectationsOf(ctx, issue.id);
  return {
    place,
    relevance: (await currentFramework(ctx, 'rule.relevance', issue.organizationId)).content,
    tests: await testsOf(ctx, issue.id, membership.id),
    range: await rangeOf(ctx, membership.id),
    value: value && (isOwn || value.shown) ? value : null,
    welcome: (await currentFramework(ctx, 'rule.welcome', issue.organizationId)).content,
    gone: await stepsGone(ctx, membership.id),
    expectations,
    acknowledgedAt: expectations ? await acknowledgedAt(ctx, expectations.id, membership.id) : null,
    terms: await termsOf(ctx, membership.id),
    succession: await successionOf(ctx, membership.id),
    follows: await successionsFor(ctx, issue.id, membership.personId),
    others: (await listMembers(ctx, issue.id)).filter((one) => one.id !== membership.id),
    open,
    now: ctx.now,
    today: todayOf(ctx),
  };
}
