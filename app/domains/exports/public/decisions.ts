import { sql } from 'kysely';
import type { Ctx } from '../../../platform/ctx.ts';
import { localDay } from '../../../platform/clock.ts';
import {
  count,
  endingOf,
  evidenceOf,
  listDecisions,
  optionsOf,
  scaleOf,
  stateOf,
  type Decision,
  type Option,
  type Tally,
  type Turnout,
} from '../../decisions/index.ts';
import { thresholdsOf, type Issue } from '../../issues/index.ts';
import type { Row } from '../bundle.ts';
import { described } from './described.ts';
import type { InputNumbers, Part } from './part.ts';
import { tellResult, type Told } from './results.ts';

interface Shown {
  readonly decision: Decision;
  readonly options: readonly Option[];
  readonly evidence: Row[];
  readonly told: Told | null;
  readonly ending: Awaited<ReturnType<typeof endingOf>>;
  readonly reservations: readonly { body: string; lang: string }[];
}

/** Decisions that were opened: rules, options, evidence, and for closed ones what came of them. */
export async function decisionSheets(ctx: Ctx, issue: Issue, numbers: InputNumbers): Promise<Part> {
  const opened = (await listDecisions(ctx, issue.id)).filter((decision) => decision.openedAt !== null);
  const shown: Shown[] = [];
  for (const decision of opened) shown.push(await show(ctx, issue, decision, numbers));
  const few = shown.filter((one) => one.told?.few).map(({ decision }) => decision.number);
  return {
    sheets: [
      {
        ...described.decisions,
        rows: () => shown.map((one): Row => ({ ...ruleRow(ctx, one), ...endingRow(one) })),
      },
      {
        ...described.options,
        rows: () =>
          shown.flatMap(({ decision, options, told }) =>
            options.map((option): Row => ({
              decision: decision.number,
              option: option.number,
              label: option.label,
              detail: option.detail,
              lang: option.lang,
              passed: told ? told.passing.has(option.id) : null,
              support: told?.support.get(option.id) ?? null,
            })),
          ),
      },
      {
        ...described.results,
        rows: () =>
          shown.flatMap(({ decision, options, told }) =>
            options.flatMap((option) => (told?.steps.get(option.id) ?? []).map((step): Row => ({ decision: decision.number, option: option.number, ...step }))),
          ),
      },
      {
        ...described.reservations,
        rows: () => shown.flatMap(({ decision, reservations }) => reservations.map((one): Row => ({ decision: decision.number, ...one }))),
      },
      {
        ...described.evidence,
        rows: () => shown.flatMap(({ decision, evidence }) => evidence.map((one): Row => ({ decision: decision.number, ...one }))),
      },
    ],
    withheld:
      few.length > 0
        ? [
            {
              what: `figures and reservations of decision ${few.join(', ')}`,
              why: 'fewer people voted than the threshold, so only the outcome and the record are told',
            },
          ]
        : [],
  };
}

/** The rules of a decision, and how many took part where that may be told. */
function ruleRow(ctx: Ctx, { decision, told }: Shown): Row {
  const day = (at: Date | null) => at && localDay(at, ctx.timeZone);
  return {
    decision: decision.number,
    question: decision.question,
    detail: decision.detail,
    lang: decision.lang,
    state: stateOf(decision, ctx.now),
    method: decision.method,
    secrecy: decision.secrecy,
    threshold: decision.threshold,
    quorum: decision.quorum,
    opened_on: day(decision.openedAt),
    closes_on: day(decision.closesAt),
    ballots: told?.ballots ?? null,
    roll: told?.roll ?? null,
    quorum_reached: told?.quorumReached ?? null,
  };
}

function endingRow({ ending, options }: Shown): Row {
  const record = ending && 'record' in ending ? ending.record : null;
  return {
    outcome: record?.outcome ?? null,
    option: options.find((option) => option.id === record?.optionId)?.number ?? null,
    hypothesis: record?.hypothesis ?? null,
    reopen_when: record?.reopenWhen ?? null,
    measure: record?.measure ?? null,
    review_on: record?.reviewOn ?? null,
    record_lang: record?.lang ?? (ending && 'undecided' in ending ? ending.undecided.lang : null),
    undecided: ending && 'undecided' in ending ? ending.undecided.reason : null,
  };
}

async function show(ctx: Ctx, issue: Issue, decision: Decision, numbers: InputNumbers): Promise<Shown> {
  const options = await optionsOf(ctx, decision.id);
  const evidence = (await evidenceOf(ctx, decision.id)).map((one): Row => ({
    label: one.label,
    url: one.url,
    input: one.inputId ? (numbers.get(one.inputId) ?? null) : null,
    lang: one.lang,
  }));
  const isClosed = stateOf(decision, ctx.now) === 'closed';
  const told = isClosed ? await resultFor(ctx, issue, decision, options) : null;
  return {
    decision,
    options,
    evidence,
    told,
    ending: await endingOf(ctx, decision),
    reservations: told && !told.few ? await reservationsOf(ctx, decision.id) : [],
  };
}

async function resultFor(ctx: Ctx, issue: Issue, decision: Decision, options: readonly Option[]): Promise<Told> {
  const scale = await scaleOf(ctx, decision, issue.organizationId);
  const tallies = await talliesOf(ctx, decision.id);
  const turnout = await turnoutOf(ctx, decision.id);
  const result = count(
    tallies,
    options.map((option) => option.id),
    turnout,
    { scale, method: decision.method, threshold: decision.threshold, quorum: decision.quorum },
  );
  return tellResult(result, scale, thresholdsOf(issue));
}

async function talliesOf(ctx: Ctx, decisionId: string): Promise<Tally[]> {
  const { rows } = await sql<Tally>`
    select m.option_id as "optionId", m.mark, count(*)::int as count from ballot_marks m join ballots b on b.id = m.ballot_id
    where b.decision_id = ${decisionId} group by m.option_id, m.mark`.execute(ctx.db);
  return rows;
}

async function turnoutOf(ctx: Ctx, decisionId: string): Promise<Turnout> {
  const { rows } = await sql<Turnout>`
    select (select count(*) from ballots where decision_id = ${decisionId})::int as ballots,
      (select count(*) from decision_roll where decision_id = ${decisionId})::int as roll`.execute(ctx.db);
  return rows[0] ?? { ballots: 0, roll: 0 };
}

async function reservationsOf(ctx: Ctx, decisionId: string): Promise<{ body: string; lang: string }[]> {
  return ctx.db
    .selectFrom('reservations')
    .select(['body', 'lang'])
    .where('decision_id', '=', decisionId)
    .orderBy(sql`md5(id::text)`)
    .execute();
}
