import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { Fold, formatNumber, Section, Stacked, Time, useView, Day } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { todayOf, type Ring } from '../../people/index.ts';
import { termEndsSoon } from '../terms.ts';
import { shownValues, valueSpread, type ValueSpread } from '../values.ts';
import { expectationsOf, progressOn, welcomeSteps, type Expectations, type Progress } from '../welcome.ts';
import { ValueWords } from './value-panel.tsx';

export interface MembersData {
  readonly issue: Issue;
  readonly progress: readonly Progress[];
  readonly steps: number;
  readonly expectations: Expectations | null;
  readonly spread: ValueSpread;
  readonly shown: Awaited<ReturnType<typeof shownValues>>;
  readonly today: string;
}

/** For those who lead. */
export async function loadMembers(ctx: Ctx, issue: Issue): Promise<MembersData> {
  const [expectations = null] = await expectationsOf(ctx, issue.id);
  return {
    issue,
    progress: await progressOn(ctx, issue.id),
    steps: (await welcomeSteps(ctx, issue.organizationId)).length,
    expectations,
    spread: await valueSpread(ctx, issue.id, issue.privacyThreshold),
    shown: await shownValues(ctx, issue.id),
    today: todayOf(ctx),
  };
}

/** Each member's welcome, tests and term in one line, then what membership is worth to them. */
export function MembersSection({ data }: { data: MembersData }) {
  const { t } = useView();
  const head = [t('people:person.name'), t('people:ring'), t('members:welcome'), t('members:expectations.short'), t('members:tests.short'), t('members:term')];
  const rows = data.progress.map((one) => [
    <a href={href('membership.edit', { issue: data.issue.slug, membership: one.membershipId })}>{one.name}</a>,
    t(`people:ring.${one.ring as Ring}`),
    t('members:steps', { count: one.steps, of: data.steps }),
    <Acknowledged one={one} newest={data.expectations?.number ?? 0} />,
    <>
      {t('members:tests.count', { count: one.tests })}
      {one.pencilled > 0 ? <span class="quiet"> · {t('members:tests.pencilled', { count: one.pencilled })}</span> : null}
    </>,
    one.untilOn ? (
      <>
        <Day value={one.untilOn} style="short" />{' '}
        {termEndsSoon({ untilOn: one.untilOn }, data.today) ? <strong class="due">{t('members:term.soon')}</strong> : null}
      </>
    ) : (
      <span class="quiet">{t('members:term.open')}</span>
    ),
  ]);
  return (
    <Section
      title={t('members:title')}
      quiet={t('members:about')}
      id="members"
      aside={<a href={href('expectations.show', { issue: data.issue.slug })}>{t('members:expectations')}</a>}
    >
      <Fold label={t('members:progress')}>
        <Stacked caption={t('members:title')} head={head} rows={rows} />
      </Fold>
      <Spread data={data} />
    </Section>
  );
}

function Acknowledged({ one, newest }: { one: Progress; newest: number }) {
  const { t } = useView();
  if (newest === 0) return <span class="quiet">{t('members:expectations.none')}</span>;
  if (one.acknowledged === newest) return <>{t('members:acknowledged.short')}</>;
  return <strong class="due">{t(one.acknowledged > 0 ? 'members:acknowledged.old' : 'members:acknowledged.waits')}</strong>;
}

function Spread({ data }: { data: MembersData }) {
  const { t, locale } = useView();
  const { spread } = data;
  const told = spread.answers.some((one) => one.atLeast > 0);
  return (
    <>
      <h3>{t('members:value.spread')}</h3>
      <p class="quiet">{t('members:value.spread.about')}</p>
      {told ? (
        <ul>
          {spread.answers.map((one) => (
            <li>
              {t(`members:still.${one.still}`)}:{' '}
              {one.atLeast > 0 ? t('members:value.at-least', { count: one.atLeast }) : t('members:value.fewer', { count: spread.threshold })}
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('members:value.few', { threshold: formatNumber(spread.threshold, locale) })}</p>
      )}
      {data.shown.length > 0 ? (
        <Fold label={t('members:value.shown', { count: data.shown.length })}>
          {data.shown.map((one) => (
            <div class="stack">
              <h4>
                <a href={href('membership.edit', { issue: data.issue.slug, membership: one.membershipId })}>{one.name}</a>{' '}
                {one.still ? (
                  <span class="quiet">
                    {t(`members:still.${one.still}`)} <Time value={one.saidAt} style="short" />
                  </span>
                ) : null}
              </h4>
              <ValueWords value={{ ...one, reviews: [] }} />
            </div>
          ))}
        </Fold>
      ) : null}
    </>
  );
}
