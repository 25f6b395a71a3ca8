import { href } from '../../../routes.ts';
import { Notice, Section, useView } from '../../../ui/index.ts';
import { balanceOf, missingFrom, type Membership } from '../membership.ts';

interface Props {
  members: readonly Membership[];
  slug: string;
}

/** Who can decide and who moves others, side by side, so that one sees what is missing at the table. */
export function BalanceSection({ members, slug }: Props) {
  const { t } = useView();
  const missing = missingFrom(balanceOf(members));
  const deciding = members.filter((one) => one.hasAuthority && !one.hasInfluence);
  const moving = members.filter((one) => one.hasInfluence && !one.hasAuthority);
  const both = members.filter((one) => one.hasAuthority && one.hasInfluence);
  const rest = members.filter((one) => !one.hasAuthority && !one.hasInfluence);
  return (
    <Section title={t('people:balance.title')} quiet={t('people:balance.about')} id="balance">
      {missing ? (
        <Notice tone="now">
          <p>{t(`people:balance.missing.${missing}`)}</p>
        </Notice>
      ) : null}
      <div class="balance">
        <Side title={t('people:balance.authority', { count: deciding.length })} members={deciding} slug={slug} />
        <Side title={t('people:balance.both', { count: both.length })} members={both} slug={slug} middle />
        <Side title={t('people:balance.influence', { count: moving.length })} members={moving} slug={slug} />
      </div>
      {rest.length > 0 ? <p class="quiet">{t('people:balance.neither', { count: rest.length })}</p> : null}
    </Section>
  );
}

function Side({ title, members, slug, middle }: { title: string; members: readonly Membership[]; slug: string; middle?: boolean }) {
  const { t } = useView();
  return (
    <div class={middle ? 'balance-side middle' : 'balance-side'}>
      <h3>{title}</h3>
      {members.length === 0 ? (
        <p class="quiet">{t('people:balance.nobody')}</p>
      ) : (
        <ul role="list">
          {members.map((one) => (
            <li>
              <a href={href('membership.edit', { issue: slug, membership: one.id })}>{one.name}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
