import { graphOf, type Link } from './graph.ts';

/** A shortest way from any of `starts` to `end`, both included; null where there is none. Of equally short ones, through what stands first. */
export function pathBetween(ids: readonly string[], links: readonly Link[], starts: readonly string[], end: string): string[] | null {
  const graph = graphOf(ids, links);
  if (!graph.hasNode(end)) return null;
  const before = new Map<string, string | null>();
  for (const start of starts) if (graph.hasNode(start)) before.set(start, null);
  for (const id of before.keys()) {
    if (id === end) break;
    for (const next of graph.neighbors(id)) if (!before.has(next)) before.set(next, id);
  }
  if (!before.has(end)) return null;
  const way: string[] = [];
  for (let at: string | null = end; at !== null; at = before.get(at) ?? null) way.unshift(at);
  return way;
}
