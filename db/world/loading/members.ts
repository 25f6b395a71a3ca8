import type { Insertable, Kysely } from 'kysely';
import type { DB } from '../../../app/platform/db/schema.ts';
import type { Issue, Members } from '../types.ts';
import { idOf, type Calendar } from './keys.ts';

/** Where people are wanted, what rings are sent and asked, and what members bring, get and agree to. */
export async function loadMembers(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  const { members } = issue;
  if (!members) return;
  const rows = { issue, members, calendar, issue_id: idOf(issue.key), placeOf: (person: string) => idOf(`${issue.key} ${person}`), by: idOf(issue.createdBy) };
  for (const [table, values] of [...aboutRings(rows), ...aboutMembers(rows), ...aboutPlaces(rows)])
    if (values.length > 0) await db.insertInto(table).values(values).execute();
  for (const one of members.channels)
    await db.updateTable('mandates').set({ channel: one.channel, every_days: one.everyDays }).where('id', '=', idOf(one.mandate)).execute();
}

interface Rows {
  readonly issue: Issue;
  readonly members: Members;
  readonly calendar: Calendar;
  readonly issue_id: string;
  readonly placeOf: (person: string) => string;
  readonly by: string;
}

/** A table with its rows; that they fit is checked where `into` is called. */
type Batch = [table: keyof DB, rows: never[]];

function into<Table extends keyof DB>(table: Table, rows: readonly Insertable<DB[Table]>[]): Batch {
  return [table, rows as never[]];
}

function aboutRings({ issue, members, calendar, issue_id, placeOf, by }: Rows): Batch[] {
  const id = (what: string, at: number) => idOf(`${issue.key} ${what} ${at}`);
  return [
    into(
      'membership_changes',
      members.moves.map((one, at) => ({
        id: id('move', at),
        membership_id: placeOf(one.person),
        from_ring: one.from,
        to_ring: one.to,
        from_role: 'member',
        to_role: 'member',
        reason: one.reason,
        changed_at: calendar.at(one.at),
        changed_by: idOf(one.by),
      })),
    ),
    into(
      'wanted_places',
      members.wanted.map((one, at) => ({
        id: id('wanted', at),
        issue_id,
        person_id: one.person ? idOf(one.person) : null,
        group_id: one.group ? idOf(one.group) : null,
        ring: one.ring,
        reason: one.reason,
        wanted_at: calendar.at(one.at),
        wanted_by: idOf(one.by),
      })),
    ),
    into(
      'ring_rhythms',
      members.rhythms.map((one, at) => ({
        id: id('rhythm', at),
        issue_id,
        ring: one.ring,
        number: 1,
        every_days: one.everyDays,
        asks: one.asks,
        time_needed: one.timeNeeded,
        channel: one.channel,
        linker_id: idOf(one.linker),
        created_at: calendar.at(one.at),
        created_by: by,
      })),
    ),
    into(
      'ring_dispatches',
      members.dispatches.map(({ on, ...one }, at) => ({
        ...one,
        id: id('dispatch', at),
        issue_id,
        happened_on: calendar.on(on),
        created_at: calendar.at(on),
        created_by: by,
      })),
    ),
  ];
}

function aboutMembers({ issue, members, calendar, placeOf }: Rows): Batch[] {
  const id = (what: string, at: number) => idOf(`${issue.key} ${what} ${at}`);
  const said = (one: { person: string; by: string; at: Members['tests'][number]['at']; confirmed?: Members['tests'][number]['at'] }) => ({
    membership_id: placeOf(one.person),
    said_at: calendar.at(one.at),
    said_by: idOf(one.by),
    confirmed_at: one.confirmed ? calendar.at(one.confirmed) : null,
  });
  return [
    into(
      'relevance_tests',
      members.tests.map((one, at) => ({ id: id('test', at), test: one.test, outcome: one.outcome, reason: one.reason, ...said(one) })),
    ),
    into(
      'member_ranges',
      members.ranges.map((one, at) => ({
        id: id('range', at),
        stance: one.stance,
        power: one.power,
        level: one.level,
        frequency: one.frequency,
        how_often: one.howOften,
        part: one.part,
        ...said(one),
      })),
    ),
    into(
      'member_values',
      members.values.map((one, at) => ({
        id: id('value', at),
        membership_id: placeOf(one.person),
        professional: one.professional ?? null,
        personal: one.personal ?? null,
        cost: one.cost ?? null,
        lang: one.lang,
        shown_to_leaders: one.shown,
        said_at: calendar.at(one.said),
      })),
    ),
    into(
      'value_reviews',
      members.values.flatMap((one, at) =>
        one.review
          ? [
              {
                id: id('review', at),
                value_id: id('value', at),
                still: one.review.still,
                words: one.review.words ?? null,
                lang: one.lang,
                said_at: calendar.at(one.review.at),
              },
            ]
          : [],
      ),
    ),
  ];
}

function aboutPlaces({ issue, members, calendar, issue_id, placeOf, by }: Rows): Batch[] {
  const id = (what: string, at: number | string) => idOf(`${issue.key} ${what} ${at}`);
  const welcomedAt = (person: string) => calendar.at(issue.memberships.find((one) => one.person === person)?.joined ?? issue.created);
  return [
    into(
      'expectations',
      members.expectations.map((one, at) => ({
        id: id('expectations', at),
        issue_id,
        number: at + 1,
        expected: one.expected,
        responsibilities: one.responsibilities,
        what_next: one.whatNext,
        created_at: calendar.at(one.at),
        created_by: by,
      })),
    ),
    into(
      'acknowledgements',
      members.expectations.flatMap((one, at) =>
        one.acknowledged.map((person) => ({ expectation_id: id('expectations', at), membership_id: placeOf(person), at: calendar.at(one.at) })),
      ),
    ),
    into(
      'welcome_steps',
      members.welcomed.flatMap(({ person, steps }) =>
        steps.map((step) => ({ id: id(`step ${step}`, person), membership_id: placeOf(person), step, done_at: welcomedAt(person), done_by: by })),
      ),
    ),
    into(
      'member_terms',
      members.terms.map((one, at) => ({
        id: id('term', at),
        membership_id: placeOf(one.person),
        number: 1,
        until_on: calendar.on(one.until),
        reason: one.reason,
        created_at: calendar.at(issue.created),
        created_by: by,
      })),
    ),
    into(
      'successions',
      members.successors.map((one, at) => ({
        id: id('succession', at),
        membership_id: placeOf(one.of),
        successor_id: idOf(one.successor),
        named_at: calendar.at(one.named),
        named_by: idOf(one.by),
        agreed_at: one.agreed ? calendar.at(one.agreed) : null,
      })),
    ),
  ];
}
