/**
 * Votes read for analysis, and an analysis written for other programs. Pure but for `readVotesFolder`, which opens the files.
 *
 *     const read = await readVotesFolder(folder);                      // a Polis export, or votes.csv in the plain layout
 *     if (!read.ok) return read.problems;                              // file, line and reason of all that is wrong
 *     const found = analyze(read.votes.matrix, read.votes.moderation);
 *     JSON.stringify(analysisDocument(found));                         // the names of Polis's published results
 */
export { analysisDocument } from './document.ts';
export { mostNamed, type Problem, type Problems } from './problems.ts';
export { readVotesFolder, type ReadVotes, type VotesRead } from './read-votes.ts';
export { VoteLog } from './vote-log.ts';
