import { sql } from 'kysely';
import { z } from 'zod';
import { inSteps } from '../../engines/suppression/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { newId } from '../../platform/ids.ts';
import type { Issue } from '../issues/index.ts';
import type { List } from './lists.ts';
import { ownWordKinds } from './presence.ts';
import type { Population } from './populations.ts';
import { tellVoices, type Counted, type ToldVoices } from './telling.ts';
import { countVoices, type Voices } from './voices.ts';

const toldShape = z.object({
  all: z.number().nullable(),
  kinds: z.record(z.string(), z.number().nullable()),
  /** Kinds to which a member belongs by their own choice. */
  ownWord: z.array(z.string()),
});

/** How many people spoke by the kinds of one list, as it was told last. */
export interface Release extends ToldVoices {
  readonly ownWord: readonly string[];
  readonly threshold: number;
  readonly toldAt: Date;
}

/**
 * What is told of the voices on an issue by one list. It changes only after at least as many more people spoke as the threshold
 * says, or were taken out, also where another threshold is set: whoever looks before and after a neighbour spoke sees the same. Null while fewer
 * people spoke than that.
 * The caller has made sure that the actor may see the coverage.
 */
export async function releaseOf(ctx: Ctx, issue: Pick<Issue, 'id' | 'privacyThreshold'>, list: List, population: Population | null): Promise<Release | null> {
  const [last, voices] = [await lastRelease(ctx, issue.id, list.key), await countVoices(ctx, issue.id, list.key)];
  if (!isDue(last, voices.all, issue.privacyThreshold)) return last && inStepsOf(issue.privacyThreshold, last);
  return transact(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`voices ${issue.id} ${list.key}`}))`.execute(ctx.db);
    const now = await lastRelease(ctx, issue.id, list.key);
    if (!isDue(now, voices.all, issue.privacyThreshold)) return now && inStepsOf(issue.privacyThreshold, now);
    const told = tellVoices(voices.all, countedOf(list, voices, population), issue.privacyThreshold, Math.min(issue.privacyThreshold, now?.lowest ?? Infinity));
    const ownWord = await ownWordKinds(ctx, issue.id, list.key);
    await ctx.db
      .insertInto('voice_releases')
      .values({
        id: newId(),
        issue_id: issue.id,
        list_key: list.key,
        number: (now?.number ?? 0) + 1,
        threshold: issue.privacyThreshold,
        people: voices.all,
        told: sql`${JSON.stringify({ ...told, ownWord })}::jsonb`,
        told_at: ctx.now,
      })
      .execute();
    return { ...told, ownWord, threshold: issue.privacyThreshold, toldAt: ctx.now };
  });
}

interface LastRelease extends Release {
  readonly number: number;
  readonly people: number;
  /** The lowest threshold under which the list was told so far. */
  readonly lowest: number;
}

function isDue(last: LastRelease | null, people: number, threshold: number): boolean {
  if (last === null) return people >= threshold;
  return Math.abs(people - last.people) >= Math.max(threshold, last.threshold);
}

/**
 * What was told by a lower threshold, in the steps of the one that holds now. Worked out from what was told alone, and not from the votes of today:
 * whoever sets one threshold after the other would else learn from steps of many widths how many people spoke.
 */
function inStepsOf(threshold: number, last: LastRelease): LastRelease {
  if (threshold <= last.threshold) return last;
  const coarser = (told: number | null) => (told === null ? null : inSteps(told, threshold));
  return { ...last, all: coarser(last.all), kinds: Object.fromEntries(Object.entries(last.kinds).map(([id, told]) => [id, coarser(told)])), threshold };
}

async function lastRelease(ctx: Pick<Ctx, 'db'>, issueId: string, listKey: string): Promise<LastRelease | null> {
  const row = await ctx.db
    .selectFrom('voice_releases')
    .selectAll()
    .select(sql<number>`min(threshold) over ()`.as('lowest'))
    .where('issue_id', '=', issueId)
    .where('list_key', '=', listKey)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return { ...toldShape.parse(row.told), threshold: row.threshold, toldAt: row.told_at, number: row.number, people: row.people, lowest: row.lowest };
}

/** The kinds of a list as a tree of counts, with the population of each where it is known. */
export function countedOf(list: List, voices: Voices, population: Population | null): Counted[] {
  const one = (id: string, parts: readonly Counted[]): Counted => ({
    id,
    voices: voices.kinds.get(id) ?? 0,
    population: population?.counts.get(id) ?? null,
    parts,
    hasRest: voices.withRest.has(id),
  });
  return list.content.categories.map((category) =>
    one(
      category.key,
      category.subgroups.map((part) => one(`${category.key}.${part.key}`, [])),
    ),
  );
}
