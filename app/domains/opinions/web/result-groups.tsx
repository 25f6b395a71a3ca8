import { direction } from '../../../platform/i18n/locales.ts';
import { formatNumber, Section, useView } from '../../../ui/index.ts';
import type { ToldGroup, ToldResult, ToldTypical, ToldVotes } from '../told.ts';
import { GroupNameForms, type Naming } from './group-name-form.tsx';
import { barParts, VoteBar } from './result-bar.tsx';
import { Finding, Findings, type RowScope } from './result-row.tsx';
import { figureText, typicalSentence, votesOfOthers } from './sentences.ts';

interface GroupsProps extends RowScope {
  /** Null for those who do not lead: only those who do may name a group. */
  naming: Naming | null;
}

/** Where groups differ: each with its size and what is typical of it, compared with everybody else in a group. */
export function Groups(props: GroupsProps) {
  const { t, locale } = useView();
  const { result } = props;
  if (result.grouping !== 'groups')
    return (
      <Section title={t('opinions:groups')} id="groups">
        <p>{t(result.grouping === 'too-few' ? 'opinions:groups.too-few' : 'opinions:groups.none')}</p>
      </Section>
    );
  const told = result.groups.filter((group) => group.center);
  return (
    <Section title={t('opinions:groups')} id="groups" quiet={t('opinions:groups.about')}>
      {result.steadiness ? <p>{t(`opinions:steady.${result.steadiness}`)}</p> : null}
      {told.map((group) => (
        <GroupPart {...props} group={group} />
      ))}
      {told.length < result.groups.length ? <p>{t('opinions:groups.small', { number: formatNumber(result.threshold, locale) })}</p> : null}
    </Section>
  );
}

function GroupPart(props: GroupsProps & { group: ToldGroup }) {
  const view = useView();
  const { t } = view;
  const { group, result, naming, conversationId } = props;
  const size = figureText(view, group.size, result);
  return (
    <section class="opinion-group" id={`group-${group.letter}`}>
      <header>
        <span class="group-letter" aria-hidden="true">
          {group.letter}
        </span>
        <div>
          <h3>
            <GroupTitle group={group} />
          </h3>
          {size === null ? null : <p class="quiet">{t('opinions:group.size', { people: size })}</p>}
        </div>
      </header>
      {group.name ? (
        <p class="quiet">
          {t('opinions:group.reason')}{' '}
          <span lang={group.name.lang} dir={direction(group.name.lang)}>
            {group.name.reason}
          </span>
        </p>
      ) : null}
      {group.typical.length === 0 ? <p>{t('opinions:group.typical.none')}</p> : null}
      <Findings>
        {group.typical.map((typical) => (
          <TypicalRow {...props} typical={typical} />
        ))}
      </Findings>
      {naming ? <GroupNameForms conversationId={conversationId} group={group} naming={naming} /> : null}
    </section>
  );
}

/** "Group A", and what those who lead call it. */
export function GroupTitle({ group }: { group: ToldGroup }) {
  const { t } = useView();
  return (
    <>
      {t('opinions:group.named', { letter: group.letter })}
      {group.name ? (
        <>
          {': '}
          <span lang={group.name.lang} dir={direction(group.name.lang)}>
            {group.name.name}
          </span>
        </>
      ) : null}
    </>
  );
}

function TypicalRow(props: GroupsProps & { group: ToldGroup; typical: ToldTypical }) {
  const view = useView();
  const { t } = view;
  const { result, group, typical } = props;
  const at = result.groups.indexOf(group);
  const here = typical.statement.byGroup[at];
  return (
    <Finding
      {...props}
      statement={typical.statement}
      figures={
        <>
          {here ? <NamedBar name={t('opinions:group.named', { letter: group.letter })} votes={here} result={result} /> : null}
          {result.groups.length > 1 ? <NamedBar name={t('opinions:others')} votes={votesOfOthers(typical.statement, at)} result={result} /> : null}
          <p class="quiet">{typicalSentence(view, result, group, typical)}</p>
        </>
      }
    />
  );
}

function NamedBar({ name, votes, result }: { name: string; votes: ToldVotes; result: ToldResult }) {
  if (barParts(votes).length === 0) return null;
  return (
    <div class="named-bar">
      <span class="quiet" aria-hidden="true">
        {name}
      </span>
      <VoteBar votes={votes} told={result} label={name} />
    </div>
  );
}
