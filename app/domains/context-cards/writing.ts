import { sql } from 'kysely';
import { signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import type { CardField, CardLine } from './card.ts';
import { getLine, lockCard } from './cards.ts';
import { seeToKeep } from './seeing.ts';

/** What one of ours writes on a card: a guess, or what somebody of the group said. */
export interface NewLine {
  readonly field: CardField;
  readonly body: string;
  readonly lang: string;
  readonly saidBy: 'group' | 'guess';
  /** Who of the group said it; only with `group`. */
  readonly speaker: string | null;
}

/** Adds a line. @throws NotFound, Denied, NotSignedIn */
export async function writeLine(ctx: Ctx, groupId: string, line: NewLine): Promise<{ id: string }> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const group = await seeToKeep(ctx, groupId);
    await lockCard(ctx, group.id);
    const id = await insertLine(ctx, group.id, line, personId, null);
    await record(ctx, {
      kind: 'card-line.written',
      organizationId: group.organizationId,
      subjectId: id,
      particulars: { field: line.field, saidBy: line.saidBy },
    });
    return { id };
  });
}

/** Whether one of ours may still word it otherwise: nobody of the group has answered it, and the group did not write it. */
export function isOurs(line: CardLine): boolean {
  return line.voice === null && line.answers.length === 0 && (line.state === 'pencilled' || line.state === 'confirmed');
}

/**
 * Puts other words in the place of a line that was read at `revision`; the earlier ones stay in its history. `spoken`: the group has spoken to it,
 * so only the group says it otherwise. @throws NotFound, Denied, StaleRevision
 */
export async function rewordLine(ctx: Ctx, groupId: string, id: string, revision: number, line: NewLine): Promise<Result<{ id: string }, 'spoken'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const group = await seeToKeep(ctx, groupId);
    await lockCard(ctx, group.id);
    const before = await getLine(ctx, group.id, id);
    if (before.revision !== revision || before.state === 'replaced') throw new StaleRevision();
    if (!isOurs(before)) return no('spoken');
    const made = await insertLine(ctx, group.id, { ...line, field: before.field }, personId, before.id);
    await touch(ctx, before.id);
    await record(ctx, { kind: 'card-line.reworded', organizationId: group.organizationId, subjectId: made });
    return ok({ id: made });
  });
}

async function insertLine(ctx: Ctx, groupId: string, line: NewLine, by: string, replacesId: string | null): Promise<string> {
  const id = newId();
  await ctx.db
    .insertInto('card_lines')
    .values({
      id,
      // Other words stand on the card where the first stood, also where that group was merged.
      group_id: sql<string>`coalesce((select group_id from card_lines where id = ${replacesId}), ${groupId})`,
      field: line.field,
      body: line.body,
      lang: line.lang,
      said_by: line.saidBy,
      speaker: line.saidBy === 'group' ? line.speaker : null,
      created_at: ctx.now,
      created_by: by,
      replaces_id: replacesId,
    })
    .execute();
  return id;
}

/** Counts a change of what a line stands for, so that who read it before is told. */
export async function touch(ctx: Ctx, id: string): Promise<void> {
  await ctx.db
    .updateTable('card_lines')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}
