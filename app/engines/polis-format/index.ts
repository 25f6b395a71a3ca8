/**
 * Polis opinion exports, read and written, with no database. To import one, inside one transaction:
 *
 *     const opened = await openPolisFolder(folder);          // heads of files and declared signs
 *     if (!opened.ok) return opened.rejected;
 *     for await (const thing of opened.source.statements())  // then the same with votes(), every cast in file order
 *       if (isRejection(thing)) rejected.push(thing); else await insert(thing);
 *     insertPresent(opened.source.presentVotes());           // each person's last vote on each statement
 *     if (rejected.length > 0) rollback();                   // all or nothing
 *     report(opened.source.totals(), opened.source.disagreements);
 *
 * Votes are agree 1, disagree -1, pass 0 everywhere; times are `Date` or null. Only I/O failures and reading out of
 * order throw. Format source: docs/export-format.md of compdemocracy/polis, and the six open conversations.
 */
export {
  FORMAT_ID,
  VOTE_CONVENTION,
  isRejection,
  type Disagreement,
  type PolisFile,
  type PolisFiles,
  type PolisStatement,
  type PolisSummary,
  type PolisVote,
  type ReadingLimits,
  type Rejection,
  type RejectionKind,
  type VoteValue,
} from './format.ts';
export { countPolis, type PolisCount } from './count.ts';
export { openPolisFolder } from './read-folder.ts';
export { openPolis, type Opened } from './open.ts';
export type { PolisSource } from './source.ts';
export type { PolisTotals } from './tally.ts';
export {
  polisFormat,
  writeStatementGroups,
  writeStatements,
  writeSummary,
  writeVoteMatrix,
  writeVotes,
  type GroupVotes,
  type MatrixPerson,
  type StatementGroups,
  type WrittenStatement,
  type WrittenSummary,
} from './write.ts';
