import type { Ctx } from '../../platform/ctx.ts';
import type { Answer, Verdict } from './answer.ts';

/** Every answer, also those replaced. The question of a decision stays out until it is opened. */
function answerRows(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('answers')
    .innerJoin('persons', 'persons.id', 'answers.given_by')
    .leftJoin('decisions', (join) => join.onRef('decisions.id', '=', 'answers.decision_id').on('decisions.opened_at', 'is not', null))
    .select([
      'answers.id',
      'answers.input_id as inputId',
      'answers.verdict',
      'answers.reason',
      'answers.lang',
      'answers.author_reason as authorReason',
      'answers.link',
      'answers.given_at as givenAt',
      'persons.name as givenByName',
      'answers.replaces_id as replacesId',
      'decisions.id as decisionId',
      'decisions.number',
      'decisions.question',
      'decisions.lang as decisionLang',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof answerRows>['execute']>>[number];

function asAnswer({ decisionId, number, question, decisionLang, verdict, ...rest }: Row): Answer {
  const decision = decisionId && number !== null && question !== null ? { id: decisionId, number, question, lang: decisionLang ?? 'en' } : null;
  return { ...rest, verdict: verdict as Verdict, decision };
}

/** The answer in force to each of these inputs, by input id. The caller has found the inputs. */
export async function answersTo(ctx: Pick<Ctx, 'db'>, inputIds: readonly string[]): Promise<ReadonlyMap<string, Answer>> {
  if (inputIds.length === 0) return new Map();
  const rows = await answerRows(ctx)
    .where('answers.input_id', 'in', [...inputIds])
    .where((eb) => eb.not(eb.exists(eb.selectFrom('answers as later').select('later.id').whereRef('later.replaces_id', '=', 'answers.id'))))
    .execute();
  return new Map(rows.map((row) => [row.inputId, asAnswer(row)]));
}

/** Every answer an input ever had, the one in force first. */
export async function answersOver(ctx: Pick<Ctx, 'db'>, inputId: string): Promise<Answer[]> {
  const rows = await answerRows(ctx).where('answers.input_id', '=', inputId).orderBy('answers.given_at', 'desc').orderBy('answers.id', 'desc').execute();
  return rows.map(asAnswer);
}

/** An answer by its id, or null; for reactions to its event. */
export async function findAnswer(ctx: Pick<Ctx, 'db'>, id: string): Promise<Answer | null> {
  const row = await answerRows(ctx).where('answers.id', '=', id).executeTakeFirst();
  return row ? asAnswer(row) : null;
}
