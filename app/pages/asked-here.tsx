import { AcknowledgeAsk, FollowAsk, LookBackAsk, PencilledAsk, type MemberData } from '../domains/members/web/index.ts';
import { RenewOrEnd, type MyMandatesData } from '../domains/people/web/index.ts';
import { href } from '../routes.ts';
import { Section, useView } from '../ui/index.ts';
import { AskedList } from './asked-list.tsx';
import type { Asked } from './asked.ts';

/**
 * What is asked of a member on one issue: one thing to do right here, the rest as a list. The address may choose which comes first;
 * where it asks for another part of the page, all stand in the list.
 */
export function AskedHere({ asked, data, mine }: { asked: readonly Asked[]; data: MemberData; mine: MyMandatesData }) {
  const { t } = useView();
  if (asked.length === 0) return <p>{t('members:place.nothing')}</p>;
  const first = data.open === null ? asked[0] : asked.find((one) => one.kind === data.open);
  const rest = asked.filter((one) => one !== first);
  return (
    <Section title={t('pages:table.asked')} id="now">
      {first ? <First asked={first} data={data} mine={mine} /> : null}
      {first && rest.length > 0 ? <h3>{t('members:place.then')}</h3> : null}
      {rest.length > 0 ? <AskedList asked={rest} here /> : null}
    </Section>
  );
}

function First({ asked, data, mine }: { asked: Asked; data: MemberData; mine: MyMandatesData }) {
  const { t } = useView();
  const form = formOf(asked, data, mine);
  if (!form) return <AskedList asked={[asked]} here />;
  return (
    <div class="ask stack">
      <h3>
        {t(`pages:table.${asked.kind}`)} {asked.what}
      </h3>
      {form}
    </div>
  );
}

/** What can be done on this page itself. */
function formOf({ kind, target }: Asked, data: MemberData, mine: MyMandatesData) {
  switch (kind) {
    case 'successor':
      return <FollowAsk data={data} />;
    case 'pencilled':
      return <PencilledAsk data={data} />;
    case 'expectations':
      return data.expectations ? <AcknowledgeAsk issue={data.place.issue} expectations={data.expectations} /> : null;
    case 'look-back':
      return <LookBackAsk data={data} />;
    case 'mandate-lapsed':
      return <RenewHere target={target} data={data} mine={mine} />;
    default:
      return null;
  }
}

function RenewHere({ target, data, mine }: { target: string; data: MemberData; mine: MyMandatesData }) {
  const { issue, membership } = data.place;
  const mandate = mine.lapsed.find((one) => one.id === target);
  if (!mandate) return null;
  const back = href('membership.edit', { issue: issue.slug, membership: membership.id });
  return <RenewOrEnd mandate={mandate} slug={issue.slug} today={mine.today} back={back} isOwn />;
}
