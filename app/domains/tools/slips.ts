import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { findSeat, standingOn } from '../people/index.ts';
import { seesSlip } from './policy.ts';
import type { Sheet } from './sheet.ts';
import type { Slip } from './slip.ts';

function slipRows(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('sheet_slips as slip')
    .leftJoin('persons', 'persons.id', 'slip.person_id')
    .leftJoin('sheet_rounds as round', 'round.id', 'slip.round_id')
    .select(['slip.id', 'slip.step', 'slip.round_id as roundId', 'slip.cells', 'slip.lang', 'slip.person_id as personId'])
    .select(['slip.participant_id as participantId', 'slip.written_at as writtenAt', 'slip.outcome', 'slip.writer', 'persons.name as personName'])
    .select(['round.started_at as startedAt', 'round.merged_at as mergedAt'])
    .orderBy('slip.written_at')
    .orderBy('slip.id');
}

type Row = Awaited<ReturnType<ReturnType<typeof slipRows>['executeTakeFirstOrThrow']>>;

function asSlip(row: Row): Slip {
  const { id, step, roundId, lang, personId, participantId, writtenAt } = row;
  const outcome = row.outcome as Slip['outcome'];
  return {
    id,
    step,
    roundId,
    cells: row.cells as Record<string, string>,
    lang,
    personId,
    participantId,
    writer: row.personName ?? row.writer,
    writtenAt,
    outcome,
  };
}

const inOpenRound = (row: Row) => row.startedAt !== null && row.mergedAt === null;

/** The slips of a sheet that the actor may read and that wait for something, oldest first. The caller has found the sheet through the actor. */
export async function waitingSlips(ctx: Ctx, sheet: Pick<Sheet, 'id' | 'issueId'>): Promise<Slip[]> {
  return (await readableSlips(ctx, sheet)).filter((slip) => slip.outcome === null);
}

/** The slips of a sheet that were put aside, for those who may read them. */
export async function slipsSetAside(ctx: Ctx, sheet: Pick<Sheet, 'id' | 'issueId'>): Promise<Slip[]> {
  return (await readableSlips(ctx, sheet)).filter((slip) => slip.outcome === 'set-aside');
}

async function readableSlips(ctx: Ctx, sheet: Pick<Sheet, 'id' | 'issueId'>): Promise<Slip[]> {
  const standing = await standingOn(ctx, sheet.issueId);
  const rows = await slipRows(ctx).where('slip.sheet_id', '=', sheet.id).execute();
  const { personId } = ctx.actor;
  const isOwn = (row: Row) => personId !== null && row.personId === personId;
  return rows.filter((row) => seesSlip(standing, { isOwn: isOwn(row), inOpenRound: inOpenRound(row) })).map(asSlip);
}

/** What somebody who came by the door wrote on the sheet, oldest first. */
export async function slipsOfSeat(ctx: Ctx, sheet: Pick<Sheet, 'id' | 'issueId'>): Promise<Slip[]> {
  const seat = await findSeat(ctx, sheet.issueId);
  if (!seat) return [];
  return (await slipRows(ctx).where('slip.sheet_id', '=', sheet.id).where('slip.participant_id', '=', seat).execute()).map(asSlip);
}

/** A slip of a sheet that the actor may read. @throws NotFound */
export async function getSlip(ctx: Ctx, sheet: Pick<Sheet, 'id' | 'issueId'>, id: string): Promise<Slip> {
  const slip = isId(id) ? (await readableSlips(ctx, sheet)).find((one) => one.id === id) : undefined;
  if (!slip) throw new NotFound();
  return slip;
}

/** How many people wrote how many slips in a round that is still open. What they wrote is not in it. */
export async function countRound(ctx: Pick<Ctx, 'db'>, roundId: string): Promise<{ people: number; slips: number }> {
  const rows = await ctx.db
    .selectFrom('sheet_slips')
    .select(['person_id as personId', 'participant_id as participantId'])
    .where('round_id', '=', roundId)
    .where('outcome', 'is', null)
    .execute();
  return { people: new Set(rows.map((row) => row.personId ?? row.participantId)).size, slips: rows.length };
}

/** How many slips on open sheets of an issue wait for those who lead; lists that people still make alone do not. */
export async function countWaitingSlips(ctx: Pick<Ctx, 'db'>, issueId: string): Promise<{ tool: string; count: number }[]> {
  const rows = await ctx.db
    .selectFrom('sheet_slips as slip')
    .innerJoin('sheets', 'sheets.id', 'slip.sheet_id')
    .leftJoin('sheet_rounds as round', 'round.id', 'slip.round_id')
    .select(({ fn }) => ['sheets.tool', fn.countAll().as('count')])
    .where('sheets.issue_id', '=', issueId)
    .where('sheets.closed_at', 'is', null)
    .where('slip.outcome', 'is', null)
    .where((eb) => eb.or([eb('round.id', 'is', null), eb('round.merged_at', 'is not', null)]))
    .groupBy('sheets.tool')
    .execute();
  return rows.map((row) => ({ tool: row.tool.replace(/^tool\./, ''), count: Number(row.count) }));
}
