import { href } from '../../../routes.ts';
import { Address, EmptyState, Field, Fold, Form, Radios, Section, Stacked, Submit, Time, useView } from '../../../ui/index.ts';
import type { Organization } from '../organization.ts';
import type { StaffMember } from '../staff.ts';
import type { Refused } from './organization.tsx';

interface Props {
  organization: Organization;
  staff: readonly StaffMember[];
  administers: boolean;
  refused: Refused | null;
}

/** Who works for the organization here. Addresses and changes are for its administrators. */
export function StaffSection({ organization, staff, administers, refused }: Props) {
  const { t } = useView();
  const head = [
    t('people:person.name'),
    t('people:staff.role'),
    t('people:staff.since'),
    ...(administers ? [<span class="unseen">{t('people:remove')}</span>] : []),
  ];
  const rows = staff.map((one) => [
    <Name one={one} administers={administers} />,
    t(`people:staff.${one.role}`),
    <Time value={one.addedAt} style="short" />,
    ...(administers ? [<Removal organization={organization} one={one} />] : []),
  ]);
  return (
    <Section title={t('people:staff.title')} quiet={t('people:staff.about')}>
      {staff.length === 0 ? (
        <EmptyState title={t('people:staff.none')} why={t('people:staff.none.why')} />
      ) : (
        <Stacked caption={t('people:staff.title')} head={head} rows={rows} />
      )}
      {administers ? <NewStaff organization={organization} refused={refused} /> : null}
    </Section>
  );
}

function Name({ one, administers }: { one: StaffMember; administers: boolean }) {
  return (
    <>
      {one.name}
      {administers && one.email ? (
        <div class="quiet">
          <Address value={one.email} />
        </div>
      ) : null}
    </>
  );
}

function Removal({ organization, one }: { organization: Organization; one: StaffMember }) {
  const { t } = useView();
  return (
    <Form action={href('staff.delete', { organization: organization.id, person: one.personId })} method="delete">
      <Submit small confirm={t('people:staff.remove.what', { name: one.name })}>
        {t('people:remove')} <span class="unseen">{one.name}</span>
      </Submit>
    </Form>
  );
}

function NewStaff({ organization, refused }: { organization: Organization; refused: Refused | null }) {
  const { t } = useView();
  const typed = refused?.typed ?? {};
  return (
    <Fold label={t('people:staff.add')} open={refused !== null}>
      <Form id="staff" action={href('staff.create', { organization: organization.id })} problems={refused?.problems} sees={t('people:staff.sees')}>
        <Field name="email" type="email" label={t('people:person.email')} value={typed['email']} required />
        <Field name="name" label={t('people:person.name')} value={typed['name']} maxlength={200} required />
        <Radios
          name="role"
          label={t('people:staff.role')}
          value={typed['role'] ?? 'staff'}
          options={(['staff', 'administrator'] as const).map((role) => ({
            value: role,
            label: t(`people:staff.${role}`),
            hint: t(`people:staff.${role}.about`),
          }))}
        />
        <Submit primary>{t('people:staff.submit')}</Submit>
      </Form>
    </Fold>
  );
}
