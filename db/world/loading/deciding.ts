import type { Kysely } from 'kysely';
import type { DB } from '../../../app/platform/db/schema.ts';
import { timelessId } from '../../../app/platform/ids.ts';
import type { Decision, Issue } from '../types.ts';
import { idOf, type Calendar } from './keys.ts';

const rings: readonly string[] = ['core', 'advisors', 'feedback', 'dissemination'];

/** Decisions with their ballots and records, then what refers to them: promises and answers. */
export async function loadDecisions(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  for (const decision of issue.decisions) {
    await loadDecision(db, issue, decision, calendar);
    if (decision.opened) await loadBallots(db, issue, decision, calendar);
    if (decision.record) await loadRecord(db, decision, decision.record, calendar);
  }
  await loadPromises(db, issue, calendar);
  await loadAnswers(db, issue, calendar);
}

async function loadDecision(db: Kysely<DB>, issue: Issue, decision: Decision, calendar: Calendar): Promise<void> {
  const id = idOf(decision.key);
  await db
    .insertInto('decisions')
    .values({
      id,
      issue_id: idOf(issue.key),
      number: decision.number,
      question: decision.question,
      detail: decision.detail,
      lang: decision.lang,
      method: decision.method,
      secrecy: decision.secrecy,
      threshold: decision.threshold,
      quorum: decision.quorum,
      closes_at: calendar.at(decision.closes),
      opened_at: decision.opened ? calendar.at(decision.opened.at) : null,
      opened_by: decision.opened ? idOf(decision.opened.by) : null,
      closed_at: decision.closed ? calendar.at(decision.closed.at) : null,
      closed_by: decision.closed ? idOf(decision.closed.by) : null,
      created_at: calendar.at(decision.created),
      created_by: idOf(decision.createdBy),
    })
    .execute();
  await db
    .insertInto('options')
    .values(
      decision.options.map((one) => ({ id: idOf(one.key), decision_id: id, number: one.number, label: one.label, detail: one.detail, lang: decision.lang })),
    )
    .execute();
  await db
    .insertInto('decision_electors')
    .values(
      decision.electors.map((one) =>
        rings.includes(one) ? { decision_id: id, ring: one, group_id: null } : { decision_id: id, ring: null, group_id: idOf(one) },
      ),
    )
    .execute();
  if (decision.evidence.length > 0) {
    await db
      .insertInto('decision_evidence')
      .values(
        decision.evidence.map((one, at) => ({
          id: idOf(`${decision.key} evidence ${at}`),
          decision_id: id,
          label: one.label,
          url: one.url ?? null,
          input_id: one.input ? idOf(one.input) : null,
          lang: decision.lang,
          created_at: calendar.at(one.created),
          created_by: idOf(one.createdBy),
        })),
      )
      .execute();
  }
}

/** The roll is who stood in the electing rings when it opened. A secret ballot forgets its person here, as it does in the product. */
async function loadBallots(db: Kysely<DB>, issue: Issue, decision: Decision, calendar: Calendar): Promise<void> {
  const decision_id = idOf(decision.key);
  const present = issue.memberships.filter((one) => !one.ended);
  const ringOf = new Map(present.map((one) => [one.person, one.ring]));
  const roll = present.filter((one) => decision.electors.includes(one.ring));
  await db
    .insertInto('decision_roll')
    .values(roll.map((one) => ({ decision_id, person_id: idOf(one.person), ring: one.ring })))
    .execute();
  const named = decision.secrecy === 'named';
  for (const ballot of decision.ballots) {
    const person_id = idOf(ballot.person);
    const id = named ? idOf(`${decision.key} ${ballot.person}`) : timelessId();
    await db.insertInto('ballot_receipts').values({ decision_id, person_id }).execute();
    await db
      .insertInto('ballots')
      .values({
        id,
        decision_id,
        ring: ringOf.get(ballot.person) ?? 'core',
        person_id: named ? person_id : null,
        cast_at: named ? calendar.at(ballot.cast) : null,
        ...(named ? speech(ballot) : {}),
      })
      .execute();
    await db
      .insertInto('ballot_marks')
      .values(decision.options.map((option, at) => ({ ballot_id: id, option_id: idOf(option.key), mark: ballot.marks[at] ?? 0 })))
      .execute();
    if (ballot.reservation) {
      const reservation = { id: timelessId(), decision_id, ballot_id: id, person_id: null, body: ballot.reservation, lang: ballot.lang ?? decision.lang };
      await db.insertInto('reservations').values(reservation).execute();
    }
  }
}

