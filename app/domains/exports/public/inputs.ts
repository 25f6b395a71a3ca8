import { sql } from 'kysely';
import { isSmall } from '../../../engines/suppression/index.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { localDay } from '../../../platform/clock.ts';
import { answersTo, type Answer } from '../../answers/index.ts';
import { smallGroups, speaksForGroup, type Speaks } from '../../inputs/index.ts';
import type { Issue } from '../../issues/index.ts';
import type { Row } from '../bundle.ts';
import { described } from './described.ts';
import type { InputNumbers, Part } from './part.ts';

interface Shown {
  readonly id: string;
  readonly kind: string;
  readonly body: string;
  readonly lang: string;
  readonly channel: string;
  readonly speaks: Speaks;
  readonly askedCount: number | null;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly confirmed: boolean;
  readonly isSeed: boolean;
  readonly saidAt: Date;
}

/** What people told us, and what became of it. Statements stand among the inputs. */
export async function inputSheets(ctx: Ctx, issue: Issue): Promise<Part & { numbers: InputNumbers }> {
  const inputs = await shownInputs(ctx, issue.id);
  const numbers = new Map(inputs.map((input, at) => [input.id, at + 1]));
  const unnamed = await smallGroups(ctx, issue.id, issue.privacyThreshold);
  const isUnnamed = (input: Shown) => input.groupId !== null && !speaksForGroup(input) && unnamed.has(input.groupId);
  const answers = await answersInForce(ctx, inputs);
  return {
    numbers,
    sheets: [
      {
        ...described.inputs,
        rows: () =>
          inputs.map((input): Row => ({
            input: numbers.get(input.id) ?? 0,
            kind: input.kind,
            body: input.body,
            lang: input.lang,
            channel: input.channel,
            speaks: input.speaks,
            confirmed: input.speaks === 'guess' ? input.confirmed : null,
            asked: input.askedCount === null || isSmall(input.askedCount, issue.privacyThreshold) ? null : input.askedCount,
            group: isUnnamed(input) ? null : input.groupName,
            by_us: input.isSeed,
            said_on: localDay(input.saidAt, ctx.timeZone),
          })),
      },
      {
        ...described.answers,
        rows: () =>
          inputs.flatMap((input): Row[] => {
            const answer = answers.get(input.id);
            if (!answer) return [];
            return [
              {
                input: numbers.get(input.id) ?? 0,
                verdict: answer.verdict,
                reason: answer.reason,
                lang: answer.lang,
                decision: answer.decision?.number ?? null,
                link: answer.link,
                given_on: localDay(answer.givenAt, ctx.timeZone),
              },
            ];
          }),
      },
    ],
    withheld: inputs.some(isUnnamed)
      ? [{ what: 'inputs.group', why: 'left empty where fewer people of a group spoke than the threshold: beside their words it could show who they are' }]
      : [],
  };
}

/** Remarks until they are hidden, statements as their conversation shows them; none that were taken back. */
async function shownInputs(ctx: Ctx, issueId: string): Promise<Shown[]> {
  const { rows } = await sql<Shown>`
    select i.id, i.kind, i.body, i.lang, i.channel, i.speaks, i.asked_count as "askedCount", g.kept_id as "groupId", g.name as "groupName",
      c.input_id is not null as confirmed, coalesce(s.is_seed, false) as "isSeed", i.said_at as "saidAt"
    from inputs i
    left join kept_groups g on g.id = i.group_id
    left join input_confirmations c on c.input_id = i.id
    left join statements s on s.id = i.id
    left join conversations v on v.id = s.conversation_id
    where i.issue_id = ${issueId} and i.withdrawn_at is null
      and (i.moderated = 1 or (i.moderated = 0 and not coalesce(v.reviewed_first, false)))
    order by i.said_at, i.id`.execute(ctx.db);
  return rows;
}

/** Asked in parts, because a statement of SQL takes only so many values. */
async function answersInForce(ctx: Ctx, inputs: readonly Shown[]) {
  const found = new Map<string, Answer>();
  for (let from = 0; from < inputs.length; from += 5000) {
    const some = await answersTo(
      ctx,
      inputs.slice(from, from + 5000).map((input) => input.id),
    );
    for (const [id, answer] of some) found.set(id, answer);
  }
  return found;
}
