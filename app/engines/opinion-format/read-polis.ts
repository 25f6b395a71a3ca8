import { isRejection, openPolisFolder, type PolisSource } from '../polis-format/index.ts';
import type { ProblemList } from './problems.ts';
import type { ReadVotes } from './read-votes.ts';
import { mostParticipants, mostStatements, VoteLog } from './vote-log.ts';

/** Reads a Polis export: its votes, the texts of its statements, and which of them were rejected or are meta. */
export async function readPolis(folder: string, problems: ProblemList): Promise<ReadVotes | null> {
  const opened = await openPolisFolder(folder);
  if (!opened.ok) {
    for (const { file, line, reason } of opened.rejected) problems.add(file, line, reason);
    return null;
  }
  const { source } = opened;
  const told = await readStatements(source, problems);
  await readThrough(source, problems);
  if (problems.count > 0) return null;
  const log = new VoteLog();
  for (const { participant, statement, value } of source.presentVotes()) {
    if (log.add(participant, statement, value, 0)) continue;
    problems.add('votes.csv', 0, `There are more than ${mostParticipants} participants or ${mostStatements} statements.`);
    return null;
  }
  return { layout: 'polis', casts: source.totals().casts, matrix: log.build(), ...told, title: source.summary.topic };
}

async function readStatements(source: PolisSource, problems: ProblemList): Promise<Pick<ReadVotes, 'moderation' | 'texts'>> {
  const texts = new Map<number, string>();
  const moderation = { rejected: new Set<number>(), meta: new Set<number>() };
  for await (const thing of source.statements()) {
    if (isRejection(thing)) {
      problems.add(thing.file, thing.line, thing.reason);
      continue;
    }
    texts.set(thing.id, thing.text);
    if (thing.moderated === -1) moderation.rejected.add(thing.id);
    if (thing.isMeta) moderation.meta.add(thing.id);
  }
  return { texts, moderation };
}

/** The source keeps what it reads; it is asked for the present votes when it has read all. */
async function readThrough(source: PolisSource, problems: ProblemList): Promise<void> {
  for await (const thing of source.votes()) {
    if (isRejection(thing)) problems.add(thing.file, thing.line, thing.reason);
  }
}