function speech({ speaksFor }: Decision['ballots'][number]) {
  if (!speaksFor) return {};
  const { mandate, group, asked } = speaksFor;
  return { speaks: asked ? 'asked' : 'vote', asked_count: asked ?? null, mandate_id: idOf(mandate), group_id: idOf(group) };
}

async function loadRecord(db: Kysely<DB>, decision: Decision, record: NonNullable<Decision['record']>, calendar: Calendar): Promise<void> {
  await db
    .insertInto('provisional_records')
    .values({
      decision_id: idOf(decision.key),
      option_id: idOf(record.option),
      outcome: record.outcome,
      hypothesis: record.hypothesis,
      reopen_when: record.reopenWhen,
      measure: record.measure,
      review_on: calendar.on(record.review),
      leader_id: idOf(record.leader),
      leader_commitment: record.leaderCommitment,
      leader_disagreed: record.leaderDisagreed,
      lang: record.lang,
      created_at: calendar.at(record.created),
      created_by: idOf(record.createdBy),
    })
    .execute();
}

async function loadPromises(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  const spectrum = await shippedFramework(db, 'spectrum.participation');
  for (const promise of issue.promises) {
    await db
      .insertInto('promises')
      .values({
        id: idOf(promise.key),
        issue_id: idOf(issue.key),
        group_id: idOf(promise.group),
        decision_id: promise.decision ? idOf(promise.decision) : null,
        level: promise.level,
        promised_at: calendar.at(promise.promised),
        promised_by: idOf(promise.promisedBy),
        opened_at: promise.opened ? calendar.at(promise.opened.at) : null,
        opened_by: promise.opened ? idOf(promise.opened.by) : null,
        framework_id: promise.opened ? spectrum : null,
        replaces_id: promise.replaces ? idOf(promise.replaces) : null,
        reason: promise.reason ?? null,
        lang: promise.lang,
      })
      .execute();
  }
}

async function loadAnswers(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  const inputs = [...issue.inputs, ...issue.conversations.flatMap((conversation) => conversation.statements)];
  for (const input of inputs) {
    for (const [at, answer] of input.answers.entries()) {
      await db
        .insertInto('answers')
        .values({
          id: idOf(`${input.key} answer ${at}`),
          input_id: idOf(input.key),
          verdict: answer.verdict,
          reason: answer.reason,
          lang: answer.lang,
          author_reason: answer.authorReason ?? null,
          decision_id: answer.decision ? idOf(answer.decision) : null,
          link: answer.link ?? null,
          given_at: calendar.at(answer.given),
          given_by: idOf(answer.by),
          replaces_id: at > 0 ? idOf(`${input.key} answer ${at - 1}`) : null,
        })
        .execute();
    }
  }
}

/** The newest version that we ship. */
async function shippedFramework(db: Kysely<DB>, key: string): Promise<string> {
  const row = await db
    .selectFrom('frameworks')
    .select('id')
    .where('key', '=', key)
    .where('organization_id', 'is', null)
    .orderBy('version', 'desc')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** How many people stood behind each paper count of the demo. */
const countedOnPaper = 14;

export async function loadReadings(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  for (const reading of issue.readings) {
    const reading_id = idOf(reading.key);
    await db
      .insertInto('readings')
      .values({
        id: reading_id,
        issue_id: idOf(issue.key),
        framework_id: await shippedFramework(db, reading.framework),
        ring: reading.ring ?? null,
        basis: reading.basis,
        note: reading.note,
        lang: reading.lang,
        read_on: calendar.on(reading.read),
        counted: reading.basis === 'entered' ? countedOnPaper : null,
        opened_at: calendar.at(reading.opened),
        opened_by: idOf(reading.openedBy),
        closed_at: reading.closed ? calendar.at(reading.closed.at) : null,
        closed_by: reading.closed ? idOf(reading.closed.by) : null,
      })
      .execute();
    const placements = reading.placements.map(({ person, idea, shares: [informing, networking, collaborating, transforming], at }) => ({
      reading_id,
      person_id: idOf(person),
      idea,
      informing,
      networking,
      collaborating,
      transforming,
      placed_at: calendar.at(at),
    }));
    if (placements.length > 0) await db.insertInto('placements').values(placements).execute();
    const agreed = reading.agreed.map(({ idea, spread: [informing, networking, collaborating, transforming], note, at, by }) => ({
      reading_id,
      idea,
      informing,
      networking,
      collaborating,
      transforming,
      note: note ?? null,
      lang: reading.lang,
      agreed_at: calendar.at(at),
      agreed_by: idOf(by),
    }));
    if (agreed.length > 0) await db.insertInto('agreed_readings').values(agreed).execute();
  }
}
