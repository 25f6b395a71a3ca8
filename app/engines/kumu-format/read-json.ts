import { lineOfProblem } from './json-place.ts';
import { shortened, type Fields, type KumuProblem, type KumuReading } from './kumu-map.ts';
import { linked, type Row } from './linking.ts';

/** Reads a blueprint. Either list may be missing, but not both. */
export function readKumuJson(text: string): KumuReading {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    const at = lineOfProblem(text);
    return { map: null, problems: [{ list: '', at, field: null, reason: 'not-json', found: shortened(text.split('\n')[at - 1]?.trim() ?? '') || null }] };
  }
  if (!isObject(value) || !(Object.hasOwn(value, 'elements') || Object.hasOwn(value, 'connections')))
    return { map: null, problems: [{ list: '', at: null, field: null, reason: 'no-lists', found: shortened(value) }] };
  const problems: KumuProblem[] = [];
  const [elements, connections] = [rowsOf(value, 'elements', problems), rowsOf(value, 'connections', problems)];
  const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'elements' && name !== 'connections'));
  const { map, problems: more } = linked(elements, connections, rest, true);
  return { map, problems: [...problems, ...more] };
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function rowsOf(value: Fields, list: 'elements' | 'connections', problems: KumuProblem[]): Row[] {
  const rows = Object.hasOwn(value, list) ? value[list] : [];
  if (!Array.isArray(rows)) {
    problems.push({ list, at: null, field: null, reason: 'not-a-list', found: shortened(rows) });
    return [];
  }
  return (rows as unknown[]).flatMap((row, index) => {
    if (isObject(row)) return [{ at: index + 1, fields: unfolded(row) }];
    problems.push({ list, at: index + 1, field: null, reason: 'not-a-row', found: shortened(row) });
    return [];
  });
}

/** Backups of a project fold what a blueprint says of a row into `attributes`, under names of their own; a row of a blueprint stays as it is. */
function unfolded(row: Fields): Fields {
  const { _id: id, attributes, ...rest } = row;
  if (typeof id !== 'string' || !isObject(attributes)) return row;
  const { 'element type': elementType, 'connection type': connectionType, ...own } = attributes;
  const type = elementType ?? connectionType;
  return { id, ...(type === undefined ? {} : { type }), ...own, ...rest };
}
