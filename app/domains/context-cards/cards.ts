import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { keptGroups } from '../people/index.ts';
import { judgeLines, type CardAnswer, type CardField, type CardLine, type Stance, type WrittenLine } from './card.ts';

/** All lines of a group's card, those that stand and those of its history, oldest first. The caller has asked who may read it. */
export async function cardOf(ctx: Pick<Ctx, 'db'>, groupId: string): Promise<CardLine[]> {
  return (await cardsOf(ctx, [groupId])).get(groupId) ?? [];
}

/** The cards of several groups, by group. */
export async function cardsOf(ctx: Pick<Ctx, 'db'>, groupIds: readonly string[]): Promise<Map<string, CardLine[]>> {
  if (groupIds.length === 0) return new Map();
  const rows = await lineRows(ctx).where('groups.kept_id', 'in', groupIds).orderBy('card_lines.created_at').orderBy('card_lines.id').execute();
  const answers = await answersOf(ctx, groupIds);
  const cards = new Map<string, CardLine[]>();
  for (const groupId of groupIds) {
    const written = rows.filter((row) => row.groupId === groupId).map((row) => asWritten(row, answers));
    cards.set(groupId, judgeLines(written));
  }
  return cards;
}

/** A line of that group's card, in whatever state. @throws NotFound */
export async function getLine(ctx: Pick<Ctx, 'db'>, groupId: string, id: string): Promise<CardLine> {
  const line = isId(id) ? (await cardOf(ctx, groupId)).find((one) => one.id === id) : undefined;
  if (!line) throw new NotFound();
  return line;
}

/** Lets one change of a card happen at a time. */
export async function lockCard(ctx: Ctx, groupId: string): Promise<void> {
  await sql`select 1 from groups where id = ${groupId} for no key update`.execute(ctx.db);
}

function lineRows(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('card_lines')
    .innerJoin(keptGroups('groups'), 'groups.id', 'card_lines.group_id')
    .leftJoin('card_voices as v', 'v.id', 'card_lines.voice_id')
    .leftJoin('persons as speaking', 'speaking.id', 'v.person_id')
    .leftJoin('persons as writer', 'writer.id', 'card_lines.created_by')
    .leftJoin('persons as remover', 'remover.id', 'card_lines.removed_by')
    .select([
      'card_lines.id',
      'groups.kept_id as groupId',
      'card_lines.field',
      'card_lines.body',
      'card_lines.lang',
      'card_lines.said_by as saidBy',
      'card_lines.speaker',
      'card_lines.voice_id as voiceId',
      sql<string | null>`coalesce(v.name, speaking.name)`.as('voiceName'),
      'v.role as voiceRole',
      'v.link_id as voiceLink',
      'writer.name as writtenBy',
      'card_lines.created_at as createdAt',
      'card_lines.replaces_id as replacesId',
      'card_lines.revision',
      'card_lines.removed_at as removedAt',
      'remover.name as removedBy',
      'card_lines.removed_reason as removedReason',
    ]);
}

type LineRow = Awaited<ReturnType<ReturnType<typeof lineRows>['executeTakeFirstOrThrow']>>;

function asWritten(row: LineRow, answers: readonly CardAnswer[]): WrittenLine {
  const { groupId: _, voiceId, voiceName, voiceRole, voiceLink, ...line } = row;
  return {
    ...line,
    field: line.field as CardField,
    saidBy: line.saidBy as WrittenLine['saidBy'],
    voice: voiceId === null ? null : { id: voiceId, name: voiceName, role: voiceRole, byLink: voiceLink !== null },
    answers: answers.filter((one) => one.lineId === row.id),
  };
}

/** What stands now; an answer that was taken back does not. */
async function answersOf(ctx: Pick<Ctx, 'db'>, groupIds: readonly string[]): Promise<CardAnswer[]> {
  const rows = await ctx.db
    .selectFrom('card_answers')
    .innerJoin('card_voices as v', 'v.id', 'card_answers.voice_id')
    .innerJoin(keptGroups('groups'), 'groups.id', 'v.group_id')
    .leftJoin('persons', 'persons.id', 'v.person_id')
    .select(['card_answers.line_id as lineId', 'card_answers.stance', 'card_answers.at', 'v.id as voiceId', 'v.role', 'v.link_id as linkId'])
    .select(sql<string | null>`coalesce(v.name, persons.name)`.as('name'))
    .where('groups.kept_id', 'in', groupIds)
    .where('card_answers.withdrawn_at', 'is', null)
    .orderBy('card_answers.at')
    .orderBy('card_answers.id')
    .execute();
  return rows.map(({ lineId, stance, at, voiceId, name, role, linkId }) => ({
    lineId,
    stance: stance as Stance,
    at,
    voice: { id: voiceId, name, role, byLink: linkId !== null },
  }));
}
