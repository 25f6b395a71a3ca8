import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { EmptyState, Fold, formatNumber, Notice, Num, Prose, Said, Section, Time, useView } from '../../../ui/index.ts';
import { SpokenFor } from '../../inputs/web/index.ts';
import type { Promised } from '../../issues/index.ts';
import { GroupName, Spoken } from '../../issues/web/index.ts';
import type { Evidence, Option } from '../decision.ts';
import type { Elector } from '../roll.ts';
import type { DecisionView } from './decision-page.tsx';
import { OptionOrigin } from './option-origin.tsx';
import { spokenFor } from './spoken.ts';

/** Where the decision stands, and what the reader can do about it. */
export function StateNotice({ view }: { view: DecisionView }) {
  const { t } = useView();
  const { state, decision, stand, place } = view;
  if (state === 'draft') return <Notice>{t('decisions:state.draft')}</Notice>;
  if (state === 'ended') return <Notice>{t('decisions:state.ended')}</Notice>;
  if (state === 'closed')
    return decision.closedAt ? (
      <Notice tone="good">
        {t('decisions:state.closed')} <Time value={decision.closedAt} />
      </Notice>
    ) : null;
  const done = place?.voted ?? false;
  return (
    <Notice tone={view.mayVote && !done ? 'now' : 'plain'}>
      <p>
        {t('decisions:state.open')}{' '}
        <strong>
          <Time value={decision.closesAt} style="moment" />
        </strong>
      </p>
      {view.counts ? <p>{t('decisions:turnout', { count: stand.roll, voted: stand.ballots })}</p> : null}
      {done ? <p>{t(decision.secrecy === 'secret' ? 'decisions:yours.secret' : 'decisions:yours.named')}</p> : null}
      {!place ? <p>{t(view.personId ? 'decisions:not-on-roll' : 'decisions:sign-in')}</p> : null}
    </Notice>
  );
}

export function OptionList({ view }: { view: DecisionView }) {
  const { t } = useView();
  return (
    <Section title={t('decisions:options')}>
      <ul>
        {view.options.map((option) => (
          <li>
            <OptionText option={option} /> <OptionOrigin view={view} option={option} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OptionText({ option: { label, detail, lang } }: { option: Option }) {
  return (
    <>
      <strong>
        <Said text={label} lang={lang} />
      </strong>
      {detail ? <Prose text={detail} lang={lang} /> : null}
    </>
  );
}

/** An input is a page of members and conveners: for people outside, its name stands without a link. */
export function EvidenceList({ evidence, inside, threshold }: { evidence: readonly Evidence[]; inside: boolean; threshold: number }) {
  const { t } = useView();
  if (evidence.length === 0) return null;
  return (
    <Section title={t('decisions:evidence')}>
      <ul>
        {evidence.map((one) => (
          <li>
            <span lang={one.lang} dir={direction(one.lang)}>
              {placeOf(one, inside)}
            </span>
            {one.spoken ? (
              <span class="quiet">
                {' · '}
                <SpokenFor speech={one.spoken} threshold={threshold} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function placeOf({ label, url, inputId }: Evidence, inside: boolean) {
  if (url)
    return (
      <a href={url} rel="noopener nofollow">
        {label}
      </a>
    );
  return inputId && inside ? <a href={href('input.show', { input: inputId })}>{label}</a> : label;
}

/** The rules in plain sentences, as they stood before anybody voted. */
export function Rules({ view }: { view: DecisionView }) {
  const page = useView();
  const { t, locale } = page;
  const { decision, electorate, stand, state, scale } = view;
  const share = formatNumber(decision.threshold, locale, { style: 'percent', maximumFractionDigits: 2 });
  const quorum = formatNumber(decision.quorum, locale, { style: 'percent', maximumFractionDigits: 2 });
  return (
    <Section title={t('decisions:rules')} quiet={t(state === 'draft' ? 'decisions:rules.draft' : 'decisions:rules.fixed')}>
      <ul>
        {electorate.rings.length > 0 ? (
          <li>
            {t('decisions:rules.rings')} {electorate.rings.map((ring) => t(`decisions:ring.${ring}`)).join(', ')}.
          </li>
        ) : null}
        {electorate.groups.length > 0 ? (
          <li>
            {t('decisions:rules.groups')}{' '}
            {electorate.groups.map((group, at) => (
              <>
                {at > 0 ? ', ' : ''}
                <GroupName name={group.name} lang={group.lang} />
              </>
            ))}
            .
          </li>
        ) : null}
        <li>
          {t('decisions:rules.full-vote')}
          {state === 'draft' || !view.counts ? null : <> {t('decisions:rules.roll', { count: stand.roll })}</>}
        </li>
        <li>{t(`decisions:rules.${decision.method}`, { share })}</li>
        <li>{decision.quorum > 0 ? t('decisions:rules.quorum', { share: quorum }) : t('decisions:rules.no-quorum')}</li>
        <li>{t(`decisions:rules.${decision.secrecy}`)}</li>
        <li>{t('decisions:rules.hidden')}</li>
      </ul>
      <Fold label={<Spoken text={spokenFor(page, scale.name)} />}>
        <p>
          <Spoken text={spokenFor(page, scale.rule)} />
        </p>
        <p class="quiet">
          <Spoken text={spokenFor(page, scale.note)} />
        </p>
      </Fold>
    </Section>
  );
}

/** What was promised to each group for this decision. */
export function PromiseList({ promises }: { promises: readonly Promised[] }) {
  const { t } = useView();
  if (promises.length === 0) return null;
  return (
    <Section title={t('decisions:promises')}>
      <ul>
        {promises.map((one) => (
          <li>
            <GroupName name={one.groupName} lang={one.groupLang} />:{' '}
            <strong>
              <Spoken text={one.name} />
            </strong>
            . <Spoken text={one.verb} />.
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Everybody on the roll, and whether they voted: to be checked by members, never how they voted. */
export function RollList({ roll, secret }: { roll: readonly Elector[]; secret: boolean }) {
  const { t } = useView();
  const voted = roll.filter((one) => one.voted);
  const waiting = roll.filter((one) => !one.voted);
  return (
    <Section title={t('decisions:roll')} quiet={t(secret ? 'decisions:roll.secret' : 'decisions:roll.named')}>
      {voted.length === 0 ? <EmptyState title={t('decisions:roll.none')} why={t('decisions:roll.none.why')} /> : null}
      {voted.length > 0 ? (
        <Fold
          label={
            <>
              {t('decisions:roll.voted')} <Num value={voted.length} />
            </>
          }
        >
          <ul>
            {voted.map((one) => (
              <li>{one.name}</li>
            ))}
          </ul>
        </Fold>
      ) : null}
      {waiting.length > 0 ? (
        <Fold
          label={
            <>
              {t('decisions:roll.waiting')} <Num value={waiting.length} />
            </>
          }
        >
          <ul>
            {waiting.map((one) => (
              <li>{one.name}</li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </Section>
  );
}
