import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { currentFramework, frameworkById, type Scale } from '../frameworks/index.ts';
import { visibleIssues } from '../issues/index.ts';
import { groupSpeech } from '../inputs/index.ts';
import { keptGroups, rings, staffed } from '../people/index.ts';
import { stateOf, type Decision, type Electorate, type Evidence, type Option } from './decision.ts';
import type { Stand } from './policy.ts';

/** Decisions of the issues that the actor may see; drafts only for conveners and the staff behind them. */
export function visibleDecisions(ctx: Ctx) {
  const { personId } = ctx.actor;
  return ctx.db
    .selectFrom('decisions')
    .innerJoin('issues', 'issues.id', 'decisions.issue_id')
    .where('decisions.issue_id', 'in', visibleIssues(ctx).select('issues.id'))
    .where((eb) => {
      const opened = eb('decisions.opened_at', 'is not', null);
      if (!personId) return opened;
      const convenes = eb.exists(
        eb
          .selectFrom('memberships')
          .select('memberships.id')
          .whereRef('memberships.issue_id', '=', 'decisions.issue_id')
          .where('memberships.person_id', '=', personId)
          .where('memberships.role', '=', 'convener')
          .where('memberships.ended_at', 'is', null),
      );
      return eb.or([opened, convenes, eb('issues.organization_id', 'in', staffed(personId))]);
    });
}

const columns = [
  'decisions.id',
  'decisions.issue_id as issueId',
  'decisions.number',
  'decisions.question',
  'decisions.detail',
  'decisions.lang',
  'decisions.method',
  'decisions.secrecy',
  'decisions.threshold',
  'decisions.quorum',
  'decisions.closes_at as closesAt',
  'decisions.opened_at as openedAt',
  'decisions.closed_at as closedAt',
  'decisions.scale_id as scaleId',
  'decisions.revision',
] as const;

/** What is read of the decisions that the actor may see. */
export function decisionRows(ctx: Ctx) {
  return visibleDecisions(ctx).select(columns);
}

/** A decision by its id. @throws NotFound also where the actor may not see it */
export async function getDecision(ctx: Ctx, id: string): Promise<Decision> {
  const row = isId(id) ? await decisionRows(ctx).where('decisions.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row as Decision;
}

/** Holds a decision still for the rest of the transaction: ballots share the hold, everything else has it alone. @throws NotFound */
export async function lockDecision(ctx: Ctx, id: string, hold: 'share' | 'update' = 'update'): Promise<Decision> {
  if (!isId(id)) throw new NotFound();
  await sql`select 1 from decisions where id = ${id} for ${sql.raw(hold)}`.execute(ctx.db);
  return getDecision(ctx, id);
}

/** The decisions of an issue that the actor may see, oldest first. */
export async function listDecisions(ctx: Ctx, issueId: string): Promise<Decision[]> {
  const rows = await decisionRows(ctx).where('decisions.issue_id', '=', issueId).orderBy('decisions.number').execute();
  return rows as Decision[];
}

/** The question of a decision and its language, or null where the actor may not see it. */
export async function decisionTitle(ctx: Ctx, id: string): Promise<{ question: string; lang: string } | null> {
  if (!isId(id)) return null;
  const row = await visibleDecisions(ctx).select(['decisions.question', 'decisions.lang']).where('decisions.id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** The options in the order they were written. */
export async function optionsOf(ctx: Ctx, decisionId: string): Promise<Option[]> {
  return ctx.db
    .selectFrom('options')
    .select(['id', 'number', 'label', 'detail', 'lang', 'input_id as inputId'])
    .where('decision_id', '=', decisionId)
    .orderBy('number')
    .execute();
}

export async function evidenceOf(ctx: Ctx, decisionId: string): Promise<Evidence[]> {
  const rows = await ctx.db
    .selectFrom('decision_evidence as e')
    .leftJoin('inputs as i', 'i.id', 'e.input_id')
    .leftJoin(keptGroups('g'), 'g.id', 'i.group_id')
    .select([
      'e.id',
      'e.label',
      'e.url',
      'e.input_id as inputId',
      'e.lang',
      'i.speaks',
      'i.asked_count as askedCount',
      'g.name as groupName',
      'g.lang as groupLang',
    ])
    .where('e.decision_id', '=', decisionId)
    .orderBy('e.id')
    .execute();
  return rows.map(({ speaks, askedCount, groupName, groupLang, ...row }) => ({
    ...row,
    // One person of a group is not the group: naming it beside a single input could point at them.
    spoken: groupSpeech({ speaks, askedCount, groupName, groupLang }),
  }));
}

/** Whom a decision asks, as it was chosen; the roll has the persons. */
export async function electorateOf(ctx: Ctx, decisionId: string): Promise<Electorate> {
  const rows = await ctx.db
    .selectFrom('decision_electors')
    .leftJoin(keptGroups('groups'), 'groups.id', 'decision_electors.group_id')
    .select(['decision_electors.ring', 'groups.kept_id as id', 'groups.name', 'groups.lang'])
    .where('decision_id', '=', decisionId)
    .groupBy(['decision_electors.ring', 'groups.kept_id', 'groups.name', 'groups.lang'])
    .orderBy('groups.name')
    .execute();
  return {
    rings: rings.filter((ring) => rows.some((row) => row.ring === ring)),
    groups: rows.flatMap(({ id, name, lang }) => (id && name && lang ? [{ id, name, lang }] : [])),
  };
}

/** The scale a decision is voted by: the one fixed at opening, until then the one in force. */
export async function scaleOf(ctx: Ctx, decision: Pick<Decision, 'scaleId' | 'method'>, organizationId: string): Promise<Scale> {
  if (!decision.scaleId) return (await currentFramework(ctx, `scale.${decision.method}`, organizationId)).content;
  const { content } = await frameworkById(ctx, decision.scaleId);
  if (!('method' in content)) throw new NotFound();
  return content;
}

/** What the policy asks: the state, and how many have voted of how many. Says nothing of how. */
export async function standOf(ctx: Ctx, decision: Decision): Promise<Stand> {
  const { rows } = await sql<{ ballots: number; roll: number }>`
    select (select count(*) from ballot_receipts where decision_id = ${decision.id})::int as ballots,
      (select count(*) from decision_roll where decision_id = ${decision.id})::int as roll`.execute(ctx.db);
  return { state: stateOf(decision, ctx.now), ballots: rows[0]?.ballots ?? 0, roll: rows[0]?.roll ?? 0 };
}
