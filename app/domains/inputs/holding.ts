import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { needsAdultModeration } from '../directory/index.ts';

/**
 * Whether an input waits for an adult before anybody else reads it: its author is a student of some roster, or marked so.
 * What somebody else wrote down for them was read by that adult.
 */
export async function mustWait(ctx: Ctx, input: { readonly participantId: string | null; readonly recordedBy: string | null }): Promise<boolean> {
  if (input.recordedBy) return false;
  if (await needsAdultModeration(ctx, ctx.actor.personId)) return true;
  if (!input.participantId) return false;
  const author = await ctx.db.selectFrom('participants').select('person_id').where('id', '=', input.participantId).executeTakeFirst();
  return needsAdultModeration(ctx, author?.person_id ?? null);
}

/** Marks an input, stored as not shown, as one that waits. */
export async function hold(ctx: Ctx, inputId: string): Promise<void> {
  await ctx.db.insertInto('input_holds').values({ input_id: inputId, at: ctx.now }).execute();
}

/** Whether an input was held back when it came in, whatever became of it since. */
export async function isHeld(ctx: Pick<Ctx, 'db'>, inputId: string): Promise<boolean> {
  return (await ctx.db.selectFrom('input_holds').select('at').where('input_id', '=', inputId).executeTakeFirst()) !== undefined;
}

/** SQL over a row of `inputs` under the given name: it waits for an adult, rather than being hidden by a rule. */
export function waitsForAdult(inputs: string) {
  const input = sql.ref(inputs);
  return sql<boolean>`(${input}.moderated = -1 and exists (select 1 from input_holds h where h.input_id = ${input}.id) and (
    select m.rule from moderations m where m.input_id = ${input}.id order by m.at desc, m.id desc limit 1) is null)`;
}
