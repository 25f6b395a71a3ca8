import type { PropsWithChildren } from 'hono/jsx';
import { Denied } from '../../../platform/errors.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import { param, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Fold, Form, Hidden, Lede, Quiet, Quote, Row, Section, Submit, useView, type RailStep } from '../../../ui/index.ts';
import { belongs, getIssue, type Issue } from '../../issues/index.ts';
import { PeopleDesk } from '../../issues/web/index.ts';
import { leads } from '../../people/index.ts';
import { maySpeakFor, speakingOn, type Speaking } from '../speaking.ts';
import { listDeclined, listWaiting } from '../suggestions.ts';
import type { Suggestion } from '../suggestion.ts';
import { kindOf, type Word, type Wording } from '../word.ts';
import { listRemovedWordings, listWords } from '../words.ts';
import { Suggester } from './suggestion-pages.tsx';
import { Terms, WhoSays } from './word-entry.tsx';
import { speaksAtAll } from './words.tsx';

interface DeskWordsData {
  issue: Issue;
  rail: readonly RailStep[];
  speaking: Speaking;
  words: readonly Word[];
  removed: readonly Word[];
  removedWordings: readonly Wording[];
  waiting: readonly Suggestion[];
  declined: readonly Suggestion[];
}

/** What the words of an issue need now: for its members; what only those who lead may do is shown to them alone. */
export const showDeskWords: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const speaking = await speakingOn(ctx, issue.id);
  if (!belongs(speaking.standing)) throw new Denied('issues:denied.inside');
  const lead = leads(speaking.standing);
  const data: DeskWordsData = {
    issue,
    rail: await c.var.loopOf(issue),
    speaking,
    words: await listWords(ctx, issue.id),
    removed: lead ? await listWords(ctx, issue.id, 'removed') : [],
    removedWordings: (await listRemovedWordings(ctx, issue.id)).filter((one) => maySpeakFor(speaking, one.groupId).allowed),
    waiting: lead ? await listWaiting(ctx, issue.id) : [],
    declined: lead ? await listDeclined(ctx, issue.id) : [],
  };
  // The words are the page: looking them up on it would lead to it.
  return render(c, <DeskWords data={data} />, 200, { live: `issue:${issue.id}`, issueId: null });
};

function DeskWords({ data }: { data: DeskWordsData }) {
  const { issue, words, speaking } = data;
  const { t } = useView();
  const at = { issue: issue.slug };
  return (
    <PeopleDesk issue={issue} rail={data.rail} page="words" title={t('vocabulary:desk')}>
      <Lede>{t('vocabulary:desk.lede')}</Lede>
      <Row>
        {speaksAtAll(speaking) ? (
          <ButtonLink primary={words.length === 0} href={href('word.new', at)}>
            {t('vocabulary:add')}
          </ButtonLink>
        ) : null}
        <ButtonLink href={href('vocabulary.show', at)}>{t('vocabulary:to-public')}</ButtonLink>
      </Row>
      <Waiting issue={issue} waiting={data.waiting} />
      <Guesses {...data} />
      <AllWords {...data} />
      <Removed {...data} />
    </PeopleDesk>
  );
}

function Waiting({ issue, waiting }: Pick<DeskWordsData, 'issue' | 'waiting'>) {
  const { t } = useView();
  if (waiting.length === 0) return null;
  return (
    <Section id="waiting" title={t('vocabulary:waiting', { count: waiting.length })} quiet={t('vocabulary:waiting.why')}>
      {waiting.map((one) => (
        <Quote body={one.meaning ? `${one.term}\n${one.meaning}` : one.term} lang={one.lang} who={<Suggester suggestion={one} />}>
          <Row>
            <ButtonLink small primary href={href('suggestion.decide', { issue: issue.slug, suggestion: one.id })}>
              {t('vocabulary:decide')}
            </ButtonLink>
          </Row>
        </Quote>
      ))}
    </Section>
  );
}

/** Guesses that the reader may turn into a group's own word. */
function Guesses({ issue, words, speaking }: DeskWordsData) {
  const { t } = useView();
  const guesses = words.flatMap((word) => word.wordings).filter((one) => one.saidBy === 'guess' && maySpeakFor(speaking, one.groupId).allowed);
  if (guesses.length === 0) return null;
  return (
    <Section id="guesses" title={t('vocabulary:guesses', { count: guesses.length })} quiet={t('vocabulary:guesses.why')}>
      {guesses.map((one) => {
        const at = { issue: issue.slug, wording: one.id };
        return (
          <Quote
            guess
            body={one.meaning ? `${one.term}\n${one.meaning}` : one.term}
            lang={one.lang}
            who={
              <>
                {t('issues:row.about')} <b>{one.groupName}</b>
              </>
            }
          >
            <Row>
              <Form layout="inline" action={href('wording.confirm', at)}>
                <Hidden name="revision" value={one.revision} />
                <Submit small icon="check">
                  {t('issues:row.confirm')}
                </Submit>
              </Form>
              <ButtonLink small icon="pencil" href={href('wording.edit', at)}>
                {t('issues:row.edit')}
              </ButtonLink>
            </Row>
          </Quote>
        );
      })}
    </Section>
  );
}

function AllWords({ issue, words }: DeskWordsData) {
  const { t } = useView();
  if (words.length === 0) return <EmptyState title={t('vocabulary:none')} why={t('vocabulary:none.why')} />;
  return (
    <Section id="words" title={t('vocabulary:title')}>
      <ul class="lines" role="list">
        {words.map((word) => (
          <li>
            <a href={href('word.show', { issue: issue.slug, word: word.id })}>
              <Terms word={word} />
            </a>
            <p class="quiet">
              {t(`vocabulary:kind.${kindOf(word)}`)} · {t('vocabulary:wordings.count', { count: word.wordings.length })}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Removed({ issue, removed, removedWordings, declined }: DeskWordsData) {
  const { t } = useView();
  if (removed.length + removedWordings.length + declined.length === 0) return null;
  return (
    <Section id="removed" title={t('vocabulary:put-aside')}>
      {removed.map((word) => (
        <PutBack action={href('word.restore', { issue: issue.slug, word: word.id })}>
          <Terms word={word} />
        </PutBack>
      ))}
      {removedWordings.map((one) => (
        <PutBack action={href('wording.restore', { issue: issue.slug, wording: one.id })}>
          <bdi lang={one.lang}>{one.term}</bdi> · <WhoSays wording={one} />
        </PutBack>
      ))}
      {declined.length > 0 ? (
        <Fold label={t('vocabulary:declined', { count: declined.length })}>
          {declined.map((one) => (
            <Quote body={one.term} lang={one.lang} who={<Suggester suggestion={one} />}>
              <p lang={one.outcome?.lang} dir={direction(one.outcome?.lang ?? 'en')}>
                {one.outcome?.reason}
              </p>
              <Row>
                <Form layout="inline" method="delete" action={href('suggestion.decline', { issue: issue.slug, suggestion: one.id })}>
                  <Submit small icon="back">
                    {t('vocabulary:reconsider')}
                  </Submit>
                </Form>
              </Row>
            </Quote>
          ))}
        </Fold>
      ) : null}
      <Quiet>{t('vocabulary:put-aside.why')}</Quiet>
    </Section>
  );
}

function PutBack({ action, children }: PropsWithChildren<{ action: string }>) {
  const { t } = useView();
  return (
    <Row>
      <span>{children}</span>
      <Form layout="inline" method="delete" action={action}>
        <Submit small icon="back">
          {t('issues:row.restore')}
        </Submit>
      </Form>
    </Row>
  );
}
