import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Moderation, VoteMatrix } from '../opinion/index.ts';
import { ProblemList, type Problems } from './problems.ts';
import { readPolis } from './read-polis.ts';
import { readVoteLines } from './vote-lines.ts';
import { VoteLog } from './vote-log.ts';

/** Votes that are ready to be analysed, and what the folder says of the statements. */
export interface ReadVotes {
  /** A Polis export, or `votes.csv` alone in the plain layout. */
  readonly layout: 'polis' | 'plain';
  readonly matrix: VoteMatrix<number>;
  /** Votes as they were cast; the matrix holds only each person's last on each statement. */
  readonly casts: number;
  readonly moderation: Moderation;
  /** By number of the statement; empty where the folder has no texts. */
  readonly texts: ReadonlyMap<number, string>;
  readonly title: string | null;
}

export type VotesRead = { ok: true; votes: ReadVotes } | { ok: false; problems: Problems };

const polisFiles = ['summary.csv', 'comments.csv', 'participant-votes.csv', 'participants-votes.csv'];

/**
 * Reads the votes of a folder: a Polis export, old layout or new, or `votes.csv` with `participant,statement,vote,timestamp_ms`.
 * All or nothing: one line that cannot be read, and there are no votes but a list of what is wrong. File names may be in any case.
 */
export async function readVotesFolder(folder: string): Promise<VotesRead> {
  const problems = new ProblemList();
  const entries = await readdir(folder).catch(() => null);
  if (!entries) return wrong(problems, '', `There is no folder ${folder} that can be read.`);
  const names = new Map(entries.map((name) => [name.toLowerCase(), name]));
  const plain = names.get('votes.csv');
  const isPolis = polisFiles.some((name) => names.has(name));
  if (!isPolis && plain === undefined) return wrong(problems, 'votes.csv', 'The file is missing, and so are the files of a Polis export.');
  const votes = isPolis || plain === undefined ? await readPolis(folder, problems) : await readPlain(folder, plain, problems);
  if (problems.count === 0 && votes?.matrix.participants.length === 0) return wrong(problems, plain ?? '', 'There is no vote in it.');
  return votes && problems.count === 0 ? { ok: true, votes } : { ok: false, problems };
}

async function readPlain(folder: string, name: string, problems: ProblemList): Promise<ReadVotes | null> {
  const log = new VoteLog();
  await readVoteLines(name, createReadStream(join(folder, name)), log, problems);
  if (problems.count > 0) return null;
  const moderation = { rejected: new Set<number>(), meta: new Set<number>() };
  return { layout: 'plain', casts: log.casts, matrix: log.build(), moderation, texts: new Map(), title: null };
}

function wrong(problems: ProblemList, file: string, reason: string): VotesRead {
  problems.add(file, 0, reason);
  return { ok: false, problems };
}
