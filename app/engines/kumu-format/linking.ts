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

type List = 'elements' | 'connections';

const directions = new Set(['directed', 'mutual', 'undirected']);

/** Makes a map of rows: finds the ends of connections by id or label, and tells what does not fit. `inOne`: a far end is one name, even with `|` in it. */
export function linked(elementRows: readonly Row[], connectionRows: readonly Row[], rest: Fields, inOne: boolean): { map: KumuMap; problems: KumuProblem[] } {
  const linking = new Linking(inOne);
  for (const row of elementRows) linking.addElement(row);
  const connections = connectionRows.flatMap((row) => linking.connectionOf(row));
  return { map: { elements: linking.elements, connections, rest }, problems: linking.problems };
}

class Linking {
  readonly elements: KumuElement[] = [];
  readonly problems: KumuProblem[] = [];
  readonly #byName = new Map<string, number[]>();
  readonly #byLabel = new Map<string, number[]>();
  readonly #ids = new Set<string>();
  readonly #inOne: boolean;

  constructor(inOne: boolean) {
    this.#inOne = inOne;
  }

  addElement(row: Row): void {
    const label = textOf(row.fields, 'label');
    if (label === null) this.#tell('elements', row.at, 'label', 'no-label');
    else if (!this.#isTwice('elements', row)) {
      this.#checkTags('elements', row);
      this.#add({ label, fields: row.fields, isImplied: false }, textOf(row.fields, 'id') ?? label);
    }
  }

  connectionOf(row: Row): KumuConnection[] {
    if (this.#isTwice('connections', row)) return [];
    const [from, to] = [this.#endsOf(row, 'from'), this.#endsOf(row, 'to')];
    if (from?.[0] === undefined || !to) return [];
    const direction = textOf(row.fields, 'direction');
    if (direction !== null && !directions.has(direction.toLowerCase())) this.#tell('connections', row.at, 'direction', 'direction', direction);
    this.#checkTags('connections', row);
    return [{ from: from[0], to, fields: row.fields }];
  }

  #endsOf({ at, fields }: Row, field: 'from' | 'to'): number[] | null {
    const whole = textOf(fields, field);
    if (whole === null) {
      this.#tell('connections', at, field, 'no-end');
      return null;
    }
    const isSeveral = field === 'to' && !this.#inOne && this.#find(whole).length === 0;
    const ends = (isSeveral ? (textsOf(fields, field) ?? [whole]) : [whole]).map((name) => {
      const [first, ...more] = this.#find(name);
      if (more.length === 0) return first ?? this.#add({ label: name, fields: { label: name }, isImplied: true }, name);
      this.#tell('connections', at, field, 'end-unclear', name);
      return null;
    });
    return ends.every((end) => end !== null) ? ends : null;
  }

  /** By id first. A label that several elements share names none of them; one that a single element has names it, id or not. */
  #find(name: string): number[] {
    return this.#byName.get(name) ?? this.#byLabel.get(name) ?? [];
  }

  #add(element: KumuElement, name: string): number {
    const at = this.elements.push(element) - 1;
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), at]);
    this.#byLabel.set(element.label, [...(this.#byLabel.get(element.label) ?? []), at]);
    return at;
  }

  #isTwice(list: List, { at, fields }: Row): boolean {
    const id = textOf(fields, 'id');
    if (id === null) return false;
    if (this.#ids.has(id)) this.#tell(list, at, 'id', 'id-twice', id);
    return this.#ids.has(id) || !this.#ids.add(id);
  }

  #checkTags(list: List, { at, fields }: Row): void {
    if (textsOf(fields, 'tags') === null) this.#tell(list, at, 'tags', 'tags', fields['tags']);
  }

  #tell(list: List, at: number, field: string | null, reason: ProblemReason, found: unknown = null): void {
    this.problems.push({ list, at, field, reason, found: found === null || found === undefined ? null : shortened(found) });
  }
}
