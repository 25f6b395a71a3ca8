import { z } from 'zod';
import type { Ctx } from '../../../platform/ctx.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Form, languageName, Pager, Quiet, Row, Section, Select, Submit, useView } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { leads, standingOn } from '../../people/index.ts';
import { channels, type Channel, type Input } from '../input.ts';
import { countInputs, facetsOf, inputStates, listInputs, smallGroups, type InputFilter, type InputPage } from '../inputs.ts';
import { InputQuote } from './who-said-it.tsx';

export interface HearPanelData {
  readonly page: InputPage;
  readonly filter: InputFilter;
  readonly facets: { readonly langs: readonly string[]; readonly channels: readonly Channel[] };
  readonly counts: { readonly all: number; readonly unread: number; readonly guesses: number };
  readonly lead: boolean;
  /** Groups that a member who does not lead does not see beside words. */
  readonly unnamed: ReadonlySet<string>;
}

const query = z.object({
  channel: z.enum(channels).optional().catch(undefined),
  lang: z.enum(textLanguages).optional().catch(undefined),
  state: z.enum(inputStates).optional().catch(undefined),
});

/** What the desk's Hear tab shows of inputs; `search` is the query of the page (`channel`, `lang`, `state`, `before`). */
export async function loadHearPanel(ctx: Ctx, issue: Issue, search: Readonly<Record<string, string>> = {}): Promise<HearPanelData> {
  const lead = leads(await standingOn(ctx, issue.id));
  const filter = query.parse(search);
  return {
    page: await listInputs(ctx, issue.id, filter, search['before'] ?? null),
    filter,
    facets: await facetsOf(ctx, issue.id),
    counts: await countInputs(ctx, issue.id),
    lead,
    unnamed: lead ? new Set() : await smallGroups(ctx, issue.id, issue.privacyThreshold),
  };
}

/** The latest inputs of an issue, to read, filter and add to. */
export function HearPanel({ data, issue }: { data: HearPanelData; issue: Issue }) {
  const { t } = useView();
  const { page, filter, counts, lead } = data;
  const recordLink = lead ? (
    <ButtonLink icon="pencil" href={href('desk.record', { issue: issue.slug })}>
      {t('inputs:hear.record')}
    </ButtonLink>
  ) : null;
  if (counts.all === 0) {
    return (
      <Section title={t('inputs:hear.title')}>
        <EmptyState
          title={t('inputs:hear.empty')}
          why={t('inputs:hear.empty.why')}
          action={
            <Row>
              {recordLink}
              <SayLink issue={issue} />
            </Row>
          }
        />
      </Section>
    );
  }
  const next = { ...definedOnly(filter), before: page.older ?? '' };
  return (
    <Section
      title={t('inputs:hear.title')}
      quiet={t('inputs:hear.counts', { count: counts.all, unread: counts.unread, guesses: counts.guesses })}
      aside={
        <Row>
          {recordLink}
          <SayLink issue={issue} />
        </Row>
      }
    >
      <Filters data={data} issue={issue} />
      {page.inputs.length === 0 ? <Quiet>{t('inputs:hear.none')}</Quiet> : null}
      {page.inputs.map((input) => (
        <HeardInput input={input} data={data} issue={issue} />
      ))}
      <Pager older={page.older ? href('desk.hear', { issue: issue.slug }, next) : undefined} />
    </Section>
  );
}

function SayLink({ issue }: { issue: Issue }) {
  const { t } = useView();
  return <ButtonLink href={href('say.new', { issue: issue.slug })}>{t('inputs:hear.say')}</ButtonLink>;
}

function definedOnly(filter: InputFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Record<string, string>;
}

function Filters({ data: { filter, facets, lead }, issue }: { data: HearPanelData; issue: Issue }) {
  const { t, locale } = useView();
  const any = { value: '', label: t('inputs:filter.any') };
  const states = lead ? inputStates : inputStates.filter((state) => state !== 'hidden' && state !== 'withdrawn');
  return (
    <Form action={href('desk.hear', { issue: issue.slug })} method="get" layout="inline" id="filter">
      <Select
        name="channel"
        label={t('inputs:filter.channel')}
        value={filter.channel}
        options={[any, ...facets.channels.map((one) => ({ value: one, label: t(`inputs:channel.${one}`) }))]}
      />
      <Select
        name="lang"
        label={t('inputs:filter.lang')}
        value={filter.lang}
        options={[any, ...facets.langs.map((one) => ({ value: one, label: languageName(one, locale) }))]}
      />
      <Select
        name="state"
        label={t('inputs:filter.state')}
        value={filter.state}
        options={[any, ...states.map((one) => ({ value: one, label: t(`inputs:state.${one}`) }))]}
      />
      <Submit small>{t('inputs:filter.show')}</Submit>
    </Form>
  );
}

function HeardInput({ input, data, issue }: { input: Input; data: HearPanelData; issue: Issue }) {
  const { t } = useView();
  const state = input.withdrawnAt
    ? 'withdrawn'
    : input.waits
      ? 'waits'
      : input.moderated === -1
        ? 'hidden'
        : data.lead && input.moderated === 0
          ? 'unread'
          : null;
  return (
    <InputQuote
      input={input}
      id={`input-${input.id}`}
      threshold={data.lead ? 0 : issue.privacyThreshold}
      unnamed={input.groupId !== null && data.unnamed.has(input.groupId)}
      due={state ? t(`inputs:state.${state}`) : undefined}
    >
      <Row>
        <a href={href('input.show', { input: input.id })}>{t('inputs:open')}</a>
        {state === 'unread' || (state === 'waits' && data.lead) ? (
          <Form
            action={`${href('input.moderate', { input: input.id })}?back=${encodeURIComponent(href('desk.hear', { issue: issue.slug }))}`}
            id={`accept-${input.id}`}
          >
            <Submit small name="verdict" value="accept">
              {t('inputs:accept')}
            </Submit>
          </Form>
        ) : null}
      </Row>
    </InputQuote>
  );
}
