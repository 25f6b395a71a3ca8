import { direction } from '../platform/i18n/locales.ts';
import { href } from '../routes.ts';
import { formatTime, InLang, NowList, useView, type NowItem } from '../ui/index.ts';
import type { Asked } from './asked.ts';

/** What waits for a member, each with the way to where it is done; `here` leaves out the issue that the page is about. */
export function AskedList({ asked, here }: { asked: readonly Asked[]; here?: boolean }) {
  const view = useView();
  const { t } = view;
  const items = asked.map((one): NowItem => ({
    href: addressOf(one),
    strong: t(`pages:table.${one.kind}`),
    rest: (
      <>
        <WhatIsAsked asked={one} />{' '}
        {here ? null : (
          <span class="quiet" lang={one.issueLang} dir={direction(one.issueLang)}>
            {one.issueStatement}
          </span>
        )}
      </>
    ),
    ...(one.due ? { when: formatTime(one.due, 'distance', view) } : {}),
  }));
  return <NowList items={items} />;
}

function WhatIsAsked({ asked }: { asked: Asked }) {
  const { t } = useView();
  if (asked.kind === 'placement') return <>{t('pages:table.placement.what')}</>;
  if (asked.kind === 'consent') return <>{t(`pages:founding.${asked.what as 'mission'}`)}</>;
  return <InLang lang={asked.lang}>{asked.what}</InLang>;
}

function addressOf({ kind, target, issueSlug: issue }: Asked): string {
  switch (kind) {
    case 'ballot':
      return href('decision.show', { decision: target });
    case 'placement':
      return href('reading.show', { reading: target });
    case 'consent':
      return href('founding.show', { issue: target });
    case 'mandate-back':
    case 'mandate-out':
    case 'mandate-both':
      return `${href('mandate.show', { issue, mandate: target })}#report`;
    case 'mandate-ends':
    case 'mandate-lapsed':
      return `${href('mandate.show', { issue, mandate: target })}#renewal`;
    case 'term-ends':
      return `${href('membership.edit', { issue, membership: 'mine' }, { open: 'term' })}#term`;
    default:
      return href('membership.edit', { issue, membership: 'mine' }, { open: kind });
  }
}
