/** The only things thrown on purpose; `http/problems.tsx` turns each into a page. */

/** The thing does not exist, or this actor may not see it: the same answer for both. */
export class NotFound extends Error {
  override name = 'NotFound';
}

/** The actor must sign in first. */
export class NotSignedIn extends Error {
  override name = 'NotSignedIn';
}

/** A policy said no. `reason` is a word key for the page. */
export class Denied extends Error {
  override name = 'Denied';
  readonly reason: string;
  constructor(reason: string) {
    super(`denied: ${reason}`);
    this.reason = reason;
  }
}

/** Somebody else changed the record since the form was shown. */
export class StaleRevision extends Error {
  override name = 'StaleRevision';
}

/** The request is larger than any form of ours. */
export class TooLarge extends Error {
  override name = 'TooLarge';
}
