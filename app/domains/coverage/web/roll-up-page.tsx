import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import type { Typed } from '../../../platform/http/form.ts';
import {
  Checkbox,
  EmptyState,
  Field,
  Form,
  Heading,
  LanguageField,
  Quiet,
  Radios,
  Section,
  Select,
  Sees,
  Shell,
  Stacked,
  Submit,
  Time,
  useView,
  type Problems,
  type View,
} from '../../../ui/index.ts';
import { inLocale } from '../../frameworks/index.ts';
import { levels, type Organization } from '../../people/index.ts';
import { shareables, type Consent } from '../consents.ts';
import type { List } from '../lists.ts';
import { overIssues, type Below, type RollUp, type SharedIssue } from '../roll-up.ts';
import { Above } from './own-lists-pages.tsx';
import { ListName, Words } from './picture.tsx';
import { voicesWords } from './sheet.ts';

export interface RollUpPageProps {
  organization: Organization;
  rollUp: RollUp;
  above: readonly { id: string; name: string; lang: string }[];
  consents: readonly Consent[];
  mayShare: boolean;
  problems: Problems;
  typed: Typed;
}

/** Which kinds of people are missing where, over the issues of an organization and of those below that share theirs. */
export function RollUpPage(props: RollUpPageProps) {
  const { t } = useView();
  const { organization, rollUp, problems } = props;
  return (
    <Shell title={t('coverage:roll-up.title')} desk wide problem={Object.keys(problems).length > 0}>
      <Heading title={t('coverage:roll-up.title')} lede={t('coverage:roll-up.lede')} above={<Above organization={organization} />} />
      {rollUp.lists.length === 0 ? <EmptyState title={t('coverage:roll-up.none')} why={t('coverage:roll-up.none.why')} /> : null}
      {rollUp.lists.map((list) => (
        <OneList list={list} issues={rollUp.issues} threshold={organization.privacyThreshold} />
      ))}
      <BelowSection below={rollUp.below} />
      <ShareSection {...props} />
      <Sees>{t('coverage:roll-up.sees')}</Sees>
    </Shell>
  );
}

function OneList({ list, issues, threshold }: { list: List; issues: readonly SharedIssue[]; threshold: number }) {
  const { t } = useView();
  const using = issues.filter((issue) => issue.states.has(list.key));
  const whole = list.kinds.filter((kind) => kind.subgroup === null);
  return (
    <Section title={<ListName list={list} />} quiet={t('coverage:roll-up.issues', { count: using.length })}>
      <MissingSentences list={list} issues={using} />
      <Stacked
        caption={t('coverage:roll-up.by-kind')}
        showCaption
        head={[t('coverage:kind'), t('coverage:step.needed'), t('coverage:roll-up.missing'), t('coverage:roll-up.silent'), t('coverage:roll-up.voices')]}
        rows={whole.map((kind) => {
          const over = overIssues(using, list.key, kind.id);
          return [
            <Words text={kind.name} />,
            t('coverage:roll-up.on', { count: over.needed.length }),
            <IssueNames issues={over.missing} />,
            <IssueNames issues={over.silent} />,
            over.needed.length === 0 ? '' : sumWords(t, over.voices, threshold),
          ];
        })}
      />
      <LevelsOver list={list} issues={using} />
    </Section>
  );
}

/** A sum of steps: where each is below one, the sum may well be above. */
function sumWords(t: View['t'], voices: number | null, threshold: number): string {
  if (voices === null) return t('coverage:voices.not-shared');
  return voices === 0 ? t('coverage:voices.few-each', { count: threshold }) : voicesWords({ t }, voices, threshold);
}

function MissingSentences({ list, issues }: { list: List; issues: readonly SharedIssue[] }) {
  const { t, locale } = useView();
  const missing = list.kinds
    .map((kind) => ({ kind, over: overIssues(issues, list.key, kind.id) }))
    .filter(({ over }) => over.missing.length > 0)
    .toSorted(
      (a, b) => b.over.missing.length / b.over.needed.length - a.over.missing.length / a.over.needed.length || b.over.missing.length - a.over.missing.length,
    );
  return (
    <ul>
      {missing.slice(0, 8).map(({ kind, over }) => (
        <li>{t('coverage:roll-up.sentence', { kind: inLocale(kind.phrase, locale).text, count: over.missing.length, of: over.needed.length })}</li>
      ))}
    </ul>
  );
}

function IssueNames({ issues }: { issues: readonly SharedIssue[] }) {
  const { t } = useView();
  if (issues.length === 0) return <>{t('coverage:roll-up.nowhere')}</>;
  return (
    <ul class="plain-list">
      {issues.map((issue) => (
        <li>
          <span lang={issue.lang} dir={direction(issue.lang)}>
            {issue.statement}
          </span>{' '}
          <span class="quiet">{issue.organizationName}</span>
        </li>
      ))}
    </ul>
  );
}

