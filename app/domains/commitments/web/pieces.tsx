import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { useView, Day } from '../../../ui/index.ts';
import { GroupName } from '../../issues/web/index.ts';
import { stateOf, type Commitment } from '../commitment.ts';

/** Who pledges to whom, and who is to do it. */
export function WhoPledges({ commitment }: { commitment: Commitment }) {
  const { t } = useView();
  const { side, groupName, groupLang, who } = commitment;
  const group = groupName ? (
    <b>
      <GroupName name={groupName} lang={groupLang} />
    </b>
  ) : null;
  return (
    <>
      {side === 'group' ? (
        <>
          {group} {t('commitments:they-pledge')}
        </>
      ) : group ? (
        <>
          {t('commitments:we-pledge-to')} {group}
        </>
      ) : (
        t('commitments:we-pledge')
      )}
      {who ? (
        <>
          {' '}
          · {t('commitments:by-whom')} <bdi>{who}</bdi>
        </>
      ) : null}
    </>
  );
}

/** How it stands, in words first: a colour alone says nothing. */
export function State({ commitment, today }: { commitment: Commitment; today: string }) {
  const { t } = useView();
  const state = stateOf(commitment, today);
  const on = state === 'late' || state === 'running' ? commitment.dueOn : (commitment.ending?.on ?? commitment.dueOn);
  return (
    <span class={`pledge-state is-${state}`}>
      <strong>{t(`commitments:state.${state}`)}</strong> <Day value={on} />
      {commitment.version > 1 ? <> · {t('commitments:changed', { count: commitment.version - 1 })}</> : null}
    </span>
  );
}

/** Commitments as a list of lines, each leading to its own page. */
export function Lines({ commitments, today, inside }: { commitments: readonly Commitment[]; today: string; inside: boolean }) {
  const { t } = useView();
  return (
    <ul class="lines" role="list">
      {commitments.map((one) => (
        <li>
          <a href={href('commitment.show', { commitment: one.id })} lang={one.lang} dir={direction(one.lang)}>
            {one.what}
          </a>
          <p class="quiet">
            <WhoPledges commitment={one} />
            {inside && !one.publishedAt ? <> · {t('commitments:for-members')}</> : null}
          </p>
          <p>
            <State commitment={one} today={today} />
          </p>
        </li>
      ))}
    </ul>
  );
}
