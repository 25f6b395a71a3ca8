import { param, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { EmptyState, Heading, Quiet, Row, Shell, Time, useView } from '../../../ui/index.ts';
import { dueAt, isShown, listMyInputs, saidKey, type MyInput } from '../../inputs/index.ts';
import { InputQuote, loadSaid, SaidPage } from '../../inputs/web/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import type { Answer } from '../answer.ts';
import { answersTo } from '../answers.ts';
import { AnswerLetter } from './answer-letter.tsx';

/** What a private link opens: the input, where it stands, and its answer. */
export const saidPage: Controller = async (c) => {
  const data = await loadSaid(c.var.ctx, param(c, 'key'));
  const answer = (await answersTo(c.var.ctx, [data.input.id])).get(data.input.id);
  // The link is a secret: no search engine that finds it may keep it.
  c.header('X-Robots-Tag', 'noindex');
  const letter = answer ? <AnswerLetter answer={answer} authorLocale={data.input.authorLocale} /> : null;
  return render(c, <SaidPage data={data} fresh={c.req.query('new') === '1'} answer={letter} />, 200, { live: `issue:${data.input.issueId}` });
};

/** Everything this person, or this browser, said anywhere, with the answers. */
export const myInputsPage: Controller = async (c) => {
  const { ctx } = c.var;
  const inputs = await listMyInputs(ctx);
  const answers = await answersTo(
    ctx,
    inputs.map((input) => input.id),
  );
  const keys = new Map(inputs.map((input) => [input.id, saidKey(ctx, input.id)]));
  return render(c, <MyInputs inputs={inputs} answers={answers} keys={keys} />);
};

interface Mine {
  inputs: readonly MyInput[];
  answers: ReadonlyMap<string, Answer>;
  keys: ReadonlyMap<string, string>;
}

function MyInputs({ inputs, answers, keys }: Mine) {
  const { t, personName } = useView();
  return (
    <Shell title={t('answers:mine.title')}>
      <Heading title={t('answers:mine.title')} lede={t(personName ? 'answers:mine.lede' : 'answers:mine.lede.browser')} />
      {inputs.length === 0 ? (
        <EmptyState
          title={t('answers:mine.empty')}
          why={t('answers:mine.empty.why')}
          action={
            <a class="button" href={href('issues.index')}>
              {t('answers:mine.issues')}
            </a>
          }
        />
      ) : null}
      {inputs.map((input) => (
        <MyOne input={input} answer={answers.get(input.id)} sayKey={keys.get(input.id) ?? ''} />
      ))}
    </Shell>
  );
}

function MyOne({ input, answer, sayKey }: { input: MyInput; answer: Answer | undefined; sayKey: string }) {
  const { t, now } = useView();
  const due = dueAt(input, input.answerDays);
  const state = input.withdrawnAt
    ? t('inputs:said.withdrawn.short')
    : input.waits
      ? t('inputs:said.waits.short')
      : input.moderated < 0
        ? t('inputs:said.hidden.short')
        : null;
  const waits = !answer && isShown(input);
  return (
    <InputQuote
      input={input}
      threshold={0}
      due={
        state ??
        (waits ? (
          <>
            {t(due < now ? 'answers:was-due' : 'answers:due')} <Time value={due} />
          </>
        ) : undefined)
      }
    >
      <Quiet>
        <BackToIssue issue={input.issue} />
      </Quiet>
      {answer ? <AnswerLetter answer={answer} authorLocale={input.authorLocale} /> : null}
      <Row>
        <a href={href('input.said', { key: sayKey })}>{t('answers:mine.open')}</a>
      </Row>
    </InputQuote>
  );
}
