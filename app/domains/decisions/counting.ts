import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import type { Scale } from '../frameworks/index.ts';
import { groupSpeech, type GroupSpeech } from '../inputs/index.ts';
import { keptGroups } from '../people/index.ts';
import type { Decision } from './decision.ts';
import { poolRings } from './pooling.ts';
import { count, type OptionResult, type Result, type Tally, type Turnout } from './result.ts';

/** What a result needs beside the ballots. */
export interface Counted {
  readonly decision: Decision;
  readonly scale: Scale;
  readonly optionIds: readonly string[];
}

/** The ballots of a few rings together: what they said of each option. */
export interface RingResult {
  readonly rings: readonly string[];
  readonly ballots: number;
  readonly options: readonly OptionResult[];
}

interface RingTally extends Tally {
  readonly ring: string;
}

/** Counts all ballots. Ask `viewResult` before showing anything of it. */
export async function resultOf(ctx: Ctx, { decision, scale, optionIds }: Counted): Promise<Result> {
  const { rows } = await sql<Turnout>`
    select (select count(*) from ballots where decision_id = ${decision.id})::int as ballots,
      (select count(*) from decision_roll where decision_id = ${decision.id})::int as roll`.execute(ctx.db);
  const turnout = rows[0] ?? { ballots: 0, roll: 0 };
  return count(await tallies(ctx, decision.id), optionIds, turnout, { scale, method: decision.method, threshold: decision.threshold, quorum: decision.quorum });
}

/** How the rings differ, small ones put together until each part has `least` ballots; empty where only one part is left. */
export async function spreadByRing(ctx: Ctx, { decision, scale, optionIds }: Counted, least: number): Promise<RingResult[]> {
  const shares = await ctx.db
    .selectFrom('ballots')
    .select(['ring', sql<number>`count(*)::int`.as('count')])
    .where('decision_id', '=', decision.id)
    .groupBy('ring')
    .execute();
  const pools = poolRings(shares, least);
  if (pools.length < 2) return [];
  const all = await tallies(ctx, decision.id);
  const rules = { scale, method: decision.method, threshold: decision.threshold, quorum: 0 };
  return pools.map((pool) => {
    const own = all.filter((tally) => pool.rings.includes(tally.ring.split('+')[0] ?? ''));
    return { rings: pool.rings, ballots: pool.count, options: count(own, optionIds, { ballots: pool.count, roll: pool.count }, rules).options };
  });
}

async function tallies(ctx: Ctx, decisionId: string): Promise<RingTally[]> {
  return ctx.db
    .selectFrom('ballot_marks as m')
    .innerJoin('ballots as b', 'b.id', 'm.ballot_id')
    .select(['b.ring', 'm.option_id as optionId', 'm.mark', sql<number>`count(*)::int`.as('count')])
    .where('b.decision_id', '=', decisionId)
    .groupBy(['b.ring', 'm.option_id', 'm.mark'])
    .execute();
}

/** Words that a voter wants remembered. */
export interface Reservation {
  readonly id: string;
  readonly body: string;
  readonly lang: string;
  /** Only where the voter chose to stand by it with their name. */
  readonly name: string | null;
  /** Beside a name: the group for which that ballot spoke; null where the voter spoke alone. */
  readonly spoken: GroupSpeech | null;
  /** Given as the reason for a mark that asks for one: a stop, an objection. These come first. */
  readonly pressing: boolean;
}

/** The reservations in an order that tells nothing of who or when. */
export async function reservationsOf(ctx: Ctx, { decision, scale }: Pick<Counted, 'decision' | 'scale'>): Promise<Reservation[]> {
  const pressing = scale.steps.filter((step) => step.words === 'needed' && !step.supports).map((step) => step.mark);
  const rows = await ctx.db
    .selectFrom('reservations as r')
    .leftJoin('persons as p', 'p.id', 'r.person_id')
    .leftJoin('ballots as b', (join) => join.onRef('b.id', '=', 'r.ballot_id').onRef('b.person_id', '=', 'r.person_id'))
    .leftJoin(keptGroups('g'), 'g.id', 'b.group_id')
    .select(['r.id', 'r.body', 'r.lang', 'p.name', 'b.speaks', 'b.asked_count as askedCount', 'g.name as groupName', 'g.lang as groupLang'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('ballot_marks as m')
            .select('m.mark')
            .whereRef('m.ballot_id', '=', 'r.ballot_id')
            .where('m.mark', 'in', pressing.length > 0 ? pressing : [-1]),
        )
        .as('pressing'),
    )
    .where('r.decision_id', '=', decision.id)
    .orderBy('pressing', 'desc')
    .orderBy(sql`md5(r.id::text)`)
    .execute();
  return rows.map(({ id, body, lang, name, pressing, ...row }) => ({ id, body, lang, name, pressing: Boolean(pressing), spoken: groupSpeech(row) }));
}

/** How one person voted, in a named vote. */
export interface NamedBallot {
  readonly name: string;
  readonly ring: string;
  readonly marks: Readonly<Record<string, number>>;
  /** The group for which it spoke; null where the voter spoke alone. */
  readonly spoken: GroupSpeech | null;
}

/** Who voted what, by name; none in a secret vote. */
export async function namedBallots(ctx: Ctx, decisionId: string): Promise<NamedBallot[]> {
  const rows = await ctx.db
    .selectFrom('ballots as b')
    .innerJoin('persons as p', 'p.id', 'b.person_id')
    .leftJoin('ballot_marks as m', 'm.ballot_id', 'b.id')
    .leftJoin(keptGroups('g'), 'g.id', 'b.group_id')
    .select([
      'b.id',
      'p.name',
      'b.ring',
      'b.speaks',
      'b.asked_count as askedCount',
      'g.name as groupName',
      'g.lang as groupLang',
      sql<Record<string, number>>`coalesce(json_object_agg(m.option_id, m.mark) filter (where m.option_id is not null), '{}')`.as('marks'),
    ])
    .where('b.decision_id', '=', decisionId)
    .groupBy(['b.id', 'p.name', 'b.ring', 'g.name', 'g.lang'])
    .orderBy('p.name')
    .execute();
  return rows.map((row) => ({ ...row, spoken: groupSpeech(row) }));
}
