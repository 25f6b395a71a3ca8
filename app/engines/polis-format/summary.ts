import { readCount } from './cells.ts';
import { checkDeclaration, checkFormatDocument, shown } from './convention.ts';
import { csvRows } from './csv-rows.ts';
import type { PolisFile, PolisSummary, Rejection } from './format.ts';
import { csvRejection, reject } from './table.ts';

const COUNTS = ['views', 'voters', 'voters-in-conv', 'commenters', 'comments', 'groups'] as const;
type CountKey = (typeof COUNTS)[number];

interface Entry {
  readonly line: number;
  readonly value: string;
}

/** Reads `summary.csv`: key,value rows without column names. Returns it typed, or every line that is wrong. */
export async function readSummary(file: PolisFile, limit: number): Promise<PolisSummary | Rejection[]> {
  const { entries, rejected } = await readEntries(file, limit);
  if (entries.size === 0 && rejected.length === 0) return [reject(file, 0, 'empty-file', 'The file is empty.')];
  const counts = new Map<CountKey, number>();
  for (const key of COUNTS) {
    const entry = entries.get(key);
    const count = readCount(entry?.value);
    if (count !== undefined) counts.set(key, count);
    else if (entry) rejected.push(reject(file, entry.line, 'bad-number', `${key} is "${shown(entry.value)}"; it should be a whole number.`));
  }
  const declared = entries.get('vote-convention');
  const refusal = declared && checkDeclaration(declared.value);
  if (declared && refusal) rejected.push(reject(file, declared.line, refusal.kind, refusal.reason));
  if (!entries.get('topic')?.value.trim()) rejected.push(reject(file, 0, 'no-column', 'There is no topic.'));
  return rejected.length > 0 ? rejected : typed(entries, counts);
}

function typed(entries: ReadonlyMap<string, Entry>, counts: ReadonlyMap<CountKey, number>): PolisSummary {
  const text = (key: string) => entries.get(key)?.value || null;
  const count = (key: CountKey) => counts.get(key) ?? null;
  return {
    topic: text('topic') ?? '',
    url: text('url'),
    description: text('conversation-description'),
    views: count('views'),
    voters: count('voters'),
    votersInConversation: count('voters-in-conv'),
    authors: count('commenters'),
    statements: count('comments'),
    groups: count('groups'),
    voteConvention: text('vote-convention'),
  };
}

async function readEntries(file: PolisFile, limit: number) {
  const entries = new Map<string, Entry>();
  const rejected: Rejection[] = [];
  for await (const row of csvRows(file.open(), limit)) {
    if (row.problem) {
      rejected.push(csvRejection(file, row.line, row.problem));
      continue;
    }
    const [key = '', value] = row.cells;
    const name = key.trim().toLowerCase();
    if (name.startsWith('#')) rejected.push(...refused(file, row.line, row.cells.join(',')));
    else if (value === undefined || row.cells.length > 2) {
      rejected.push(reject(file, row.line, 'cut-line', `The line has ${row.cells.length} fields where 2 are needed; it may have been cut.`));
    } else if (value.includes('\0')) rejected.push(reject(file, row.line, 'bad-text', `${shown(name)} holds a zero character.`));
    else if (entries.has(name)) rejected.push(reject(file, row.line, 'repeated-row', `${shown(name)} is there twice.`));
    else entries.set(name, { line: row.line, value });
  }
  return { entries, rejected };
}

function refused(file: PolisFile, line: number, text: string): Rejection[] {
  const refusal = checkDeclaration(text);
  return refusal ? [reject(file, line, refusal.kind, refusal.reason)] : [];
}

/** Reads `format.json` and refuses another format or sign. */
export async function readFormatDocument(file: PolisFile, limit: number): Promise<Rejection[]> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file.open()) {
    length += chunk.byteLength;
    if (length > limit) return [reject(file, 0, 'too-long', 'The file is longer than we read.')];
    chunks.push(chunk);
  }
  const refusal = checkFormatDocument(new TextDecoder().decode(Buffer.concat(chunks)));
  return refusal ? [reject(file, 0, refusal.kind, refusal.reason)] : [];
}
