import { sql } from 'kysely';
import type { Ctx } from '../../../platform/ctx.ts';
import { localDay } from '../../../platform/clock.ts';
import { moderationLog } from '../../inputs/index.ts';
import { listStakes, type Issue } from '../../issues/index.ts';
import type { Row } from '../bundle.ts';
import { described } from './described.ts';
import type { Part } from './part.ts';

/** The issue, what was promised, its founding documents and the log of moderation. */
export async function issueSheets(ctx: Ctx, lister: Ctx, issue: Issue): Promise<Part> {
  const day = (at: Date | null) => at && localDay(at, ctx.timeZone);
  const promises = await promisesOf(ctx, issue.id);
  const documents = await documentsOf(ctx, issue.id);
  const stakes = await listStakes(lister, issue.id);
  const { entries } = await moderationLog(ctx, issue.id);
  return {
    sheets: [
      {
        ...described.issue,
        rows: () => [
          {
            address: issue.slug,
            statement: issue.statement,
            why: issue.why,
            lang: issue.lang,
            level: issue.level,
            organization: issue.organizationName,
            public_since: day(issue.publishedAt),
            answer_days: issue.answerDays,
            threshold: issue.privacyThreshold,
          },
        ],
      },
      {
        ...described.promises,
        rows: () => promises.map((one): Row => ({ ...one, opened_on: day(one.opened_on), replaced_on: day(one.replaced_on) })),
      },
      {
        ...described.stakes,
        rows: () => stakes.map((one): Row => ({ group: one.groupName, reason: one.reason, lang: one.lang, said_by: one.saidBy })),
      },
      {
        ...described.founding_documents,
        rows: () => documents.map((one): Row => ({ ...one, written_on: day(one.written_on) })),
      },
      {
        ...described.moderation,
        rows: () => entries.map((one): Row => ({ on: localDay(one.at, ctx.timeZone), kind: one.kind, what: one.what, rule: one.rule })),
      },
    ],
    withheld: [],
  };
}

async function promisesOf(ctx: Ctx, issueId: string) {
  const { rows } = await sql<{
    group: string;
    level: string;
    decision: number | null;
    opened_on: Date;
    replaced_on: Date | null;
    reason: string | null;
    lang: string;
  }>`
    select g.name as "group", p.level, d.number as decision, p.opened_at as opened_on, later.opened_at as replaced_on, p.reason, p.lang
    from promises p join kept_groups g on g.id = p.group_id
    left join decisions d on d.id = p.decision_id
    left join promises later on later.replaces_id = p.id and later.opened_at is not null
    where p.issue_id = ${issueId} and p.opened_at is not null and (p.decision_id is null or d.opened_at is not null)
    order by g.name, p.opened_at, p.id`.execute(ctx.db);
  return rows;
}

async function documentsOf(ctx: Ctx, issueId: string) {
  const { rows } = await sql<{ kind: string; version: number; body: string; lang: string; written_on: Date }>`
    select distinct on (kind) kind, number as version, body, lang, created_at as written_on
    from founding_documents where issue_id = ${issueId} order by kind, number desc`.execute(ctx.db);
  return rows;
}
