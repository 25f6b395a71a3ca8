/**
 * A table with totals as a flow that goes round: from the source (column of row totals) into the rows, through the
 * cells into the columns, into the sink (row of column totals) and, as the grand total, back to the source. Every row
 * and column adds up exactly when nothing is lost at any node.
 */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** What readers know of it, whether it is told or not: it is from `least` to `most`. */
  readonly least: number;
  readonly most: number;
  /** Whether it is too small to be told, and so must stay open. */
  readonly small: boolean;
  /** What it costs to withhold it as well; nothing once it is withheld. */
  readonly cost: number;
  hidden: boolean;
}

export interface Network {
  readonly nodes: number;
  readonly arcs: readonly Arc[];
  /** Numbers of the arcs that touch a node, by node. */
  readonly touching: readonly (readonly number[])[];
}

/**
 * Finds the cheapest set of cells that, withheld together, leave the small cell `target` open: with them it could be one
 * more or one less and everything would still add up. Numbers of arcs, `target` not among them; null where there is none.
 */
export function cheapestCover(network: Network, target: number): number[] | null {
  const arc = network.arcs[target];
  if (!arc) return null;
  const more = mayChange(arc, true) ? walk(network, arc.to, arc.from, target) : null;
  if (more?.cost === 0) return more.arcs;
  const less = mayChange(arc, false) ? walk(network, arc.from, arc.to, target) : null;
  if (!more || !less) return (more ?? less)?.arcs ?? null;
  return (less.cost < more.cost ? less : more).arcs;
}

interface Walk {
  readonly arcs: number[];
  readonly cost: number;
}

/** The cheapest way along arcs that may grow and against arcs that may shrink (Dijkstra). */
function walk(network: Network, start: number, end: number, without: number): Walk | null {
  const cost = new Float64Array(network.nodes).fill(Number.POSITIVE_INFINITY);
  const arrivedBy = new Int32Array(network.nodes).fill(-1);
  const heap = new Heap();
  cost[start] = 0;
  heap.push(0, start);
  for (let next = heap.pop(); next; next = heap.pop()) {
    const [soFar, node] = next;
    if (node === end) return { arcs: trace(network, arrivedBy, start, end), cost: soFar };
    if (soFar > (cost[node] ?? 0)) continue;
    for (const number of network.touching[node] ?? []) {
      const arc = network.arcs[number];
      if (!arc || number === without || !mayChange(arc, arc.from === node)) continue;
      const other = arc.from === node ? arc.to : arc.from;
      const total = soFar + (arc.hidden ? 0 : arc.cost);
      if (total >= (cost[other] ?? 0)) continue;
      cost[other] = total;
      arrivedBy[other] = number;
      // Nothing that is still waiting is cheaper than what was just taken.
      if (other === end && total === soFar) return { arcs: trace(network, arrivedBy, start, end), cost: total };
      heap.push(total, other);
    }
  }
  return null;
}

/** Whether, once withheld, a reader would have to think it possible that the cell is one more (or one less). */
function mayChange({ value, least, most }: Arc, more: boolean): boolean {
  return more ? value < most : value > least;
}

function trace(network: Network, arrivedBy: Int32Array, start: number, end: number): number[] {
  const arcs: number[] = [];
  for (let node = end; node !== start;) {
    const number = arrivedBy[node] ?? -1;
    const arc = network.arcs[number];
    if (!arc) return arcs;
    arcs.push(number);
    node = arc.from === node ? arc.to : arc.from;
  }
  return arcs;
}

/** A binary heap of nodes by cost, the cheapest first. */
class Heap {
  readonly #items: [number, number][] = [];

  push(cost: number, node: number): void {
    const items = this.#items;
    let at = items.push([cost, node]) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#costAt(above) <= cost) break;
      this.#swap(at, above);
      at = above;
    }
  }

  pop(): [number, number] | undefined {
    const first = this.#items[0];
    const last = this.#items.pop();
    if (last && this.#items.length > 0) {
      this.#items[0] = last;
      this.#sink(0);
    }
    return first;
  }

  #sink(from: number): void {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      const least = this.#costAt(left + 1) < this.#costAt(left) ? left + 1 : left;
      if (this.#costAt(least) >= this.#costAt(at)) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #costAt(at: number): number {
    return this.#items[at]?.[0] ?? Number.POSITIVE_INFINITY;
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#items[a], this.#items[b]];
    if (one && other) [this.#items[a], this.#items[b]] = [other, one];
  }
}
