import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';

/** Everything that decides what is found in a conversation, packed so that it can be handed to another thread without a copy. */
export interface VotesToAnalyse {
  /** Where the votes of each participant begin; one more than there are participants. */
  readonly rowStart: Uint32Array<ArrayBuffer>;
  /** Place of the statement in `statements`, and the vote on it. */
  readonly column: Uint16Array<ArrayBuffer>;
  readonly value: Int8Array<ArrayBuffer>;
  readonly statements: readonly StatementToAnalyse[];
  /** Rings and stakeholder groups of participants, by row. */
  readonly overlays: readonly { readonly kind: 'ring' | 'group'; readonly key: string; readonly rows: Uint32Array<ArrayBuffer> }[];
  readonly threshold: number;
}

export interface StatementToAnalyse {
  readonly id: string;
  readonly number: number;
  /** Hidden by a moderator or taken back by its author. */
  readonly isRejected: boolean;
  readonly isMeta: boolean;
}

/** So many participants are read at once: the embedded database does not stream. */
const pageOfParticipants = 5000;
/** A vote as the database packs it: the statement's number in four bytes, the value in two. */
const bytesPerVote = 6;

/** Reads a conversation's present votes; takes about a second for a million. */
export async function readVotes(
  ctx: Ctx,
  conversation: { readonly id: string; readonly issueId: string; readonly privacyThreshold: number },
): Promise<VotesToAnalyse> {
  const statements = await readStatements(ctx, conversation.id);
  const place = new Map(statements.map(({ number }, at) => [number, at]));
  const rows: { id: string; votes: Uint8Array }[] = [];
  for (let after = ''; ;) {
    const page = await readPage(ctx, conversation.id, after);
    rows.push(...page);
    if (page.length < pageOfParticipants) break;
    after = page.at(-1)?.id ?? '';
  }
  const total = rows.reduce((sum, { votes }) => sum + votes.length / bytesPerVote, 0);
  const rowStart = new Uint32Array(rows.length + 1);
  const column = new Uint16Array(total);
  const value = new Int8Array(total);
  let count = 0;
  rows.forEach(({ votes }, row) => {
    const view = new DataView(votes.buffer, votes.byteOffset, votes.byteLength);
    for (let at = 0; at < votes.byteLength; at += bytesPerVote) {
      column[count] = place.get(view.getInt32(at)) ?? 0;
      value[count] = view.getInt16(at + 4);
      count += 1;
    }
    rowStart[row + 1] = count;
  });
  const overlays = await readOverlays(ctx, conversation.issueId, new Map(rows.map(({ id }, row) => [id, row])));
  return { rowStart, column, value, statements, overlays, threshold: conversation.privacyThreshold };
}

async function readPage(ctx: Ctx, conversationId: string, after: string) {
  const { rows } = await sql<{ id: string; votes: Uint8Array }>`
    select v.participant_id as id, string_agg(int4send(s.number) || int2send(v.value), ''::bytea) as votes
    from votes v join statements s on s.id = v.statement_id
    where v.conversation_id = ${conversationId} ${after ? sql`and v.participant_id > ${after}` : sql``}
    group by v.participant_id order by v.participant_id limit ${pageOfParticipants}`.execute(ctx.db);
  return rows;
}

async function readStatements(ctx: Ctx, conversationId: string): Promise<StatementToAnalyse[]> {
  const { rows } = await sql<StatementToAnalyse>`
    select s.id, s.number, i.moderated = -1 or i.withdrawn_at is not null as "isRejected", s.is_meta as "isMeta"
    from statements s join inputs i on i.id = s.id where s.conversation_id = ${conversationId} order by s.number`.execute(ctx.db);
  return rows;
}

/** Which stakeholder group each participant said to belong to, and the ring of those who are members. */
async function readOverlays(ctx: Ctx, issueId: string, rowOf: ReadonlyMap<string, number>): Promise<VotesToAnalyse['overlays']> {
  const { rows } = await sql<{ id: string; group: string | null; ring: string | null }>`
    select p.id, g.kept_id as "group", m.ring
    from participants p left join kept_groups g on g.id = p.group_id left join memberships m on m.person_id = p.person_id and m.issue_id = p.issue_id and m.ended_at is null
    where p.issue_id = ${issueId} and (p.group_id is not null or m.ring is not null)`.execute(ctx.db);
  const found = new Map<string, { kind: 'ring' | 'group'; key: string; rows: number[] }>();
  const lay = (kind: 'ring' | 'group', key: string | null, row: number) => {
    if (key === null) return;
    const overlay = found.get(`${kind} ${key}`) ?? { kind, key, rows: [] };
    found.set(`${kind} ${key}`, overlay);
    overlay.rows.push(row);
  };
  for (const { id, group, ring } of rows) {
    const row = rowOf.get(id);
    if (row === undefined) continue;
    lay('group', group, row);
    lay('ring', ring, row);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { kind, key, rows }]) => ({ kind, key, rows: Uint32Array.from(rows) }));
}
