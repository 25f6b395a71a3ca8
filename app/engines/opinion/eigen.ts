/** Eigenvalues, largest first, with their vectors. */
export interface Eigen {
  readonly values: Float64Array;
  /** `vectors[i]` belongs to `values[i]`. */
  readonly vectors: readonly Float64Array[];
}

const mostTurns = 60;

/**
 * Eigenvalues and vectors of a symmetric matrix with three diagonals, by the QL method with implicit shifts (Bowdler,
 * Martin, Reinsch and Wilkinson, Numerische Mathematik 11, 1968). It serves `components.ts`, whose matrices are small.
 *
 * @param diagonal n numbers @param beside n - 1 numbers beside it
 */
export function tridiagonalEigen(diagonal: Float64Array, beside: Float64Array): Eigen {
  const n = diagonal.length;
  const d = diagonal.slice();
  const e = new Float64Array(n);
  e.set(beside.subarray(0, n - 1));
  // Column i of the vectors is kept as a row, so that two of them can be turned together in order of memory.
  const z = Array.from({ length: n }, (_, i) => {
    const unit = new Float64Array(n);
    unit[i] = 1;
    return unit;
  });
  for (let low = 0; low < n; low += 1) {
    for (let turn = 0; turn < mostTurns; turn += 1) {
      const high = firstGap(d, e, low);
      if (high === low) break;
      sweep(d, e, z, low, high);
    }
  }
  const order = [...d.keys()].sort((a, b) => (d[b] ?? 0) - (d[a] ?? 0));
  return { values: Float64Array.from(order, (i) => d[i] ?? 0), vectors: order.map((i) => z[i] ?? new Float64Array(n)) };
}

/** The first place from `low` on where the matrix falls apart, because what lies beside the diagonal is nothing there. */
function firstGap(d: Float64Array, e: Float64Array, low: number): number {
  let at = low;
  for (; at < d.length - 1; at += 1) {
    const scale = Math.abs(d[at] ?? 0) + Math.abs(d[at + 1] ?? 0);
    if (Math.abs(e[at] ?? 0) <= Number.EPSILON * scale) break;
  }
  return at;
}

/** One sweep of plane rotations from `high` down to `low`. */
function sweep(d: Float64Array, e: Float64Array, z: readonly Float64Array[], low: number, high: number): void {
  const [dl, el] = [d[low] ?? 0, e[low] ?? 0];
  const half = ((d[low + 1] ?? 0) - dl) / (2 * el);
  let g = (d[high] ?? 0) - dl + el / (half + Math.sign(half || 1) * Math.hypot(half, 1));
  let [s, c, p] = [1, 1, 0];
  for (let i = high - 1; i >= low; i -= 1) {
    const f = s * (e[i] ?? 0);
    const b = c * (e[i] ?? 0);
    const r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] = (d[i + 1] ?? 0) - p;
      e[high] = 0;
      return;
    }
    [s, c] = [f / r, g / r];
    g = (d[i + 1] ?? 0) - p;
    const t = ((d[i] ?? 0) - g) * s + 2 * c * b;
    p = s * t;
    d[i + 1] = g + p;
    g = c * t - b;
    rotate(z[i], z[i + 1], s, c);
  }
  d[low] = (d[low] ?? 0) - p;
  e[low] = g;
  e[high] = 0;
}

function rotate(a: Float64Array | undefined, b: Float64Array | undefined, s: number, c: number): void {
  if (!a || !b) return;
  for (let k = 0; k < a.length; k += 1) {
    const [ak, bk] = [a[k] ?? 0, b[k] ?? 0];
    b[k] = s * ak + c * bk;
    a[k] = c * ak - s * bk;
  }
}
