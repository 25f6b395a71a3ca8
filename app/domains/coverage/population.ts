import { parse } from 'csv-parse/sync';
import { kindId, type NamedKind } from './kind.ts';

/** A line that cannot be used, and why; `values` fill the sentence. */
export interface LineProblem {
  readonly line: number;
  readonly reason: 'columns' | 'category' | 'subgroup' | 'count' | 'twice' | 'more-than-whole' | 'long' | 'quotes' | 'too-many';
  readonly values: Readonly<Record<string, string | number>>;
}

export interface ReadPopulation {
  /** How many people by id of the kind. */
  readonly counts: ReadonlyMap<string, number>;
  /** Every problem, by line. Where there is one, nothing is taken in. */
  readonly problems: readonly LineProblem[];
}

const mostLines = 2000;
const longestCell = 300;

/**
 * Reads figures of a population: lines of category, sub-group (may be empty) and count, as a file or pasted, divided by commas,
 * semicolons or tabs, with or without a line of headings. Kinds go by key or by name in any language; a sub-group also without its category.
 * @param names of each kind, in any language, beside its keys
 */
export function readPopulation(text: string, kinds: readonly NamedKind[]): ReadPopulation {
  const problems: LineProblem[] = [];
  const counts = new Map<string, number>();
  const lines = new Map<string, number>();
  for (const { cells, line, quotes } of rowsOf(text)) {
    const read = quotes ? { reason: 'quotes' as const, values: {} } : readCells(cells, kinds);
    if (read === null || (line === 1 && 'reason' in read && isHeading(cells))) continue;
    if ('reason' in read) problems.push({ line, ...read });
    else if (lines.has(read.id)) problems.push({ line, reason: 'twice', values: { line: lines.get(read.id) ?? 0 } });
    else {
      lines.set(read.id, line);
      counts.set(read.id, read.count);
    }
  }
  if (lines.size + problems.length > mostLines) problems.push({ line: mostLines + 1, reason: 'too-many', values: { most: mostLines } });
  problems.push(...partsAboveWhole(counts, lines));
  return { counts, problems: problems.toSorted((a, b) => a.line - b.line) };
}

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
  readonly quotes: boolean;
}

/** One line is one row: a quote that does not end makes a problem of its line only. */
function rowsOf(text: string): Row[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const delimiter = delimiterOf(lines.find((line) => line.trim() !== '') ?? '');
  return lines.slice(0, mostLines + 2).flatMap((content, at): Row[] => {
    if (content.trim() === '') return [];
    try {
      const [cells = []] = parse(content, { delimiter, relax_column_count: true, trim: true }) as string[][];
      return [{ cells, line: at + 1, quotes: false }];
    } catch {
      return [{ cells: [], line: at + 1, quotes: true }];
    }
  });
}

function delimiterOf(line: string): string {
  const counted = ['\t', ';', ','].map((mark) => ({ mark, times: line.split(mark).length }));
  return counted.reduce((best, one) => (one.times > best.times ? one : best), { mark: ',', times: 0 }).mark;
}

type Cells = { id: string; count: number } | Pick<LineProblem, 'reason' | 'values'> | null;

function readCells(cells: readonly string[], kinds: readonly NamedKind[]): Cells {
  if (cells.every((cell) => cell === '')) return null;
  if (cells.some((cell) => cell.length > longestCell)) return { reason: 'long', values: { most: longestCell } };
  // Spreadsheets drop an empty last column; two cells are a category and its count.
  const [category = '', ...rest] = cells;
  const [subgroup = '', count = ''] = rest.length === 1 ? ['', rest[0] ?? ''] : rest;
  if (cells.length < 2 || rest.slice(2).some((cell) => cell !== '')) return { reason: 'columns', values: { count: cells.length } };
  const whole = kinds.find((kind) => kind.subgroup === null && isNamed(kind, category)) ?? (subgroup === '' ? partAlone(kinds, category) : undefined);
  if (!whole) return { reason: 'category', values: { given: shortened(category) } };
  const part = subgroup === '' ? whole : kinds.find((kind) => kind.category === whole.category && kind.subgroup !== null && isNamed(kind, subgroup));
  if (!part) return { reason: 'subgroup', values: { given: shortened(subgroup), category: shortened(category) } };
  const people = countOf(count);
  return people === null ? { reason: 'count', values: { given: shortened(count) } } : { id: kindId(part), count: people };
}

/** A sub-group whose category was left out, where no other has that name. */
function partAlone(kinds: readonly NamedKind[], given: string): NamedKind | undefined {
  const [found, ...others] = kinds.filter((kind) => kind.subgroup !== null && (isNamed(kind, given) || kindId(kind) === plain(given)));
  return others.length === 0 ? found : undefined;
}

function isNamed(kind: NamedKind, given: string): boolean {
  const said = plain(given);
  return said !== '' && [kind.subgroup ?? kind.category, ...Object.values(kind.name)].some((name) => plain(name) === said);
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** A whole number of people; thousands may be divided by spaces, commas or points: 1,240. Null for anything else. */
function countOf(text: string): number | null {
  if (!/^\d{1,10}$|^\d{1,3}([ ,.’'\u00a0\u202f]\d{3}){1,3}$/.test(text)) return null;
  const count = Number(text.replaceAll(/\D/g, ''));
  return count <= 1_000_000_000 ? count : null;
}

function isHeading(cells: readonly string[]): boolean {
  return cells.every((cell) => !/\d/.test(cell));
}

function partsAboveWhole(counts: ReadonlyMap<string, number>, lines: ReadonlyMap<string, number>): LineProblem[] {
  return [...counts].flatMap(([id, count]): LineProblem[] => {
    const whole = id.includes('.') ? counts.get(id.slice(0, id.indexOf('.'))) : undefined;
    if (whole === undefined || count <= whole) return [];
    return [{ line: lines.get(id) ?? 0, reason: 'more-than-whole', values: { count, whole } }];
  });
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
