import type { Child } from 'hono/jsx';
import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import {
  ButtonLink,
  EmptyState,
  Facts,
  Fold,
  Form,
  Hidden,
  Icon,
  Lede,
  Quiet,
  Row,
  Said,
  Section,
  Stacked,
  Submit,
  Table,
  useView,
  type RailStep,
} from '../../../ui/index.ts';
import { fundersOf, fundingStreams, type Crosswalk, type CrosswalkInitiative, type Issue } from '../../issues/index.ts';
import { GroupName, PeopleDesk } from '../../issues/web/index.ts';
import { kindOf, type Word } from '../word.ts';
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

function OneInitiative({ issue, one, isMain, mayFill }: { issue: Issue; one: CrosswalkInitiative; isMain: boolean; mayFill: boolean }) {
  const { t } = useView();
  return (
    <article id={one.id} class={isMain ? 'initiative main' : 'initiative'}>
      {isMain ? <p class="word-kind">{t('vocabulary:crosswalk.main')}</p> : null}
      <h2>
        <bdi lang={one.lang}>{one.name}</bdi>
      </h2>
      <p class="quiet">
        {one.saidBy === 'guess' ? (
          <>
            <Icon name="pencil" /> <b class="guess-mark">{t('ui:guess')}</b> {one.groupName ? `${t('issues:row.about')} ` : null}
          </>
        ) : null}
        {one.groupName ? <GroupName name={one.groupName} lang={one.groupLang} /> : null}
        {one.groupName && one.ledBy ? ' · ' : null}
        {one.ledBy}
      </p>
      {isMain ? null : <Alignment one={one} />}
      <Facts items={factsOf(one).map(({ name, value }) => ({ name: t(name), value: value ?? <span class="quiet">{t('vocabulary:crosswalk.empty')}</span> }))} />
      {mayFill ? (
        <Row>
          <ButtonLink small icon="pencil" href={href('initiative.edit', { issue: issue.slug, initiative: one.id })}>
            {t('issues:row.edit')}
          </ButtonLink>
          {isMain ? null : (
            <Form layout="inline" method="put" action={href('initiative.main', { issue: issue.slug })}>
              <Hidden name="initiative" value={one.id} />
              <Submit small>{t('vocabulary:crosswalk.main.choose')}</Submit>
            </Form>
          )}
        </Row>
      ) : null}
    </article>
  );
}

/** How its goal goes with ours: a mark in words, who says so, and the same at more length. */
function Alignment({ one }: { one: CrosswalkInitiative }) {
  const { t } = useView();
  return (
    <>
      <p class={`alignment ${one.alignment ?? 'unknown'}`}>{alignmentWords(one, t)}</p>
      {one.alignmentWords ? (
        <p>
          <Said text={one.alignmentWords} lang={one.lang} />
        </p>
      ) : null}
    </>
  );
}

function alignmentWords(one: CrosswalkInitiative, t: ReturnType<typeof useView>['t']): string {
  const mark = t(`issues:initiatives.alignment.${one.alignment ?? 'unknown'}`);
  if (!one.alignment) return mark;
  return t(one.alignmentSaidBy === 'group' ? 'vocabulary:crosswalk.alignment.said' : 'vocabulary:crosswalk.alignment.guessed', { mark });
}

function factsOf(one: CrosswalkInitiative) {
  const said = (text: string | null) => (text ? <Said text={text} lang={one.lang} /> : null);
  const funders = fundersOf(one);
  return [
    { name: 'issues:initiatives.goal', value: said(one.goal) },
    {
      name: 'issues:initiatives.funded-by',
      value:
        funders.length > 0 ? (
          <Listed
            of={funders.map((funder) => (
              <bdi>{funder}</bdi>
            ))}
          />
        ) : null,
    },
    { name: 'issues:initiatives.promoted-by', value: said(one.promotedBy) },
    { name: 'issues:initiatives.key-points', value: said(one.keyPoints) },
    { name: 'issues:initiatives.their-words', value: said(one.theirWords) },
    ...(one.groups.length > 0
      ? ([
          {
            name: 'vocabulary:crosswalk.group',
            value: (
              <Listed
                of={one.groups.map((group) => (
                  <GroupName name={group.name} lang={group.lang} />
                ))}
              />
            ),
          },
        ] as const)
      : []),
  ] as const;
}

function Listed({ of }: { of: readonly Child[] }) {
  return (
    <ul class="plain">
      {of.map((one) => (
        <li>{one}</li>
      ))}
    </ul>
  );
}

function AsTable({ all }: { all: readonly CrosswalkInitiative[] }) {
  const { t } = useView();
  const words = (one: CrosswalkInitiative, text: string | null) => (
    <span lang={one.lang} dir={direction(one.lang)}>
      {text ?? '–'}
    </span>
  );
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
