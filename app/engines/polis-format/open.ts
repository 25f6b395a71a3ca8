import { READING_LIMITS, type PolisFile, type PolisFiles, type ReadingLimits, type Rejection } from './format.ts';
import { OpenedSource, type PolisSource } from './source.ts';
import { STATEMENT_COLUMNS } from './statements.ts';
import { readFormatDocument, readSummary } from './summary.ts';
import { openTable } from './table.ts';
import { MATRIX_COLUMNS } from './vote-matrix.ts';
import { VOTE_COLUMNS } from './votes.ts';

export type Opened = { ok: true; source: PolisSource } | { ok: false; rejected: readonly Rejection[] };

/**
 * Opens an export, old layout or `polis-export/1`: checks which files are there, their column names, the summary
 * and every declared sign. All that is wrong is returned at once. Needed: `summary.csv`, `comments.csv`, and
 * `votes.csv` or the matrix. `participant-importance.csv` and `comment-clusters.csv` are not read.
 */
export async function openPolis(files: PolisFiles, limits: Partial<ReadingLimits> = {}): Promise<Opened> {
  const { maxRecordBytes, maxRejections } = { ...READING_LIMITS, ...limits };
  const rejected: Rejection[] = [];
  const keep = <T extends object>(read: T | Rejection[]): T | null => {
    if (!Array.isArray(read)) return read;
    rejected.push(...read);
    return null;
  };
  const table = async (columns: readonly string[], ...names: readonly string[]) => {
    const file = firstOf(files, names);
    return file ? keep(await openTable(file, columns, maxRecordBytes)) : null;
  };
  rejected.push(...missing(files));
  const json = files.get('format.json');
  if (json) rejected.push(...(await readFormatDocument(json, maxRecordBytes)));
  const summaryFile = files.get('summary.csv');
  const summary = summaryFile ? keep(await readSummary(summaryFile, maxRecordBytes)) : null;
  const statements = await table(STATEMENT_COLUMNS, 'comments.csv');
  const rest = {
    votes: await table(VOTE_COLUMNS, 'votes.csv'),
    matrix: await table(MATRIX_COLUMNS, 'participant-votes.csv', 'participants-votes.csv'),
    history: await table([], 'stats-history.csv'),
    groups: await table(['comment-id'], 'comment-groups.csv'),
  };
  if (!summary || !statements || rejected.length > 0) return { ok: false, rejected };
  return { ok: true, source: new OpenedSource(summary, { statements, ...rest }, maxRejections) };
}

function firstOf(files: PolisFiles, names: readonly string[]): PolisFile | null {
  return names.map((name) => files.get(name)).find((file) => file !== undefined) ?? null;
}

function missing(files: PolisFiles): Rejection[] {
  const absent = (file: string, reason: string): Rejection => ({ file, line: 0, kind: 'no-file', reason });
  const needed = ['summary.csv', 'comments.csv'].filter((name) => !files.has(name));
  const rejected = needed.map((name) => absent(name, 'The file is missing.'));
  if (firstOf(files, ['votes.csv', 'participant-votes.csv', 'participants-votes.csv'])) return rejected;
  return [...rejected, absent('votes.csv', 'The file is missing, and so is participant-votes.csv that could stand in for it.')];
}
