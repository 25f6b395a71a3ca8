import { chances } from './chance.ts';
import { tridiagonalEigen, type Eigen } from './eigen.ts';
import type { Components, VoteMatrix } from './types.ts';

/** The part of a matrix that computing needs; values may be fractions in tests. */
export interface Entries {
  readonly rowStart: Uint32Array;
  readonly column: Uint16Array;
  readonly value: ArrayLike<number>;
}

/** A residual this small beside the largest eigenvalue leaves the positions exact to about nine digits. */
const exact = 1e-10;
const mostSteps = 400;
const stepsBetweenChecks = 4;

/**
 * The mean of each column over all who voted on it, and the two directions in which votes differ most: the first two right
 * singular vectors of the votes after every missing one was filled with the mean of its column. A filled cell is exactly 0
 * once the mean is taken off, so only the votes themselves are ever touched.
 *
 * Method of Lanczos with full orthogonalisation on the square of the matrix (Golub and Van Loan, Matrix Computations, 10.1).
 * A vector's sign is arbitrary; here its cubes add up to more than 0.
 * @param left columns that are left out: 1 or 0
 * @param enough how small the residual must be beside the largest eigenvalue
 */
export function findComponents(matrix: Pick<VoteMatrix, 'rowStart' | 'column' | 'value'>, left: Uint8Array, enough = exact): Components {
  const center = centerOf(matrix, left);
  const { values, vectors, total } = leading(matrix, center, left, enough);
  const [first = new Float64Array(left.length), second = new Float64Array(left.length)] = vectors;
  const share = (value = 0) => (total > 0 ? Math.min(1, Math.max(0, value / total)) : 0);
  return { center, first, second, explained: [share(values[0]), share(values[1])] };
}

/** Mean of the present votes of each column that is not left out; 0 elsewhere. */
export function centerOf({ column, value }: Pick<VoteMatrix, 'column' | 'value'>, left: Uint8Array): Float64Array {
  const sum = new Float64Array(left.length);
  const count = new Float64Array(left.length);
  for (let at = 0; at < column.length; at += 1) {
    const to = column[at] ?? 0;
    sum[to] = (sum[to] ?? 0) + (value[at] ?? 0);
    count[to] = (count[to] ?? 0) + 1;
  }
  return sum.map((total, to) => (left[to] || !count[to] ? 0 : total / (count[to] ?? 1)));
}

/**
 * `into` = X'X `vector`, where X is the matrix with the centre taken off its entries and 0 elsewhere. The innermost loop of the
 * engine: one pass over the votes, each row read twice while it is in the processor's cache.
 */
export function square({ rowStart, column, value }: Entries, center: Float64Array, vector: Float64Array, into: Float64Array): void {
  into.fill(0);
  const rows = rowStart.length - 1;
  for (let row = 0; row < rows; row += 1) {
    const start = rowStart[row] ?? 0;
    const end = rowStart[row + 1] ?? 0;
    let sum = 0;
    for (let at = start; at < end; at += 1) {
      const to = column[at] ?? 0;
      sum += ((value[at] ?? 0) - (center[to] ?? 0)) * (vector[to] ?? 0);
    }
    if (sum === 0) continue;
    for (let at = start; at < end; at += 1) {
      const to = column[at] ?? 0;
      into[to] = (into[to] ?? 0) + ((value[at] ?? 0) - (center[to] ?? 0)) * sum;
    }
  }
}

function leading(matrix: Entries, center: Float64Array, left: Uint8Array, enough: number): { values: number[]; vectors: Float64Array[]; total: number } {
  const width = left.length;
  const free = left.reduce((count, out) => count + (out ? 0 : 1), 0);
  const most = Math.min(free, mostSteps);
  const basis: Float64Array[] = [];
  const alpha = new Float64Array(most);
  const beta = new Float64Array(most);
  const work = new Float64Array(width);
  const total = variance(matrix, center, left);
  if (most === 0 || total === 0) return { values: [], vectors: [], total };
  const chance = chances(most);
  let next: Float64Array | null = startVector(left, chance, basis);
  let eigen: Eigen = { values: new Float64Array(0), vectors: [] };
  for (let step = 0; step < most && next; step += 1) {
    basis.push(next);
    square(matrix, center, next, work);
    for (let to = 0; to < width; to += 1) if (left[to]) work[to] = 0;
    alpha[step] = dot(work, next);
    orthogonalise(work, basis);
    const size = Math.sqrt(dot(work, work));
    const isLast = step + 1 === most;
    const broke = size <= total * 1e-15;
    beta[step] = broke ? 0 : size;
    if (isLast || broke || (step + 1) % stepsBetweenChecks === 0) {
      eigen = tridiagonalEigen(alpha.subarray(0, step + 1), beta.subarray(0, step));
      if (isLast || (!broke && isSettled(eigen, size, enough))) break;
    }
    next = broke ? startVector(left, chance, basis) : work.map((one) => one / size);
  }
  const found = [0, 1].filter((i) => (eigen.values[i] ?? 0) > total * 1e-12);
  return { values: found.map((i) => eigen.values[i] ?? 0), vectors: found.map((i) => combine(basis, eigen.vectors[i])), total };
}

/** Both leading pairs are exact enough: what is left of them outside of the basis is nothing. */
function isSettled({ values, vectors }: Eigen, size: number, enough: number): boolean {
  const rest = (i: number) => Math.abs(size * (vectors[i]?.at(-1) ?? 1));
  return values.length > 2 && Math.max(rest(0), rest(1)) <= enough * (values[0] ?? 0);
}

/** A unit vector by chance that stands upright on all before it; null where there is no room for another. */
function startVector(left: Uint8Array, chance: () => number, basis: readonly Float64Array[]): Float64Array | null {
  const vector = Float64Array.from(left, (out) => (out ? 0 : chance() - 0.5));
  orthogonalise(vector, basis);
  const size = Math.sqrt(dot(vector, vector));
  return size > 1e-9 ? vector.map((one) => one / size) : null;
}

/** A second time where the first took most of the vector away, and digits with it (Daniel, Gragg, Kaufman and Stewart, 1976). */
function orthogonalise(vector: Float64Array, basis: readonly Float64Array[]): void {
  const before = dot(vector, vector);
  projectOut(vector, basis);
  if (dot(vector, vector) < before / 2) projectOut(vector, basis);
}

function projectOut(vector: Float64Array, basis: readonly Float64Array[]): void {
  for (const one of basis) {
    const along = dot(vector, one);
    for (let to = 0; to < vector.length; to += 1) vector[to] = (vector[to] ?? 0) - along * (one[to] ?? 0);
  }
}

function combine(basis: readonly Float64Array[], weights: Float64Array | undefined): Float64Array {
  const vector = new Float64Array(basis[0]?.length ?? 0);
  basis.forEach((one, step) => {
    const weight = weights?.[step] ?? 0;
    for (let to = 0; to < vector.length; to += 1) vector[to] = (vector[to] ?? 0) + weight * (one[to] ?? 0);
  });
  const size = Math.sqrt(dot(vector, vector)) * (vector.reduce((sum, one) => sum + one ** 3, 0) < 0 ? -1 : 1);
  return vector.map((one) => one / size || 0);
}

function variance({ column, value }: Entries, center: Float64Array, left: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < column.length; at += 1) {
    const to = column[at] ?? 0;
    if (!left[to]) sum += ((value[at] ?? 0) - (center[to] ?? 0)) ** 2;
  }
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
