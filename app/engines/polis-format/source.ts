import { checkGroups, checkHistory, checkMatrix } from './cross-checks.ts';
import { checkReversed, checkStatements, checkSummary } from './disagreements.ts';
import { isRejection, type Disagreement, type PolisStatement, type PolisSummary, type PolisVote, type Rejection } from './format.ts';
import { readStatements } from './statements.ts';
import type { Table } from './table.ts';
import { PolisTally, type PolisTotals } from './tally.ts';
import { readMatrixAsVotes } from './vote-matrix.ts';
import { readVotes } from './votes.ts';

/**
 * An export that is ready to be read, once: first every statement, then every vote. Each yields what the files
 * hold, in their order, with a `Rejection` in the place of every line that cannot be read.
 */
export interface PolisSource {
  readonly summary: PolisSummary;
  statements(): AsyncIterable<PolisStatement | Rejection>;
  /** Every vote as it was cast; after the last, the other files are read and compared, which may yield rejections too. */
  votes(): AsyncIterable<PolisVote | Rejection>;
  /** After `votes()`: each person's last vote on each statement. */
  presentVotes(): Iterable<PolisVote>;
  /** After `votes()`. */
  totals(): PolisTotals;
  /** After `votes()`: where the files contradict each other. */
  readonly disagreements: readonly Disagreement[];
}

export interface PolisTables {
  readonly statements: Table;
  readonly votes: Table | null;
  readonly matrix: Table | null;
  readonly history: Table | null;
  readonly groups: Table | null;
}

/** Made by `openPolis`, which has checked the heads of the tables. */
export class OpenedSource implements PolisSource {
  readonly summary: PolisSummary;
  readonly disagreements: Disagreement[] = [];
  readonly #tables: PolisTables;
  readonly #tally = new PolisTally();
  readonly #maxRejections: number;
  #rejections = 0;
  #stage: 'new' | 'statements-read' | 'votes-read' = 'new';

  constructor(summary: PolisSummary, tables: PolisTables, maxRejections: number) {
    this.summary = summary;
    this.#tables = tables;
    this.#maxRejections = maxRejections;
  }

  async *statements(): AsyncGenerator<PolisStatement | Rejection> {
    this.#expect('new');
    yield* this.#limited(this.#tables.statements, readStatements(this.#tables.statements, this.#tally));
    this.#stage = 'statements-read';
  }

  async *votes(): AsyncGenerator<PolisVote | Rejection> {
    this.#expect('statements-read');
    const { votes, matrix } = this.#tables;
    if (votes) yield* this.#limited(votes, readVotes(votes, this.#tally));
    else if (matrix) yield* this.#limited(matrix, readMatrixAsVotes(matrix, this.#tally));
    yield* this.#compare();
    this.#stage = 'votes-read';
  }

  presentVotes(): Iterable<PolisVote> {
    this.#expect('votes-read');
    return this.#tally.presentVotes();
  }

  totals(): PolisTotals {
    this.#expect('votes-read');
    return this.#tally.totals();
  }

  async *#compare(): AsyncGenerator<Rejection> {
    const { statements, votes, matrix, history, groups } = this.#tables;
    const reversed = this.#rejections === 0 ? checkReversed((votes ?? matrix ?? statements).file.name, this.#tally, votes !== null) : null;
    if (reversed) yield reversed;
    const found = this.disagreements;
    found.push(...checkSummary('summary.csv', this.summary, this.#tally));
    found.push(...checkStatements(statements.file.name, this.#tally, votes !== null));
    if (matrix) yield* this.#limited(matrix, checkMatrix(matrix, this.#tally, this.summary, found), votes === null);
    if (history) yield* this.#limited(history, checkHistory(history, this.#tally, this.summary, found));
    if (groups) yield* this.#limited(groups, checkGroups(groups, this.#tally, found));
  }

  /** A file of nothing but bad lines must not fill the memory of whoever collects the reasons. */
  async *#limited<T extends object>(table: Table, things: AsyncIterable<T>, repeats = false): AsyncGenerator<T | Rejection> {
    for await (const thing of things) {
      if (isRejection(thing)) {
        if (repeats) continue;
        this.#rejections += 1;
        if (this.#rejections > this.#maxRejections) {
          if (this.#rejections === this.#maxRejections + 1) {
            yield {
              file: table.file.name,
              line: thing.line,
              kind: 'too-many',
              reason: `More than ${this.#maxRejections} lines cannot be read; reading stopped here.`,
            };
          }
          return;
        }
      }
      yield thing;
    }
  }

  #expect(stage: 'new' | 'statements-read' | 'votes-read'): void {
    if (this.#stage !== stage) throw new Error(`A Polis export is read once: statements, then votes. It is at "${this.#stage}", not "${stage}".`);
  }
}
