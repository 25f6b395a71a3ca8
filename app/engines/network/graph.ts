import { UndirectedGraph } from 'graphology';

/** A line between two things, by their ids. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

/** The network as a simple graph: no double lines, none to itself, none to what is not there. Ids in the order given, lines sorted. */
export function graphOf(ids: readonly string[], links: readonly Link[]): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const id of ids) graph.mergeNode(id);
  const known = links.filter(({ from, to }) => from !== to && graph.hasNode(from) && graph.hasNode(to));
  const sorted = known
    .map(({ from, to }) => (from < to ? ([from, to] as const) : ([to, from] as const)))
    .sort(([a, b], [c, d]) => compare(a, c) || compare(b, d));
  for (const [from, to] of sorted) graph.mergeEdge(from, to);
  return graph;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
