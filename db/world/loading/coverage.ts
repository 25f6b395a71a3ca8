import type { Kysely } from 'kysely';
import type { DB } from '../../../app/platform/db/schema.ts';
import { ago } from '../moments.ts';
import type { CategoryNeed, Issue, World } from '../types.ts';
import { idOf, type Calendar } from './keys.ts';

/** Which kinds of people the groups are, and what organizations share: of all issues. */
export async function loadPlacements(db: Kysely<DB>, world: World, calendar: Calendar): Promise<void> {
  const placed_at = calendar.at(ago(118, 15));
  const rows = world.placements.flatMap((one) =>
    one.groups.map((group) => ({
      id: idOf(`placed ${one.list} ${one.kind} ${group}`),
      group_id: idOf(group),
      list_key: one.list,
      ...kindOf(one.kind),
      placed_at,
      placed_by: idOf('persons.imelda'),
    })),
  );
  await db.insertInto('group_categories').values(rows).execute();
  const consents = world.coverageConsents.map((one) => ({
    id: idOf(`consent ${one.organization} ${one.to}`),
    organization_id: idOf(one.organization),
    to_organization_id: idOf(one.to),
    shares: one.shares,
    with_private: one.withPrivate,
    note: one.note,
    lang: one.lang,
    given_at: calendar.at(one.given),
    given_by: idOf(one.givenBy),
  }));
  if (consents.length > 0) await db.insertInto('coverage_consents').values(consents).execute();
}

/** Whom an issue needs, whom it calls for, figures to compare with, and the asks that came of it. */
export async function loadCoverage(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  const { coverage } = issue;
  if (!coverage) return;
  const issue_id = idOf(issue.key);
  const [at, by] = [calendar.at(coverage.chosen), idOf(coverage.chosenBy)];
  const id = (...parts: string[]) => idOf(`coverage ${issue.key} ${parts.join(' ')}`);
  await db
    .insertInto('issue_category_lists')
    .values(coverage.lists.map((list) => ({ id: id('list', list), issue_id, list_key: list, chosen_at: at, chosen_by: by })))
    .execute();
  await db
    .insertInto('category_needs')
    .values(coverage.needs.map((need) => ({ id: id('need', need.list, need.kind), issue_id, ...needRow(need), lang: issue.lang, said_at: at, said_by: by })))
    .execute();
  if (coverage.calls.length > 0)
    await db
      .insertInto('category_calls')
      .values(
        coverage.calls.map((one) => ({ id: id('call', one.list, one.kind), issue_id, list_key: one.list, ...kindOf(one.kind), called_at: at, called_by: by })),
      )
      .execute();
  await loadPopulation(db, issue, calendar);
  await loadAsks(db, issue, calendar);
}

async function loadPopulation(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  for (const table of issue.coverage?.population ?? []) {
    const id = idOf(`population ${issue.key} ${table.list}`);
    const [taken_at, taken_by] = [calendar.at(ago(64, 16)), idOf(issue.coverage?.chosenBy ?? '')];
    await db
      .insertInto('population_tables')
      .values({ id, issue_id: idOf(issue.key), list_key: table.list, number: 1, source: table.source, taken_at, taken_by })
      .execute();
    const rows = Object.entries(table.counts).map(([kind, count]) => ({ population_table_id: id, ...kindOf(kind), count }));
    await db.insertInto('population_counts').values(rows).execute();
  }
}

async function loadAsks(db: Kysely<DB>, issue: Issue, calendar: Calendar): Promise<void> {
  for (const ask of issue.coverage?.asks ?? []) {
    const id = idOf(`ask ${issue.key} ${ask.group}`);
    const { category, subgroup } = kindOf(ask.kind);
    await db
      .insertInto('asks')
      .values({
        id,
        issue_id: idOf(issue.key),
        group_id: idOf(ask.group),
        category_framework: ask.list,
        category_key: category,
        category_subgroup: subgroup,
        what: ask.what,
        lang: issue.lang,
        owner_id: idOf(ask.owner),
        by_on: calendar.on(ask.by),
        through: ask.through ?? null,
        created_at: calendar.at(ago(92, 10)),
        created_by: idOf(issue.createdBy),
      })
      .execute();
    const rows = ask.attempts.map((one, at) => ({
      id: idOf(`attempt ${issue.key} ${ask.group} ${at}`),
      ask_id: id,
      asked_on: calendar.on(one.on),
      channel: one.channel,
      outcome: one.outcome,
      next_on: one.next ? calendar.on(one.next) : null,
      note: one.note,
      lang: issue.lang,
      created_at: calendar.at(one.on),
      created_by: idOf(ask.owner),
    }));
    await db.insertInto('ask_attempts').values(rows).execute();
  }
}

function needRow(need: CategoryNeed) {
  const is_needed = need.notNeeded === undefined;
  return { list_key: need.list, ...kindOf(need.kind), is_needed, reason: need.notNeeded ?? need.reason ?? null, target: need.target ?? null };
}

function kindOf(kind: string): { category: string; subgroup: string | null } {
  const [category = '', subgroup = null] = kind.split('.');
  return { category, subgroup };
}
