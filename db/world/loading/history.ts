import type { Kysely } from 'kysely';
import type { DB } from '../../../app/platform/db/schema.ts';
import type { Issue } from '../types.ts';
import { idOf, type Calendar } from './keys.ts';

interface Line {
  kind: string;
  at: Date;
  person_id: string | null;
  subject_id: string;
}

/** The events that the product itself would have recorded; secret ballots leave none. */
export async function loadHistory(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  const issue_id = idOf(issue.key);
  const line = (kind: string, at: Parameters<Calendar['at']>[0], by: string | undefined, subject: string): Line => ({
    kind,
    at: calendar.at(at),
    person_id: by ? idOf(by) : null,
    subject_id: idOf(subject),
  });
  const lines = [
    line('issue.made', issue.created, issue.createdBy, issue.key),
    ...(issue.published ? [line('issue.published', issue.published.at, issue.published.by, issue.key)] : []),
    ...issue.memberships.map((one) => line('membership.began', one.joined, issue.createdBy, `${issue.key} ${one.person}`)),
    ...issue.promises.flatMap((one) => [
      line('promise.made', one.promised, one.promisedBy, one.key),
      ...(one.opened ? [line('promise.opened', one.opened.at, one.opened.by, one.key)] : []),
    ]),
    ...issue.inputs.map((one) => line('input.added', one.said, one.recordedBy, one.key)),
    ...issue.inputs.flatMap((input) => input.answers.map((one, at) => line('answer.given', one.given, one.by, `${input.key} answer ${at}`))),
    ...issue.decisions.flatMap((one) => [
      line('decision.made', one.created, one.createdBy, one.key),
      ...(one.opened ? [line('decision.opened', one.opened.at, one.opened.by, one.key)] : []),
      ...(one.closed ? [line('decision.closed', one.closed.at, one.closed.by, one.key)] : []),
    ]),
    ...issue.readings.map((one) => line('reading.opened', one.opened, one.openedBy, one.key)),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime());
  await db
    .insertInto('events')
    .values(lines.map((one) => ({ ...one, issue_id })))
    .execute();
}
