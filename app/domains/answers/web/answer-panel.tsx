import { z } from 'zod';
import type { Ctx } from '../../../platform/ctx.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Checkbox, EmptyState, Form, languageName, Pager, Quiet, Row, Section, Select, Submit, Time, useView } from '../../../ui/index.ts';
import { channels, dueAt, facetsOf, smallGroups, type Channel, type Input } from '../../inputs/index.ts';
import { InputQuote } from '../../inputs/web/index.ts';
import type { Issue } from '../../issues/index.ts';
import { leads, standingOn } from '../../people/index.ts';
import type { Answer } from '../answer.ts';
import { answersTo } from '../answers.ts';
import { countAnswers, listChanged, listWaiting, type AnswerCounts, type QueueFilter } from '../queue.ts';
import { AnswerLetter } from './answer-letter.tsx';
import { CountSentence } from './count-sentence.tsx';

export interface AnswerPanelData {
  readonly lead: boolean;
  readonly counts: AnswerCounts;
  readonly waiting: readonly Input[];
  readonly page: number;
  readonly more: boolean;
  readonly filter: QueueFilter;
  readonly facets: { readonly langs: readonly string[]; readonly channels: readonly Channel[] };
  readonly answered: readonly Input[];
  readonly answers: ReadonlyMap<string, Answer>;
  readonly unnamed: ReadonlySet<string>;
}

const query = z.object({
  overdue: z
    .literal('1')
    .transform(() => true)
    .optional()
    .catch(undefined),
  kind: z.enum(['remark', 'statement']).optional().catch(undefined),
  channel: z.enum(channels).optional().catch(undefined),
  lang: z.enum(textLanguages).optional().catch(undefined),
});

/** What the desk's Answer tab shows; `search` is the query of the page (`overdue`, `kind`, `channel`, `lang`, `page`). */
export async function loadAnswerPanel(ctx: Ctx, issue: Issue, search: Readonly<Record<string, string>> = {}): Promise<AnswerPanelData> {
  const lead = leads(await standingOn(ctx, issue.id));
  const filter = query.parse(search);
  const page = z.coerce.number().int().min(1).max(10_000).catch(1).parse(search['page']);
  const waiting = await listWaiting(ctx, issue.id, filter, page);
  const answered = (await listChanged(ctx, issue, null, null, 10)).inputs;
  return {
    lead,
    filter,
    page,
    counts: await countAnswers(ctx, issue.id),
    waiting: waiting.inputs,
    more: waiting.more,
    facets: await facetsOf(ctx, issue.id),
    answered,
    answers: await answersTo(
      ctx,
      answered.map((input) => input.id),
    ),
    unnamed: lead ? new Set() : await smallGroups(ctx, issue.id, issue.privacyThreshold),
  };
}

/** The queue of those who wait, the longest overdue first, and the latest answers. */
export function AnswerPanel({ data, issue }: { data: AnswerPanelData; issue: Issue }) {
  const { t } = useView();
  if (data.counts.all === 0) {
    return (
      <EmptyState
        title={t('answers:panel.empty')}
        why={t('answers:panel.empty.why')}
        action={<ButtonLink href={href('desk.hear', { issue: issue.slug })}>{t('answers:panel.empty.first')}</ButtonLink>}
      />
    );
  }
  return (
    <>
      <Section
        title={t('answers:panel.title')}
        quiet={<CountSentence counts={data.counts} />}
        aside={<a href={href('changed.show', { issue: issue.slug })}>{t('answers:panel.public')}</a>}
      >
        <Filters data={data} issue={issue} />
        {data.waiting.length === 0 ? (
          <Quiet>{t(data.counts.waiting === 0 ? 'answers:panel.all-answered' : 'answers:panel.none')}</Quiet>
        ) : (
          <Queue data={data} issue={issue} />
        )}
      </Section>
      {data.answered.length > 0 ? (
        <Section title={t('answers:panel.latest')}>
          {data.answered.map((input) => (
            <Answered input={input} data={data} issue={issue} />
          ))}
        </Section>
      ) : null}
    </>
  );
}

