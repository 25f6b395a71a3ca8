import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';

/** A new id that sorts by time of making. */
export function newId(): string {
  return uuidv7();
}

/** An id that tells nothing about when it was made: for secret ballots. */
export function timelessId(): string {
  return randomUUID();
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text from outside is shaped like an id; ask before it reaches SQL. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && uuid.test(text);
}
