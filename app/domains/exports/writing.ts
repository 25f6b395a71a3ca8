import { bundleFormat, csvPath, jsonPath, type Bundle, type Manifest, type Row, type Sheet } from './bundle.ts';
import { byteOrderMark, csvHead, csvLines } from './csv.ts';
import { readme } from './readme.ts';
import { writeZip, type ZipEntry } from './zip-file.ts';

/** How many rows of which table are written. */
export interface ExportProgress {
  readonly table: string;
  readonly done: number;
}

/** Writes a bundle into a new zip: README first, the manifest with all counts last. @returns rows by table */
export async function writeBundle(file: string, bundle: Bundle, onProgress?: (progress: ExportProgress) => void): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const counted = (sheet: Sheet) =>
    jsonPieces(sheet, (rows) => {
      counts[sheet.name] = (counts[sheet.name] ?? 0) + rows;
      onProgress?.({ table: sheet.name, done: counts[sheet.name] ?? 0 });
    });
  const entries: ZipEntry[] = [
    { path: 'README.md', pieces: () => [readme(bundle)] },
    ...bundle.sheets.flatMap((sheet) => [
      { path: csvPath(sheet.name), pieces: () => csvPieces(sheet) },
      { path: jsonPath(sheet.name), pieces: () => counted(sheet) },
    ]),
    ...bundle.extras.map(({ path, pieces }) => ({ path, pieces: () => pieces })),
    { path: 'manifest.json', pieces: () => [manifestText(bundle, counts)] },
  ];
  await writeZip(file, entries, bundle.created);
  return counts;
}

function manifestText({ kind, created, issue, withheld }: Bundle, counts: Record<string, number>): string {
  const told: Manifest = { format: bundleFormat, kind, created: created.toISOString(), issue, counts, withheld: [...withheld] };
  return `${JSON.stringify(told, null, 2)}\n`;
}

async function* csvPieces(sheet: Sheet): AsyncGenerator<string> {
  const columns = Object.keys(sheet.columns);
  yield byteOrderMark + csvHead(columns);
  for await (const rows of batches(sheet.rows())) yield csvLines(columns, rows);
}

async function* jsonPieces(sheet: Sheet, onRows: (rows: number) => void): AsyncGenerator<string> {
  onRows(0);
  for await (const rows of batches(sheet.rows())) {
    onRows(rows.length);
    yield `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
  }
}

async function* batches(rows: AsyncIterable<Row> | Iterable<Row>): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < 1000) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
