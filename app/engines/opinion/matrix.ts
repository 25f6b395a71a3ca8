import type { Label, VoteMatrix } from './types.ts';

/** Columns are numbered in 16 bits. */
const mostStatements = 65_536;
/** A row's place in a sort key beside its hash: 2^21 participants. */
const mostParticipants = 2 ** 21;

/** Gathers votes one by one; a later vote of the same participant on the same statement replaces the earlier. */
export class VoteMatrixBuilder<Id extends Label = Label> {
  readonly #rows = new Map<Id, number>();
  readonly #columns = new Map<number, number>();
  #row = new Uint32Array(1024);
  #column = new Uint16Array(1024);
  #value = new Int8Array(1024);
  #count = 0;

  /** @param value agree 1, disagree -1, pass 0 @throws RangeError beyond 65,536 statements or 2,097,152 participants */
  add(participant: Id, statement: number, value: number): void {
    if (this.#count === this.#row.length) this.#grow();
    this.#row[this.#count] = place(this.#rows, participant, mostParticipants, 'participants');
    this.#column[this.#count] = place(this.#columns, statement, mostStatements, 'statements');
    this.#value[this.#count] = value;
    this.#count += 1;
  }

  build(): VoteMatrix<Id> {
    const participants = [...this.#rows.keys()];
    const start = new Uint32Array(participants.length + 1);
    for (let at = 0; at < this.#count; at += 1) start[(this.#row[at] ?? 0) + 1] = (start[(this.#row[at] ?? 0) + 1] ?? 0) + 1;
    for (let row = 0; row < participants.length; row += 1) start[row + 1] = (start[row + 1] ?? 0) + (start[row] ?? 0);
    const next = start.slice();
    const column = new Uint16Array(this.#count);
    const value = new Int8Array(this.#count);
    for (let at = 0; at < this.#count; at += 1) {
      const row = this.#row[at] ?? 0;
      const to = next[row] ?? 0;
      next[row] = to + 1;
      column[to] = this.#column[at] ?? 0;
      value[to] = this.#value[at] ?? 0;
    }
    return buildMatrix(participants, [...this.#columns.keys()], start, column, value);
  }

  #grow(): void {
    const length = this.#row.length * 2;
    this.#row = grown(this.#row, new Uint32Array(length));
    this.#column = grown(this.#column, new Uint16Array(length));
    this.#value = grown(this.#value, new Int8Array(length));
  }
}

function place<Key>(places: Map<Key, number>, key: Key, most: number, what: string): number {
  const known = places.get(key);
  if (known !== undefined) return known;
  if (places.size >= most) throw new RangeError(`more than ${most} ${what}`);
  places.set(key, places.size);
  return places.size - 1;
}

function grown<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}

/**
 * A matrix from votes that are grouped by participant already: row `p` is `rowStart[p]` to `rowStart[p + 1]`, in the order
 * in which they were cast. Columns point into `statements`, in any order; the later of two votes on one statement counts.
 * Rows without a vote are left out. Order of rows, columns and entries of the input do not matter to the result.
 */
export function buildMatrix<Id extends Label>(
  participants: readonly Id[],
  statements: readonly number[],
  rowStart: Uint32Array,
  column: Uint16Array,
  value: Int8Array,
): VoteMatrix<Id> {
  if (statements.length > mostStatements) throw new RangeError(`more than ${mostStatements} statements`);
  if (participants.length > mostParticipants) throw new RangeError(`more than ${mostParticipants} participants`);
  const ascending = Uint32Array.from(statements.keys()).sort((a, b) => (statements[a] ?? 0) - (statements[b] ?? 0));
  const rank = new Uint16Array(statements.length);
  ascending.forEach((from, to) => (rank[from] = to));
  const sorted = sortEntries(rowStart, column, value, rank);
  const order = orderRows(sorted);
  return {
    participants: Array.from(order, (row) => participants[row]).filter((id) => id !== undefined),
    statements: Array.from(ascending, (from) => statements[from] ?? 0),
    ...takeRows(sorted, order),
  };
}

interface Rows {
  readonly rowStart: Uint32Array;
  readonly column: Uint16Array;
  readonly value: Int8Array;
}

/** Sorts the entries of each row by column and keeps the last of several on one column, by spreading each row out over all columns. */
function sortEntries(rowStart: Uint32Array, column: Uint16Array, value: Int8Array, rank: Uint16Array): Rows {
  const rows = rowStart.length - 1;
  const start = new Uint32Array(rows + 1);
  const columns = new Uint16Array(column.length);
  const values = new Int8Array(value.length);
  const spread = new Int8Array(rank.length).fill(2);
  const touched = new Uint16Array(rank.length);
  let count = 0;
  for (let row = 0; row < rows; row += 1) {
    let fresh = 0;
    for (let at = rowStart[row] ?? 0, end = rowStart[row + 1] ?? 0; at < end; at += 1) {
      const to = rank[column[at] ?? 0] ?? 0;
      if (spread[to] === 2) touched[fresh++] = to;
      spread[to] = value[at] ?? 0;
    }
    const those = touched.subarray(0, fresh).sort();
    for (let at = 0; at < fresh; at += 1) {
      const to = those[at] ?? 0;
      columns[count] = to;
      values[count] = spread[to] ?? 0;
      spread[to] = 2;
      count += 1;
    }
    start[row + 1] = count;
  }
  return { rowStart: start, column: columns.subarray(0, count), value: values.subarray(0, count) };
}

/** Rows in an order that their votes alone decide: by hash, and where hashes are alike by the votes themselves. */
function orderRows(rows: Rows): Uint32Array {
  const count = rows.rowStart.length - 1;
  const keys = new Float64Array(count);
  for (let row = 0; row < count; row += 1) keys[row] = hashRow(rows, row) * mostParticipants + row;
  keys.sort();
  const order = Uint32Array.from(keys, (key) => key % mostParticipants);
  for (let from = 0; from < count;) {
    let to = from + 1;
    while (to < count && hashOf(keys[to]) === hashOf(keys[from])) to += 1;
    if (to > from + 1) order.subarray(from, to).sort((a, b) => compareRows(rows, a, b));
    from = to;
  }
  return order.filter((row) => (rows.rowStart[row + 1] ?? 0) > (rows.rowStart[row] ?? 0));
}

function hashOf(key: number | undefined): number {
  return Math.floor((key ?? 0) / mostParticipants);
}

/** FNV-1a over columns and values, 32 bits. */
function hashRow({ rowStart, column, value }: Rows, row: number): number {
  let hash = 2166136261;
  for (let at = rowStart[row] ?? 0, end = rowStart[row + 1] ?? 0; at < end; at += 1) {
    hash = Math.imul(hash ^ (column[at] ?? 0), 16777619);
    hash = Math.imul(hash ^ ((value[at] ?? 0) + 1), 16777619);
  }
  return hash >>> 0;
}

function compareRows({ rowStart, column, value }: Rows, a: number, b: number): number {
  const [fromA, fromB] = [rowStart[a] ?? 0, rowStart[b] ?? 0];
  const [lengthA, lengthB] = [(rowStart[a + 1] ?? 0) - fromA, (rowStart[b + 1] ?? 0) - fromB];
  for (let at = 0; at < Math.min(lengthA, lengthB); at += 1) {
    const byColumn = (column[fromA + at] ?? 0) - (column[fromB + at] ?? 0);
    const byValue = (value[fromA + at] ?? 0) - (value[fromB + at] ?? 0);
    if (byColumn || byValue) return byColumn || byValue;
  }
  return lengthA - lengthB;
}

/** The rows in another order, some of them perhaps several times or not at all. */
export function takeRows({ rowStart, column, value }: Rows, order: Uint32Array): Rows {
  const start = new Uint32Array(order.length + 1);
  for (let to = 0; to < order.length; to += 1) {
    const row = order[to] ?? 0;
    start[to + 1] = (start[to] ?? 0) + (rowStart[row + 1] ?? 0) - (rowStart[row] ?? 0);
  }
  const columns = new Uint16Array(start[order.length] ?? 0);
  const values = new Int8Array(start[order.length] ?? 0);
  for (let to = 0; to < order.length; to += 1) {
    const row = order[to] ?? 0;
    columns.set(column.subarray(rowStart[row], rowStart[row + 1]), start[to]);
    values.set(value.subarray(rowStart[row], rowStart[row + 1]), start[to]);
  }
  return { rowStart: start, column: columns, value: values };
}
