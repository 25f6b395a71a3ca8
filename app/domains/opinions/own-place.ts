import { enoughVotes, placeParticipants } from '../../engines/opinion/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Compass, Findings } from './findings.ts';
import type { OwnPlace, ToldResult } from './told.ts';

/** A person's own votes by number of the statement: shown to nobody but them. */
export type OwnVotes = ReadonlyMap<number, number>;

export async function ownVotes(ctx: Ctx, conversationId: string, participantId: string): Promise<OwnVotes> {
  const rows = await ctx.db
    .selectFrom('votes')
    .innerJoin('statements', 'statements.id', 'votes.statement_id')
    .select(['statements.number', 'votes.value'])
    .where('votes.conversation_id', '=', conversationId)
    .where('votes.participant_id', '=', participantId)
    .execute();
  return new Map(rows.map(({ number, value }) => [number, value]));
}

/** Where somebody stands by votes of their own on the map of others; the nearest group once they have voted enough, and where it may be told of. */
export function placeSelf(findings: Findings, told: Pick<ToldResult, 'groups'>, votes: OwnVotes): OwnPlace | null {
  const { compass, groups } = findings;
  const counted = [...votes].filter(([number]) => compass.numbers.includes(number));
  if (!counted.some(([number]) => !compass.leftOut.includes(number))) return null;
  const place = placeBy(compass, counted);
  if (groups.length === 0 || counted.length < Math.min(enoughVotes, compass.numbers.length)) return { place, letter: null };
  const away = groups.map(({ center }) => Math.hypot(center.x - place.x, center.y - place.y));
  const group = told.groups[away.indexOf(Math.min(...away))];
  return { place, letter: group?.center ? group.letter : null };
}

function placeBy({ numbers, center, first, second, leftOut }: Compass, votes: readonly (readonly [number, number])[]) {
  const row = {
    rowStart: Uint32Array.of(0, votes.length),
    column: Uint16Array.from(votes, ([number]) => numbers.indexOf(number)),
    value: Int8Array.from(votes, ([, value]) => value),
  };
  const left = Uint8Array.from(numbers, (number) => (leftOut.includes(number) ? 1 : 0));
  const components = { center: Float64Array.from(center), first: Float64Array.from(first), second: Float64Array.from(second), explained: [0, 0] as const };
  const { x, y } = placeParticipants(row, left, components);
  return { x: x[0] ?? 0, y: y[0] ?? 0 };
}
