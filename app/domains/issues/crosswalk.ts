import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { keptGroups } from '../people/index.ts';
import type { Initiative, SaidBy } from './question.ts';
import { fourQuestions } from './questions.ts';

/** How the goal of an initiative goes with ours: the same, along with it, or pulling apart. Not known is null. */
export const alignments = ['same', 'along', 'apart'] as const;
export type Alignment = (typeof alignments)[number];

/** What the crosswalk asks of an initiative beyond the second question. Texts are not empty; null where nobody was asked. */
export interface CrosswalkCells {
  readonly goal: string | null;
  /** One funder a line. */
  readonly fundedBy: string | null;
  readonly promotedBy: string | null;
  /** What must be said of it. */
  readonly keyPoints: string | null;
  readonly alignment: Alignment | null;
  readonly alignmentWords: string | null;
  /** Who says how the goals go together: they who do it, or our guess; null while nothing is said. */
  readonly alignmentSaidBy: SaidBy | null;
}

export interface CrosswalkGroup {
  readonly id: string;
  readonly name: string;
  readonly lang: string;
}

/** An initiative as the crosswalk shows it. */
export interface CrosswalkInitiative extends Initiative, CrosswalkCells {
  /** Further groups that it touches, beside the one it belongs to. */
  readonly groups: readonly CrosswalkGroup[];
}

/** The main initiative, and those that are held against it. */
export interface Crosswalk {
  readonly main: CrosswalkInitiative | null;
  readonly others: readonly CrosswalkInitiative[];
}

/** The crosswalk of an issue that the caller has found through the actor, who belongs to it. */
export async function crosswalkOf(ctx: Ctx, issueId: string): Promise<Crosswalk> {
  const { initiatives } = await fourQuestions(ctx, issueId);
  const cells = await cellsOn(ctx, issueId);
  const groups = await groupsOn(ctx, issueId);
  const main = await ctx.db.selectFrom('main_initiatives').select('initiative_id').where('issue_id', '=', issueId).executeTakeFirst();
  const all = initiatives.flatMap((one): CrosswalkInitiative[] => {
    const found = cells.get(one.id);
    return found ? [{ ...one, ...found, groups: groups.filter(({ initiativeId }) => initiativeId === one.id) }] : [];
  });
  return { main: all.find((one) => one.id === main?.initiative_id) ?? null, others: all.filter((one) => one.id !== main?.initiative_id) };
}

async function cellsOn(ctx: Ctx, issueId: string): Promise<Map<string, CrosswalkCells>> {
  const rows = await ctx.db
    .selectFrom('initiatives')
    .select(['id', 'goal', 'funded_by as fundedBy', 'promoted_by as promotedBy', 'key_points as keyPoints', 'alignment_words as alignmentWords'])
    .select([sql<Alignment | null>`alignment`.as('alignment'), sql<SaidBy | null>`alignment_said_by`.as('alignmentSaidBy')])
    .where('issue_id', '=', issueId)
    .execute();
  return new Map(rows.map(({ id, ...cells }) => [id, cells]));
}

async function groupsOn(ctx: Ctx, issueId: string): Promise<(CrosswalkGroup & { initiativeId: string })[]> {
  return ctx.db
    .selectFrom('initiative_groups as l')
    .innerJoin('initiatives as i', 'i.id', 'l.initiative_id')
    .innerJoin(keptGroups('g'), 'g.id', 'l.group_id')
    .select(['l.initiative_id as initiativeId', 'g.kept_id as id', 'g.name', 'g.lang'])
    .where('i.issue_id', '=', issueId)
    .groupBy(['l.initiative_id', 'g.kept_id', 'g.name', 'g.lang'])
    .orderBy(sql`lower(g.name)`)
    .execute();
}

/** A purse, and the initiatives it pays for. */
export interface FundingStream {
  /** As it was first written. */
  readonly funder: string;
  readonly initiatives: readonly CrosswalkInitiative[];
}

/** Who pays for what, the purse with most initiatives first. The same name in other letters or spaces is the same purse. */
export function fundingStreams({ main, others }: Crosswalk): FundingStream[] {
  const streams = new Map<string, { funder: string; initiatives: CrosswalkInitiative[] }>();
  for (const initiative of main ? [main, ...others] : others)
    for (const funder of fundersOf(initiative)) {
      const key = funder.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
      const stream = streams.get(key) ?? { funder, initiatives: [] };
      if (!stream.initiatives.includes(initiative)) stream.initiatives.push(initiative);
      streams.set(key, stream);
    }
  return [...streams.values()].toSorted((one, other) => other.initiatives.length - one.initiatives.length);
}

export function fundersOf({ fundedBy }: Pick<CrosswalkCells, 'fundedBy'>): string[] {
  return (fundedBy ?? '').split('\n').flatMap((line) => line.trim() || []);
}
