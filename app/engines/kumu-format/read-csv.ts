import { parse, type Info } from 'csv-parse/sync';
import { delimiterOf, uncelled } from './cells.ts';
import { shortened, type Fields, type KumuProblem, type KumuReading } from './kumu-map.ts';
import { linked, type Row } from './linking.ts';

type List = 'elements' | 'connections';

/** Names that Kumu knows, however they are spelled; all others are people's own. */
const known = new Set(['id', 'label', 'type', 'description', 'tags', 'image', 'from', 'to', 'direction', 'strength']);
const needed: Readonly<Record<List, readonly string[]>> = { elements: ['label'], connections: ['from', 'to'] };

/** Reads the sheets Elements and Connections; either may be missing. Commas, semicolons or tabs, with or without a byte order mark. */
export function readKumuCsv(sheets: { readonly elements?: string | undefined; readonly connections?: string | undefined }): KumuReading {
  const problems: KumuProblem[] = [];
  const elements = rowsOf('elements', sheets.elements, problems);
  const connections = rowsOf('connections', sheets.connections, problems);
  if (elements === null && connections === null) {
    if (problems.length === 0) problems.push({ list: '', at: null, field: null, reason: 'no-lists', found: null });
    return { map: null, problems };
  }
  const { map, problems: more } = linked(elements ?? [], connections ?? [], {}, false);
  return { map, problems: [...problems, ...more] };
}

/** The rows of a sheet, or null where there is none that could be read. */
function rowsOf(list: List, text: string | undefined, problems: KumuProblem[]): Row[] | null {
  if (text === undefined || text.trim() === '') return null;
  const tell = (at: number | null, field: string | null, reason: KumuProblem['reason'], found: string | null = null) =>
    void problems.push({ list, at, field, reason, found: found === null ? null : shortened(found) });
  let lines: { record: string[]; info: Info }[];
  try {
    lines = parse<{ record: string[]; info: Info }>(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    } as never);
  } catch (error) {
    const { lines: at } = error as { lines?: number };
    tell(at ?? null, null, 'not-csv');
    return null;
  }
  const [head, ...rows] = lines;
  const names = (head?.record ?? []).map(nameOf);
  for (const name of needed[list]) if (!names.includes(name)) tell(1, name, 'no-column', head?.record.join(', ') ?? '');
  for (const [at, name] of names.entries()) if (name !== '' && names.indexOf(name) !== at) tell(1, name, 'column-twice');
  if (needed[list].some((name) => !names.includes(name))) return null;
  return rows.map(({ record, info }): Row => {
    const outside = record.find((cell, at) => cell !== '' && !names[at]);
    if (outside !== undefined) tell(info.lines, null, 'cell-outside', outside);
    const filled = names.flatMap((name, at): [string, string][] => {
      const cell = uncelled(record[at] ?? '');
      return name === '' || cell === '' || names.indexOf(name) !== at ? [] : [[name, cell]];
    });
    return { at: info.lines, fields: Object.fromEntries(filled) as Fields };
  });
}

function nameOf(cell: string): string {
  const name = uncelled(cell).trim();
  return known.has(name.toLowerCase()) ? name.toLowerCase() : name;
}
