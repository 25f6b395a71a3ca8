type Neighbours = (id: string) => readonly string[];

/** Ids that hang together, the largest part first, then by the order of their first id. */
export function partsOf(ids: readonly string[], neighbours: Neighbours): string[][] {
  const seen = new Set<string>();
  const parts = ids.flatMap((id) => {
    if (seen.has(id)) return [];
    const reached = reachFrom(id, neighbours, seen);
    return [ids.filter((one) => reached.has(one))];
  });
  return parts.sort((a, b) => b.length - a.length);
}

function reachFrom(start: string, neighbours: Neighbours, seen: Set<string>): Set<string> {
  const reached = new Set([start]);
  seen.add(start);
  for (const id of reached)
    for (const next of neighbours(id))
      if (!seen.has(next)) {
        seen.add(next);
        reached.add(next);
      }
  return reached;
}

/** For every cut vertex the parts that its part of the network falls into without it, the largest first. */
export function separatedBy(ids: readonly string[], neighbours: Neighbours): Map<string, string[][]> {
  const separated = new Map<string, string[][]>();
  for (const id of cutVertices(ids, neighbours)) {
    const part = reachFrom(id, neighbours, new Set());
    const without: Neighbours = (one) => neighbours(one).filter((next) => next !== id);
    separated.set(
      id,
      partsOf(
        ids.filter((one) => one !== id && part.has(one)),
        without,
      ),
    );
  }
  return separated;
}

interface Visit {
  readonly id: string;
  readonly parent: string | null;
  readonly waiting: string[];
  children: number;
}

/** Those without whom a part would fall apart. A loop of its own instead of recursion, so that long chains do not overflow. */
function cutVertices(ids: readonly string[], neighbours: Neighbours): Set<string> {
  const found = new Map<string, number>();
  const low = new Map<string, number>();
  const cuts = new Set<string>();
  const open = (id: string, parent: string | null): Visit => {
    found.set(id, found.size);
    low.set(id, found.get(id) ?? 0);
    return { id, parent, waiting: [...neighbours(id)], children: 0 };
  };
  const lower = (id: string, value: number | undefined) => low.set(id, Math.min(low.get(id) ?? 0, value ?? 0));
  for (const start of ids) {
    if (found.has(start)) continue;
    const stack = [open(start, null)];
    for (let visit = stack.at(-1); visit; visit = stack.at(-1)) {
      const next = visit.waiting.pop();
      if (next === undefined) {
        stack.pop();
        const above = stack.at(-1);
        if (!above) continue;
        lower(above.id, low.get(visit.id));
        if (above.parent !== null && (low.get(visit.id) ?? 0) >= (found.get(above.id) ?? 0)) cuts.add(above.id);
      } else if (!found.has(next)) {
        visit.children += 1;
        if (visit.parent === null && visit.children > 1) cuts.add(visit.id);
        stack.push(open(next, visit.id));
      } else if (next !== visit.parent) lower(visit.id, found.get(next));
    }
  }
  return cuts;
}