function Filters({ data: { filter, facets }, issue }: { data: AnswerPanelData; issue: Issue }) {
  const { t, locale } = useView();
  const any = { value: '', label: t('answers:filter.any') };
  return (
    <Form action={href('desk.answer', { issue: issue.slug })} method="get" layout="inline" id="filter">
      <Select
        name="kind"
        label={t('answers:filter.kind')}
        value={filter.kind}
        options={[any, { value: 'remark', label: t('answers:filter.remarks') }, { value: 'statement', label: t('answers:filter.statements') }]}
      />
      <Select
        name="channel"
        label={t('answers:filter.channel')}
        value={filter.channel}
        options={[any, ...facets.channels.map((one) => ({ value: one, label: t(`inputs:channel.${one}`) }))]}
      />
      <Select
        name="lang"
        label={t('answers:filter.lang')}
        value={filter.lang}
        options={[any, ...facets.langs.map((one) => ({ value: one, label: languageName(one, locale) }))]}
      />
      <Checkbox name="overdue" label={t('answers:filter.overdue')} checked={filter.overdue === true} />
      <Submit small>{t('answers:filter.show')}</Submit>
    </Form>
  );
}

function Queue({ data, issue }: { data: AnswerPanelData; issue: Issue }) {
  const { t } = useView();
  const { lead, waiting, page, more } = data;
  const quotes = waiting.map((input) => <Waiting input={input} data={data} issue={issue} />);
  const at = (number: number) => href('desk.answer', { issue: issue.slug }, { ...asQuery(data.filter), page: String(number) });
  return (
    <>
      {lead ? (
        <Form action={href('answer.new', { issue: issue.slug })} method="get" id="queue">
          {quotes}
          <Row>
            <Submit primary>{t('answers:panel.answer-chosen')}</Submit>
          </Row>
          <Quiet>{t('answers:panel.answer-chosen.why')}</Quiet>
        </Form>
      ) : (
        quotes
      )}
      <Pager newer={page > 1 ? at(page - 1) : undefined} older={more ? at(page + 1) : undefined} />
    </>
  );
}

function asQuery({ overdue, kind, channel, lang }: QueueFilter): Record<string, string> {
  return { ...(overdue ? { overdue: '1' } : {}), ...(kind ? { kind } : {}), ...(channel ? { channel } : {}), ...(lang ? { lang } : {}) };
}

function Waiting({ input, data: { lead, unnamed }, issue }: { input: Input; data: AnswerPanelData; issue: Issue }) {
  const { t, now } = useView();
  const due = dueAt(input, issue.answerDays);
  const when = <Time value={due} style="distance" />;
  const one = `choose-${input.id}`;
  return (
    <InputQuote
      input={input}
      threshold={lead ? 0 : issue.privacyThreshold}
      unnamed={input.groupId !== null && unnamed.has(input.groupId)}
      due={
        <>
          {t(due < now ? 'answers:was-due' : 'answers:due')} {when}
        </>
      }
    >
      {lead ? (
        <Row>
          <div class="tick">
            <input type="checkbox" name="input" id={one} value={input.id} />
            <label for={one}>{t('answers:panel.choose')}</label>
          </div>
          <a href={href('answer.new', { issue: issue.slug }, { input: input.id })}>{t('answers:panel.answer-one')}</a>
          <a href={href('input.show', { input: input.id })}>{t('inputs:open')}</a>
        </Row>
      ) : null}
    </InputQuote>
  );
}

function Answered({ input, data: { answers, lead, unnamed }, issue }: { input: Input; data: AnswerPanelData; issue: Issue }) {
  const { t } = useView();
  const answer = answers.get(input.id);
  return (
    <InputQuote input={input} threshold={lead ? 0 : issue.privacyThreshold} unnamed={input.groupId !== null && unnamed.has(input.groupId)}>
      {answer ? <AnswerLetter answer={answer} authorLocale={input.authorLocale} /> : null}
      {lead ? (
        <Row>
          <a href={href('answer.new', { issue: issue.slug }, { input: input.id })}>{t('answers:panel.revise')}</a>
        </Row>
      ) : null}
    </InputQuote>
  );
}
