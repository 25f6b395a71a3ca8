import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Fold, InLang, Lede, Quiet, Row, Section, Stacked, Table, useView, type RailStep } from '../../../ui/index.ts';
import { fundersOf, fundingStreams, type Crosswalk, type CrosswalkInitiative, type Issue } from '../../issues/index.ts';
import { PeopleDesk } from '../../issues/web/index.ts';
import { kindOf, type Word } from '../word.ts';
import { alignmentWords, Listed, OneInitiative } from './initiative-card.tsx';
import { Terms } from './word-entry.tsx';

export interface CrosswalkProps {
  issue: Issue;
  rail: readonly RailStep[];
  crosswalk: Crosswalk;
  words: readonly Word[];
  mayFill: boolean;
}

/** The main initiative against the others; who pays for what; the words in which they differ. */
export function CrosswalkPage({ issue, rail, crosswalk, words, mayFill }: CrosswalkProps) {
  const { t } = useView();
  const { main, others } = crosswalk;
  const all = main ? [main, ...others] : others;
  const at = { issue: issue.slug };
  return (
    <PeopleDesk issue={issue} rail={rail} page="initiatives" title={t('vocabulary:crosswalk')}>
      <Lede>{t('vocabulary:crosswalk.lede')}</Lede>
      {mayFill ? (
        <Row>
          <ButtonLink primary={all.length === 0} href={href('initiative.new', at)}>
            {t('vocabulary:crosswalk.add')}
          </ButtonLink>
        </Row>
      ) : null}
      {all.length === 0 ? <EmptyState title={t('vocabulary:crosswalk.none')} why={t('vocabulary:crosswalk.none.why')} /> : null}
      {all.length > 0 && !main ? <Quiet>{t('vocabulary:crosswalk.main.none')}</Quiet> : null}
      <div class={main ? 'crosswalk held' : 'crosswalk'}>
        {main ? <OneInitiative issue={issue} one={main} isMain mayFill={mayFill} /> : null}
        <div class="others">
          {others.map((one) => (
            <OneInitiative issue={issue} one={one} isMain={false} mayFill={mayFill} />
          ))}
        </div>
      </div>
      {all.length > 0 ? (
        <Fold label={t('vocabulary:crosswalk.as-table')}>
          <AsTable all={all} />
          <p>
            <a href={href('initiatives.csv', at)} download>
              {t('vocabulary:crosswalk.csv')}
            </a>
          </p>
        </Fold>
      ) : null}
      {all.length > 0 ? <Funding crosswalk={crosswalk} /> : null}
      <Differing issue={issue} words={words} />
    </PeopleDesk>
  );
}

function AsTable({ all }: { all: readonly CrosswalkInitiative[] }) {
  const { t } = useView();
  const words = (one: CrosswalkInitiative, text: string | null) => (text ? <InLang lang={one.lang}>{text}</InLang> : '–');
  return (
    <Table
      caption={t('vocabulary:crosswalk.table')}
      head={[
        t('vocabulary:crosswalk.initiative'),
        t('issues:group'),
        t('issues:initiatives.goal'),
        t('issues:initiatives.funded-by'),
        t('issues:initiatives.promoted-by'),
        t('issues:initiatives.key-points'),
        t('issues:initiatives.alignment'),
      ]}
      rows={all.map((one) => [
        <bdi lang={one.lang}>{one.name}</bdi>,
        one.groupName ?? '–',
        words(one, one.goal),
        fundersOf(one).join('; ') || '–',
        words(one, one.promotedBy),
        words(one, one.keyPoints),
        alignmentWords(one, t),
      ])}
    />
  );
}

/** The same purse behind several initiatives is seen at once: such purses stand first. */
function Funding({ crosswalk }: { crosswalk: Crosswalk }) {
  const { t } = useView();
  const streams = fundingStreams(crosswalk);
  return (
    <Section id="funding" title={t('vocabulary:crosswalk.funding')} quiet={t('vocabulary:crosswalk.funding.why')}>
      {streams.length === 0 ? <Quiet>{t('vocabulary:crosswalk.funding.none')}</Quiet> : null}
      {streams.length > 0 ? (
        <Stacked
          caption={t('vocabulary:crosswalk.funding')}
          head={[t('vocabulary:crosswalk.funding.funder'), t('vocabulary:crosswalk.funding.pays')]}
          rows={streams.map(({ funder, initiatives }) => [
            <bdi>{funder}</bdi>,
            <>
              {initiatives.length > 1 ? <strong class="shared-purse">{t('vocabulary:crosswalk.funding.shared', { count: initiatives.length })}</strong> : null}
              <Listed
                of={initiatives.map((one) => (
                  <a href={`#${one.id}`}>
                    <bdi lang={one.lang}>{one.name}</bdi>
                  </a>
                ))}
              />
            </>,
          ])}
        />
      ) : null}
    </Section>
  );
}

function Differing({ issue, words }: { issue: Issue; words: readonly Word[] }) {
  const { t } = useView();
  const differing = words.filter((word) => ['many-words', 'many-things', 'near'].includes(kindOf(word)));
  const to = <a href={href('vocabulary.show', { issue: issue.slug })}>{t('vocabulary:all')}</a>;
  return (
    <Section id="words" title={t('vocabulary:crosswalk.differ')} quiet={t('vocabulary:crosswalk.differ.why')} aside={to}>
      {differing.length === 0 ? <Quiet>{t('vocabulary:crosswalk.differ.none')}</Quiet> : null}
      <ul class="lines" role="list">
        {differing.map((word) => (
          <li>
            <a href={href('word.show', { issue: issue.slug, word: word.id })}>
              <Terms word={word} />
            </a>
            <p class="quiet">{t(`vocabulary:kind.${kindOf(word)}`)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
