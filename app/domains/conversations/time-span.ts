/** From the first to the last moment the files know of. */
export class TimeSpan {
  #first: Date | null = null;
  #last: Date | null = null;

  include(at: Date | null): void {
    if (!at) return;
    if (!this.#first || at < this.#first) this.#first = at;
    if (!this.#last || at > this.#last) this.#last = at;
  }

  /** An imported conversation is over; the database wants its end after its beginning. */
  asColumns(now: Date): { opens_at: Date; closes_at: Date } {
    const opens_at = this.#first ?? new Date(now.getTime() - 1);
    return { opens_at, closes_at: new Date(Math.max(this.#last?.getTime() ?? now.getTime(), opens_at.getTime()) + 1) };
  }
}
