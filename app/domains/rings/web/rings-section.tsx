import { href } from '../../../routes.ts';
import { EmptyState, Field, Fold, Form, LanguageField, Section, Select, Stacked, Submit, Time, useView, type Problems, InLang } from '../../../ui/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import type { Issue } from '../../issues/index.ts';
import { GroupName } from '../../issues/web/index.ts';
import { rings, type Group, type Mandate, type Membership } from '../../people/index.ts';
import { GroupNames, RingSelect } from '../../people/web/index.ts';
import type { WantedPlace } from '../wanted.ts';
import { MoveForm } from './moving.tsx';
import { RingMap, type Standing } from './ring-map.tsx';

export interface RingsData {
  readonly issue: Pick<Issue, 'slug' | 'lang'>;
  readonly members: readonly Membership[];
  readonly mandates: readonly Mandate[];
  /** Empty for those who do not lead. */
  readonly wanted: readonly WantedPlace[];
  readonly groups: readonly Group[];
  readonly leads: boolean;
}

/** Where people are and where they are wanted, as a picture and as a table that says the same. */
export function RingsSection({ data }: { data: RingsData }) {
  const { t } = useView();
  const standings = standingsOf(data);
  return (
    <Section title={t('rings:title')} quiet={t('rings:about')} id="rings">
      {data.members.length === 0 ? (
        <EmptyState title={t('rings:empty')} why={t('rings:empty.why')} />
      ) : (
        <longtable-rings
          class="rings"
          data-choosing={t('rings:move.choosing')}
          data-back={t('rings:move.back')}
          data-names={JSON.stringify(Object.fromEntries(rings.map((ring) => [ring, t(`people:ring.${ring}`)])))}
        >
          <RingMap slug={data.issue.slug} standings={standings} leads={data.leads} />
          {data.leads ? (
            <>
              <p class="quiet rings-hint">{t('rings:map.hint')}</p>
              <p class="quiet rings-hint touch">{t('rings:map.hint-touch')}</p>
            </>
          ) : null}
          <p class="unseen" role="status" aria-live="assertive" data-rings-said></p>
          {data.leads ? <MoveForm slug={data.issue.slug} members={data.members} /> : null}
          <RingTable data={data} standings={standings} />
        </longtable-rings>
      )}
      {data.leads ? (
        <Fold label={data.wanted.length > 0 ? t('rings:wanted.all', { count: data.wanted.length }) : t('rings:wanted.add')}>
          <Wishes wanted={data.wanted} members={data.members} slug={data.issue.slug} />
          <WantedForm {...data} />
        </Fold>
      ) : null}
    </Section>
  );
}

/** Members with what is wanted of them, then groups nobody sits for. */
function standingsOf({ members, wanted }: RingsData): Standing[] {
  const own = members.map((member) => ({ member, wanted: wanted.find((one) => one.personId === member.personId) ?? null }));
  return [...own, ...wanted.filter((one) => one.groupId !== null).map((one) => ({ member: null, wanted: one }))];
}

function RingTable({ data, standings }: { data: RingsData; standings: readonly Standing[] }) {
  const { t } = useView();
  const head = [t('people:person.name'), t('rings:now'), t('rings:wanted'), t('people:speaks-for')];
  const rows = standings.map(({ member, wanted }) => [
    <Who member={member} wanted={wanted} data={data} />,
    member ? t(`people:ring.${member.ring}`) : <span class="quiet">{t('rings:not-in')}</span>,
    wanted ? <WantedIn one={wanted} here={member?.ring === wanted.ring} /> : '',
    data.mandates.some((one) => one.personId === member?.personId) ? (
      <GroupNames mandates={data.mandates.filter((one) => one.personId === member?.personId)} />
    ) : (
      ''
    ),
  ]);
  return (
    <Fold label={t('rings:table')}>
      <div class="rings-table">
        <Stacked caption={t('rings:title')} head={head} rows={rows} />
      </div>
    </Fold>
  );
}

function Who({ member, wanted, data }: Standing & { data: RingsData }) {
  const { t } = useView();
  if (!member) return <GroupName name={wanted?.groupName ?? ''} lang={wanted?.groupLang ?? null} />;
  return (
    <>
      {data.leads ? <a href={href('membership.edit', { issue: data.issue.slug, membership: member.id })}>{member.name}</a> : member.name}
      {member.role === 'convener' ? <span class="quiet"> · {t('people:role.convener')}</span> : null}
    </>
  );
}

function WantedIn({ one, here }: { one: WantedPlace; here: boolean }) {
  const { t } = useView();
  return <>{here ? t('rings:wanted.there') : t('rings:wanted.in', { ring: t(`people:ring.${one.ring}`) })}</>;
}

/** Every wish with its reason, who said it, and the way to take it away. */
function Wishes({ wanted, members, slug }: { wanted: readonly WantedPlace[]; members: readonly Membership[]; slug: string }) {
  const { t } = useView();
  if (wanted.length === 0) return null;
  return (
    <ul role="list" class="stack">
      {wanted.map((one) => {
        const name = one.groupName ?? members.find((member) => member.personId === one.personId)?.name ?? '';
        return (
          <li>
            <strong>{one.groupName ? <GroupName name={one.groupName} lang={one.groupLang} /> : name}</strong>: {t(`people:ring.${one.ring}`)}
            <div class="quiet">
              <InLang lang={one.lang}>{one.reason}</InLang> ({one.wantedByName}, <Time value={one.wantedAt} style="short" />)
            </div>
            <Form id={`unwant-${one.id}`} action={href('wanted.remove', { issue: slug, wanted: one.id })}>
              <Submit small>
                {t('rings:wanted.remove')} <span class="unseen">{name}</span>
              </Submit>
            </Form>
          </li>
        );
      })}
    </ul>
  );
}

/** Says where a member, or a group nobody of whom is in yet, is wanted. */
export function WantedForm(props: Pick<RingsData, 'issue' | 'members' | 'groups'> & { problems?: Problems; typed?: Typed }) {
  const { t } = useView();
  const typed = props.typed ?? {};
  const whom = [
    { value: '', label: t('rings:wanted.whom.choose') },
    ...props.members.map((one) => ({ value: `person:${one.personId}`, label: one.name })),
    ...props.groups.map((one) => ({ value: `group:${one.id}`, label: t('rings:wanted.whom.group', { name: one.name }) })),
  ];
  return (
    <Form id="wanted" action={href('wanted.create', { issue: props.issue.slug })} problems={props.problems} sees={t('rings:wanted.sees')}>
      <Select name="whom" label={t('rings:wanted.whom')} hint={t('rings:wanted.whom.hint')} options={whom} value={typed['whom']} required />
      <RingSelect label={t('rings:wanted.ring')} value={typed['ring']} />
      <Field
        name="reason"
        type="textarea"
        label={t('rings:wanted.reason')}
        hint={t('rings:wanted.reason.hint')}
        value={typed['reason']}
        maxlength={1000}
        required
      />
      <LanguageField name="lang" label={t('people:text.lang')} value={typed['lang'] ?? props.issue.lang} />
      <Submit primary>{t('rings:wanted.submit')}</Submit>
    </Form>
  );
}
