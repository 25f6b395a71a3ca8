import { chances } from '#app/engines/opinion/index.ts';

/** Votes grouped by participant, as `buildMatrix` takes them. */
export interface MadeVotes {
  readonly participants: readonly number[];
  readonly statements: readonly number[];
  readonly rowStart: Uint32Array;
  readonly column: Uint16Array;
  readonly value: Int8Array;
}

const medianVotes = 29;
const meanVotes = 54;
/** The mean of a log-normal spread is its median times e to the half of sigma squared. */
const sigma = Math.sqrt(2 * Math.log(meanVotes / medianVotes));
const passShare = 0.21;
/** Shares of the people in the three latent groups, added up. */
const groupsUpTo = [0.5, 0.8, 1];
/** How far groups part on a statement, and how far statements differ whoever votes: in logits. */
const parting = 1.2;
const leaning = 1;
/** Statement `j` is shown in proportion to `(j + 1) ** -skew`, in an order by chance. */
const skew = 0.5;

/**
 * A made conversation: three latent groups, log-normal votes per person (median 29, mean 54), statements seen unevenly, 21 % passes.
 * The same seed gives the same votes; everything is written straight into typed arrays.
 */
export function makeVotes(people: number, statements: number, seed = 1): MadeVotes {
  const chance = chances(seed);
  const rowStart = new Uint32Array(people + 1);
  for (let row = 0; row < people; row += 1) {
    const votes = Math.round(medianVotes * Math.exp(sigma * normal(chance)));
    rowStart[row + 1] = (rowStart[row] ?? 0) + Math.min(statements, Math.max(1, votes));
  }
  const column = new Uint16Array(rowStart[people] ?? 0);
  const value = new Int8Array(column.length);
  const agreement = agreementByGroup(statements, chance);
  const draw = createDraw(statements, chance);
  for (let row = 0; row < people; row += 1) {
    const [from, to] = [rowStart[row] ?? 0, rowStart[row + 1] ?? 0];
    draw(column.subarray(from, to));
    const among = chance();
    const group = groupsUpTo.findIndex((upTo) => among < upTo);
    for (let at = from; at < to; at += 1) value[at] = vote(agreement[group * statements + (column[at] ?? 0)] ?? 0.5, chance);
  }
  return {
    participants: Array.from({ length: people }, (_, id) => id),
    statements: Array.from({ length: statements }, (_, id) => id),
    rowStart,
    column,
    value,
  };
}

/** The same people voting on the same statements, by the toss of a coin. */
export function tossCoins(votes: MadeVotes, seed = 1): MadeVotes {
  const chance = chances(seed);
  return { ...votes, value: Int8Array.from({ length: votes.value.length }, () => vote(0.5, chance)) };
}

function vote(agreement: number, chance: () => number): number {
  if (chance() < passShare) return 0;
  return chance() < agreement ? 1 : -1;
}

/** The share of agreement among votes that are no pass, by group and statement. */
function agreementByGroup(statements: number, chance: () => number): Float32Array {
  const common = Float32Array.from({ length: statements }, () => leaning * normal(chance));
  return Float32Array.from(
    { length: groupsUpTo.length * statements },
    (_, at) => 1 / (1 + Math.exp(-(common[at % statements] ?? 0) - parting * normal(chance))),
  );
}

/** Fills a row with different statements, the often seen ones more likely. */
function createDraw(statements: number, chance: () => number): (row: Uint16Array) => void {
  const order = Uint16Array.from({ length: statements }, (_, at) => at);
  for (let at = statements - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  const upTo = new Float64Array(statements);
  for (let at = 0; at < statements; at += 1) upTo[at] = (upTo[at - 1] ?? 0) + (at + 1) ** -skew;
  const total = upTo[statements - 1] ?? 0;
  const drawnIn = new Uint32Array(statements);
  const keys = new Float64Array(statements);
  let round = 0;
  return (row) => {
    round += 1;
    if (row.length * 4 > statements) return drawMany(row, order, upTo, keys, chance);
    for (let filled = 0; filled < row.length;) {
      const at = firstAbove(upTo, chance() * total);
      if (drawnIn[at] === round) continue;
      drawnIn[at] = round;
      row[filled] = order[at] ?? 0;
      filled += 1;
    }
  };
}

/** For those who vote on much: every statement gets a waiting time by chance, and the first to come are taken. */
function drawMany(row: Uint16Array, order: Uint16Array, upTo: Float64Array, keys: Float64Array, chance: () => number): void {
  for (let at = 0; at < keys.length; at += 1) keys[at] = -Math.log(1 - chance()) / ((upTo[at] ?? 0) - (upTo[at - 1] ?? 0));
  const last = keys.slice().sort()[row.length - 1] ?? 0;
  let filled = 0;
  for (let at = 0; at < keys.length && filled < row.length; at += 1) {
    if ((keys[at] ?? 0) > last) continue;
    row[filled] = order[at] ?? 0;
    filled += 1;
  }
}

function firstAbove(upTo: Float64Array, value: number): number {
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Box and Muller's normal numbers. */
function normal(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}
