import { sql, type Kysely } from 'kysely';
import type { DB } from '../../../app/platform/db/schema.ts';
import type { Issue } from '../types.ts';
import { idOf, type Calendar } from './keys.ts';

/** The issue itself, its people, the four questions, founding documents and promises. */
export async function loadCoalescing(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  await loadIssue(db, issue, calendar);
  await loadMembers(db, issue, calendar);
  await loadQuestions(db, issue, calendar);
  await loadFounding(db, issue, calendar);
}

async function loadIssue(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  await db
    .insertInto('issues')
    .values({
      id: idOf(issue.key),
      organization_id: idOf(issue.organization),
      slug: issue.slug,
      level: issue.level,
      statement: issue.statement,
      why: issue.why,
      lang: issue.lang,
      answer_days: issue.answerDays,
      privacy_threshold: sql`(select privacy_threshold from organizations where id = ${idOf(issue.organization)})`,
      created_at: calendar.at(issue.created),
      created_by: idOf(issue.createdBy),
    })
    .execute();
  const { published } = issue;
  if (!published) return;
  await db
    .insertInto('issue_publications')
    .values({ issue_id: idOf(issue.key), at: calendar.at(published.at), by: idOf(published.by) })
    .execute();
}

async function loadMembers(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  const issue_id = idOf(issue.key);
  await db
    .insertInto('memberships')
    .values(
      issue.memberships.map((one) => ({
        id: idOf(`${issue.key} ${one.person}`),
        issue_id,
        person_id: idOf(one.person),
        role: one.role,
        ring: one.ring,
        has_authority: one.hasAuthority,
        has_influence: one.hasInfluence,
        joined_at: calendar.at(one.joined),
        added_by: idOf(issue.createdBy),
        ended_at: one.ended ? calendar.at(one.ended.at) : null,
        ended_by: one.ended ? idOf(one.ended.by) : null,
        ended_reason: one.ended?.reason ?? null,
      })),
    )
    .execute();
  if (issue.mandates.length === 0) return;
  await db
    .insertInto('mandates')
    .values(
      issue.mandates.map((one) => ({
        id: idOf(one.key),
        issue_id,
        person_id: idOf(one.person),
        group_id: idOf(one.group),
        given_on: calendar.on(one.given),
        until_on: one.until ? calendar.on(one.until) : null,
        how_given: one.howGiven,
        lang: one.lang,
        created_at: calendar.at(one.given),
        created_by: idOf(issue.createdBy),
      })),
    )
    .execute();
  const reports = issue.mandates.flatMap((mandate) =>
    mandate.reports.map((one, at) => ({
      id: idOf(`${mandate.key} report ${at}`),
      mandate_id: idOf(mandate.key),
      direction: one.direction,
      reported_on: calendar.on(one.on),
      note: one.note,
      lang: one.lang,
      created_at: calendar.at(one.on),
      created_by: idOf(mandate.person),
    })),
  );
  if (reports.length > 0) await db.insertInto('mandate_reports').values(reports).execute();
}

async function loadQuestions(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  const issue_id = idOf(issue.key);
  const told = (
    kind: string,
    at: number,
    row: Issue['stakes'][number] | Issue['initiatives'][number] | Issue['sharedWorks'][number] | Issue['ties'][number],
  ) => ({
    id: idOf(`${issue.key} ${kind} ${at}`),
    issue_id,
    said_by: row.saidBy,
    lang: row.lang,
    created_at: calendar.at(row.created),
    created_by: idOf(row.createdBy),
  });
  const stakes = issue.stakes.map((row, at) => ({ ...told('stake', at, row), group_id: idOf(row.group), reason: row.reason }));
  if (stakes.length > 0) await db.insertInto('stakes').values(stakes).execute();
  const initiatives = issue.initiatives.map((row, at) => ({
    ...told('initiative', at, row),
    group_id: row.group ? idOf(row.group) : null,
    name: row.name,
    led_by: row.ledBy,
    their_words: row.theirWords,
    worth: row.worth,
    goal: row.goal ?? null,
    funded_by: row.fundedBy?.join('\n') ?? null,
    promoted_by: row.promotedBy ?? null,
    key_points: row.keyPoints ?? null,
    alignment: row.alignment?.mark ?? null,
    alignment_words: row.alignment?.words ?? null,
    alignment_said_by: row.alignment?.saidBy ?? null,
  }));
  if (initiatives.length > 0) await db.insertInto('initiatives').values(initiatives).execute();
  await loadCrosswalk(db, issue, calendar);
  const works = issue.sharedWorks.map((row, at) => ({
    ...told('shared work', at, row),
    kind: row.kind,
    description: row.description,
    value_for_groups: row.valueForGroups,
    value_for_all: row.valueForAll,
  }));
  if (works.length > 0) await db.insertInto('shared_works').values(works).execute();
  const ties = issue.ties.map((row, at) => ({
    ...told('tie', at, row),
    group_id: idOf(row.group),
    we_support: row.weSupport ?? null,
    they_support: row.theySupport ?? null,
  }));
  if (ties.length > 0) await db.insertInto('ties').values(ties).execute();
}

/** Which initiative is the main one, and which further groups each touches. */
async function loadCrosswalk(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  for (const [at, row] of issue.initiatives.entries()) {
    const said = { initiative_id: idOf(`${issue.key} initiative ${at}`), at: calendar.at(row.created), by: idOf(row.createdBy) };
    if (row.main)
      await db
        .insertInto('main_initiatives')
        .values({ issue_id: idOf(issue.key), ...said })
        .execute();
    for (const group of row.touches ?? [])
      await db
        .insertInto('initiative_groups')
        .values({ group_id: idOf(group), ...said })
        .execute();
  }
}

async function loadFounding(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  if (issue.foundingDocuments.length === 0) return;
  await db
    .insertInto('founding_documents')
    .values(
      issue.foundingDocuments.map((one) => ({
        id: idOf(one.key),
        issue_id: idOf(issue.key),
        kind: one.kind,
        number: one.number,
        body: one.body,
        lang: one.lang,
        created_at: calendar.at(one.created),
        created_by: idOf(one.createdBy),
      })),
    )
    .execute();
  const consents = issue.foundingDocuments.flatMap((document) =>
    document.consents.map((one) => ({
      founding_document_id: idOf(document.key),
      person_id: idOf(one.person),
      stance: one.stance,
      note: one.note ?? null,
      lang: one.lang ?? document.lang,
      at: calendar.at(one.at),
    })),
  );
  if (consents.length > 0) await db.insertInto('consents').values(consents).execute();
}