/** Family, student, community and staff voices at each level of scale: on how many issues they are there and speak. */
function LevelsOver({ list, issues }: { list: List; issues: readonly SharedIssue[] }) {
  const { t } = useView();
  const shown = levels.filter((level) => issues.some((issue) => issue.level === level));
  if (shown.length < 2) return null;
  const whole = list.kinds.filter((kind) => kind.subgroup === null);
  return (
    <Stacked
      caption={t('coverage:roll-up.by-level')}
      showCaption
      head={[t('coverage:kind'), ...shown.map((level) => t(`people:level.${level}`))]}
      rows={whole.map((kind) => [
        <Words text={kind.name} />,
        ...shown.map((level) => {
          const over = overIssues(
            issues.filter((issue) => issue.level === level),
            list.key,
            kind.id,
          );
          if (over.needed.length === 0) return t('coverage:roll-up.not-needed');
          const there = over.needed.length - over.missing.length;
          return t('coverage:roll-up.there', { there, count: over.needed.length, speaking: there - over.silent.length });
        }),
      ])}
    />
  );
}

function BelowSection({ below }: { below: readonly Below[] }) {
  const { t } = useView();
  if (below.length === 0) return null;
  return (
    <Section title={t('coverage:below')} quiet={t('coverage:below.why')}>
      <Stacked
        caption={t('coverage:below')}
        head={[t('coverage:organization'), t('coverage:shares')]}
        rows={below.map((one) => [
          <span lang={one.lang} dir={direction(one.lang)}>
            {one.name}
          </span>,
          one.shares === null ? t('coverage:shares.nothing') : t(one.withPrivate ? `coverage:shares.${one.shares}.all` : `coverage:shares.${one.shares}`),
        ])}
      />
    </Section>
  );
}

function ShareSection({ organization, above, consents, mayShare, problems, typed }: RollUpPageProps) {
  const { t } = useView();
  if (above.length === 0) return null;
  return (
    <Section title={t('coverage:share.title')} id="share" quiet={t('coverage:share.why')}>
      {consents.length === 0 ? <p>{t('coverage:share.none')}</p> : null}
      {consents.map((consent) => (
        <ConsentLine organization={organization} consent={consent} mayShare={mayShare} />
      ))}
      {mayShare ? (
        <Form id="share" action={href('coverage-consent.give', { organization: organization.id })} problems={problems} sees={t('coverage:share.sees')}>
          <Select
            name="toId"
            label={t('coverage:share.to')}
            options={above.map((one) => ({ value: one.id, label: one.name }))}
            value={typed['toId'] ?? above[0]?.id}
          />
          <Radios
            name="shares"
            label={t('coverage:share.what')}
            value={typed['shares'] ?? 'kinds'}
            options={shareables.map((value) => ({ value, label: t(`coverage:share.${value}`), hint: t(`coverage:share.${value}.hint`) }))}
          />
          <Checkbox name="withPrivate" label={t('coverage:share.private')} hint={t('coverage:share.private.hint')} />
          <Field name="note" label={t('coverage:share.note')} value={typed['note']} maxlength={1000} optional />
          <LanguageField name="lang" label={t('coverage:need.lang')} value={typed['lang'] ?? organization.lang} />
          <Submit primary>{t('coverage:share.give')}</Submit>
        </Form>
      ) : (
        <Quiet>{t('coverage:share.who')}</Quiet>
      )}
    </Section>
  );
}

function ConsentLine({ organization, consent, mayShare }: { organization: Organization; consent: Consent; mayShare: boolean }) {
  const { t } = useView();
  return (
    <div class="stack">
      <p>
        <strong>{consent.toName}</strong>: {t(consent.withPrivate ? `coverage:shares.${consent.shares}.all` : `coverage:shares.${consent.shares}`)}.{' '}
        <span class="quiet">
          {t('coverage:since')} <Time value={consent.givenAt} style="short" />
        </span>{' '}
        {consent.note ? (
          <span lang={consent.lang} dir={direction(consent.lang)}>
            {consent.note}
          </span>
        ) : null}
      </p>
      {mayShare ? (
        <Form id={`end-${consent.toId}`} action={href('coverage-consent.end', { organization: organization.id, above: consent.toId })} method="delete">
          <Submit small confirm={t('coverage:share.end.sure')}>
            {t('coverage:share.end')}
          </Submit>
        </Form>
      ) : null}
    </div>
  );
}
