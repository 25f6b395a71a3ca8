import {
  shortened,
  textOf,
  textsOf,
  type Fields,
  type KumuConnection,
  type KumuElement,
  type KumuMap,
  type KumuProblem,
  type ProblemReason,
} from './kumu-map.ts';

/** A row with its place in the file. */
export interface Row {
  readonly at: number;
  readonly fields: Fields;
}

const directions = new Set(['directed', 'mutual', 'undirected']);

/** Makes a map of rows: finds the ends of connections by id or label, and tells what does not fit. */
export function linked(
  elementRows: readonly Row[],
  connectionRows: readonly Row[],
  rest: Fields,
  hasLists: boolean,
): { map: KumuMap; problems: KumuProblem[] } {
  const problems: KumuProblem[] = [];
  const elements: KumuElement[] = [];
  const byName = new Map<string, number[]>();
  const ids = new Set<string>();
  const add = (element: KumuElement, names: readonly (string | null)[]) => {
    const at = elements.push(element) - 1;
    for (const name of new Set(names)) if (name !== null) byName.set(name, [...(byName.get(name) ?? []), at]);
    return at;
  };
  const tell = (list: 'elements' | 'connections', at: number, field: string | null, reason: ProblemReason, found: unknown = null) =>
    void problems.push({ list, at, field, reason, found: found === null || found === undefined ? null : shortened(found) });
  const isTwice = (list: 'elements' | 'connections', { at, fields }: Row) => {
    const id = textOf(fields, 'id');
    if (id === null) return false;
    if (ids.has(id)) tell(list, at, 'id', 'id-twice', id);
    return ids.has(id) || !ids.add(id);
  };

  for (const row of elementRows) {
    const label = textOf(row.fields, 'label');
    if (label === null) tell('elements', row.at, 'label', 'no-label');
    else if (!isTwice('elements', row)) {
      if (textsOf(row.fields, 'tags') === null) tell('elements', row.at, 'tags', 'tags', row.fields['tags']);
      add({ label, fields: row.fields, isImplied: false }, [textOf(row.fields, 'id') ?? label]);
    }
  }
  // A label that several elements with ids share names none of them; one that a single element has names it, id or not.
  const byLabel = new Map<string, number[]>();
  for (const [at, { label }] of elements.entries()) byLabel.set(label, [...(byLabel.get(label) ?? []), at]);
  const find = (name: string): number[] => byName.get(name) ?? byLabel.get(name) ?? [];

  const connections = connectionRows.flatMap((row): KumuConnection[] => {
    const ends = (field: 'from' | 'to'): number[] | null => {
      const whole = textOf(row.fields, field);
      if (whole === null) {
        tell('connections', row.at, field, 'no-end');
        return null;
      }
      const names = field === 'to' && !hasLists && find(whole).length === 0 ? (textsOf(row.fields, field) ?? [whole]) : [whole];
      const found = names.map((name) => {
        const [at, ...more] = find(name);
        if (more.length > 0) tell('connections', row.at, field, 'end-unclear', name);
        return more.length > 0 ? null : (at ?? add({ label: name, fields: { label: name }, isImplied: true }, [name]));
      });
      return found.every((at) => at !== null) ? found : null;
    };
    if (isTwice('connections', row)) return [];
    const [from, to] = [ends('from'), ends('to')];
    if (!from || !to) return [];
    const direction = textOf(row.fields, 'direction');
    if (direction !== null && !directions.has(direction.toLowerCase())) tell('connections', row.at, 'direction', 'direction', direction);
    if (textsOf(row.fields, 'tags') === null) tell('connections', row.at, 'tags', 'tags', row.fields['tags']);
    return [{ from: from[0] ?? 0, to, fields: row.fields }];
  });
  return { map: { elements, connections, rest }, problems };
}
