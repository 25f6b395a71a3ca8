import { stringify } from 'csv-stringify/sync';
import { cellOf } from './cells.ts';
import type { Fields, KumuMap } from './kumu-map.ts';

/** A blueprint, as readable text. */
export function kumuJson({ elements, connections, rest }: KumuMap): string {
  const written = elements.filter(({ isImplied }) => !isImplied).map(({ fields }) => fields);
  return `${JSON.stringify({ ...rest, elements: written, connections: connections.map(({ fields }) => fields) }, null, 2)}\n`;
}

/** The sheet Elements. Text that a spreadsheet program would run gets an apostrophe in front. */
export function kumuElementsCsv({ elements }: KumuMap): string {
  return sheetOf(
    ['label', 'type', 'description', 'tags'],
    elements.filter(({ isImplied }) => !isImplied).map(({ fields }) => fields),
  );
}

/** The sheet Connections. */
export function kumuConnectionsCsv({ connections }: KumuMap): string {
  return sheetOf(
    ['from', 'to', 'direction', 'type', 'label', 'description', 'tags'],
    connections.map(({ fields }) => fields),
  );
}

/** Columns that Kumu wants first come first; then what any row holds, in the order of its first mention. */
function sheetOf(first: readonly string[], rows: readonly Fields[]): string {
  const held = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = [...new Set([...first, ...held])];
  const head = columns.map((name) => (first.includes(name) ? `${name[0]?.toUpperCase()}${name.slice(1)}` : cellOf(name)));
  return `\ufeff${stringify([head, ...rows.map((row) => columns.map((name) => cellOf(Object.hasOwn(row, name) ? row[name] : '')))])}`;
}
