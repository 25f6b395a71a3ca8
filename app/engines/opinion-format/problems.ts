/** What is wrong in a file, and where. Nothing is guessed or mended. */
export interface Problem {
  readonly file: string;
  /** Physical line, from 1; 0 is the whole file. */
  readonly line: number;
  /** Plain English for the person who has the file. */
  readonly reason: string;
}

/** So many are named; the others are only counted, so that a file of nothing but bad lines does not fill the memory. */
export const mostNamed = 20;

/** Everything that is wrong with a folder. */
export interface Problems {
  readonly named: readonly Problem[];
  readonly count: number;
}

export class ProblemList implements Problems {
  readonly named: Problem[] = [];
  count = 0;

  add(file: string, line: number, reason: string): void {
    this.count += 1;
    if (this.named.length < mostNamed) this.named.push({ file, line, reason });
  }
}
