import { buildMatrix, type VoteMatrix } from '../opinion/index.ts';

/** The engine numbers columns in 16 bits and rows in 21. */
export const mostStatements = 65_536;
export const mostParticipants = 2 ** 21;

const blockSize = 65_536;

interface Block {
  readonly participant: Uint32Array;
  readonly statement: Uint16Array;
  readonly value: Int8Array;
  readonly at: Float64Array;
}

/**
 * Votes as they were cast, in typed arrays: 15 bytes a vote, in blocks, so that nothing is copied as the log grows. Of the votes
 * of one participant on one statement the latest time wins, then the one added later.
 */
export class VoteLog {
  readonly #participants = new Map<number, number>();
  readonly #statements = new Map<number, number>();
  #blocks: Block[] = [];
  #count = 0;

  /** How many votes were cast, changed ones too. */
  get casts(): number {
    return this.#count;
  }

  /** @returns false when there are more participants or statements than the engine can number; the vote is not added then */
  add(participant: number, statement: number, value: number, at: number): boolean {
    const row = place(this.#participants, participant, mostParticipants);
    const column = place(this.#statements, statement, mostStatements);
    if (row < 0 || column < 0) return false;
    const within = this.#count % blockSize;
    if (within === 0) this.#blocks.push(emptyBlock());
    const block = this.#blocks[this.#blocks.length - 1];
    if (!block) return false;
    block.participant[within] = row;
    block.statement[within] = column;
    block.value[within] = value;
    block.at[within] = at;
    this.#count += 1;
    return true;
  }

  /** The present votes. The log is let go with it: call it once. */
  build(): VoteMatrix<number> {
    const start = this.#rowStarts();
    const next = start.slice();
    const column = new Uint16Array(this.#count);
    const value = new Int8Array(this.#count);
    const at = new Float64Array(this.#count);
    for (const [number, block] of this.#blocks.entries()) {
      for (let within = 0, end = this.#lengthOf(number); within < end; within += 1) {
        const row = block.participant[within] ?? 0;
        const to = next[row] ?? 0;
        next[row] = to + 1;
        column[to] = block.statement[within] ?? 0;
        value[to] = block.value[within] ?? 0;
        at[to] = block.at[within] ?? 0;
      }
    }
    this.#blocks = [];
    for (let row = 0; row + 1 < start.length; row += 1) orderByTime(start[row] ?? 0, start[row + 1] ?? 0, column, value, at);
    return buildMatrix([...this.#participants.keys()], [...this.#statements.keys()], start, column, value);
  }

  #rowStarts(): Uint32Array {
    const start = new Uint32Array(this.#participants.size + 1);
    for (const [number, { participant }] of this.#blocks.entries()) {
      for (let within = 0, end = this.#lengthOf(number); within < end; within += 1) {
        const after = (participant[within] ?? 0) + 1;
        start[after] = (start[after] ?? 0) + 1;
      }
    }
    for (let row = 0; row + 1 < start.length; row += 1) start[row + 1] = (start[row + 1] ?? 0) + (start[row] ?? 0);
    return start;
  }

  #lengthOf(block: number): number {
    return Math.min(blockSize, this.#count - block * blockSize);
  }
}

function emptyBlock(): Block {
  return {
    participant: new Uint32Array(blockSize),
    statement: new Uint16Array(blockSize),
    value: new Int8Array(blockSize),
    at: new Float64Array(blockSize),
  };
}

/** @returns -1 when there is no room */
function place(places: Map<number, number>, id: number, most: number): number {
  const known = places.get(id);
  if (known !== undefined) return known;
  if (places.size >= most) return -1;
  places.set(id, places.size);
  return places.size - 1;
}

/** Puts the votes of one row in the order of their times, where a file has them in another; equal times stay as they are. */
function orderByTime(from: number, to: number, column: Uint16Array, value: Int8Array, at: Float64Array): void {
  let sorted = true;
  for (let one = from + 1; one < to && sorted; one += 1) sorted = (at[one] ?? 0) >= (at[one - 1] ?? 0);
  if (sorted) return;
  const order = Array.from({ length: to - from }, (_, one) => from + one).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0));
  column.set(
    order.map((one) => column[one] ?? 0),
    from,
  );
  value.set(
    order.map((one) => value[one] ?? 0),
    from,
  );
}
