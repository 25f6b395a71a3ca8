import { z } from 'zod';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import {
  ButtonLink,
  EmptyState,
  Facts,
  Field,
  Fold,
  Form,
  Heading,
  LanguageField,
  Row,
  Section,
  Select,
  Shell,
  Submit,
  useView,
  InLang,
} from '../../../ui/index.ts';
import { listOwnGroups } from '../groups.ts';
import { addOrganization, mustAdminister } from '../keeping-organizations.ts';
import { levelsBelow, organizationLevels, type Organization } from '../organization.ts';
import { administers, getOrganization, isStaffOf, listChildren, ownRoleAt, topOrganization } from '../organizations.ts';
import { listStaff, type StaffMember } from '../staff.ts';
import { name } from './fields.ts';
import { StaffSection } from './staff-section.tsx';

export const organizationPage: Controller = async (c) => showOrganization(c, param(c, 'organization'));

const newOrganization = z.object({ name, level: z.enum(organizationLevels), lang: z.enum(textLanguages) });

export const postOrganization: Controller = async (c) => {
  const { id: parent } = await getOrganization(c.var.ctx, param(c, 'organization'));
  await mustAdminister(c.var.ctx, parent);
  const form = await readForm(c, newOrganization);
  if (!form.ok) return showOrganization(c, parent, { form: 'child', problems: form.problems, typed: form.typed });
  const made = await addOrganization(c.var.ctx, parent, form.value);
  if (made.ok) return redirect(c, href('organization.show', { organization: made.value.id }), 'people:notice.organization-made');
  const problems = { level: c.var.ctx.t('people:problem.level') };
  return showOrganization(c, parent, { form: 'child', problems, typed: { ...form.value } });
};

/** What was sent with a form of this page and did not fit. */
export interface Refused {
  readonly form: 'child' | 'staff';
  readonly problems: Problems;
  readonly typed: Typed;
}

/** The page of one organization, with a refused form open. */
export async function showOrganization(c: Web, id: string, refused?: Refused): Promise<Response> {
  const { ctx } = c.var;
  const organization = await getOrganization(ctx, id);
  const isStaff = await isStaffOf(ctx, organization.id);
  const data: OrganizationData = {
    organization,
    parent: organization.parentId ? await getOrganization(ctx, organization.parentId) : null,
    below: await listChildren(ctx, organization.id),
    groupCount: (await listOwnGroups(ctx, organization.id)).length,
    administers: await administers(ctx, organization.id),
    topId: (await topOrganization(ctx))?.id ?? '',
    isItsOwnStaff: (await ownRoleAt(ctx, organization.id)) !== null,
    staff: isStaff ? await listStaff(ctx, organization.id) : null,
    refused: refused ?? null,
  };
  return render(c, <OrganizationPage {...data} />, refused ? 422 : 200);
}

interface OrganizationData {
  organization: Organization;
  parent: Organization | null;
  below: readonly Organization[];
  groupCount: number;
  administers: boolean;
  /** The topmost organization, whose administrators read the letters of the house. */
  topId: string;
  /** Not only of one above it. */
  isItsOwnStaff: boolean;
  /** Null for those who are not staff here. */
  staff: readonly StaffMember[] | null;
  refused: Refused | null;
}

function OrganizationPage(data: OrganizationData) {
  const { t, demo } = useView();
  const { organization, parent, topId } = data;
  const at = { organization: organization.id };
  return (
    <Shell title={organization.name} desk problem={data.refused !== null}>
      <Heading title={<InLang lang={organization.lang}>{organization.name}</InLang>} above={t(`people:level.${organization.level}`)} />
      {parent ? <Facts items={[{ name: t('people:organization.above'), value: <OrganizationLink organization={parent} /> }]} /> : null}
      {data.administers ? (
        <Row>
          <ButtonLink href={href('organization.settings', at)}>{t('people:settings.title')}</ButtonLink>
          {organization.id === topId || demo ? <ButtonLink href={href('outbox', { organization: topId })}>{t('people:outbox')}</ButtonLink> : null}
        </Row>
      ) : null}
      <Section title={t('people:directory.title')} quiet={t('people:groups.count', { count: data.groupCount })}>
        <Row>
          <ButtonLink href={href('directory.list', { ...at, kind: 'groups' })}>{t('people:groups.open')}</ButtonLink>
        </Row>
      </Section>
      {data.staff ? (
        <Section title={t('people:coverage.title')} quiet={t(data.isItsOwnStaff ? 'people:coverage.why' : 'people:coverage.why-above')}>
          <Row>
            {data.isItsOwnStaff ? <ButtonLink href={href('organization.coverage', at)}>{t('people:coverage.open')}</ButtonLink> : null}
            <ButtonLink href={href('organization.lists', at)}>{t('people:coverage.lists')}</ButtonLink>
          </Row>
        </Section>
      ) : null}
      <Below {...data} />
      {data.staff ? (
        <StaffSection
          organization={organization}
          staff={data.staff}
          administers={data.administers}
          refused={data.refused?.form === 'staff' ? data.refused : null}
        />
      ) : null}
    </Shell>
  );
}

function OrganizationLink({ organization }: { organization: Organization }) {
  return (
    <a href={href('organization.show', { organization: organization.id })}>
      <InLang lang={organization.lang}>{organization.name}</InLang>
    </a>
  );
}

function Below({ organization, below, administers, refused }: OrganizationData) {
  const { t } = useView();
  if (below.length === 0 && !administers) return null;
  return (
    <Section title={t('people:organization.below')}>
      {below.length === 0 ? (
        <EmptyState title={t('people:organization.none-below')} why={t('people:organization.none-below.why')} />
      ) : (
        <ul>
          {below.map((one) => (
            <li>
              <OrganizationLink organization={one} /> <span class="quiet">{t(`people:level.${one.level}`)}</span>
            </li>
          ))}
        </ul>
      )}
      {administers ? <NewOrganization organization={organization} refused={refused?.form === 'child' ? refused : null} /> : null}
    </Section>
  );
}

function NewOrganization({ organization, refused }: { organization: Organization; refused: Refused | null }) {
  const { t } = useView();
  const typed: Typed = refused?.typed ?? {};
  const options = levelsBelow(organization.level).map((level) => ({ value: level, label: t(`people:level.${level}`) }));
  return (
    <Fold label={t('people:organization.add')} open={refused !== null}>
      <Form
        id="child"
        action={href('organization.create', { organization: organization.id })}
        problems={refused?.problems}
        sees={t('people:organization.sees')}
      >
        <Field name="name" label={t('people:organization.name')} value={typed['name']} maxlength={200} required />
        <LanguageField name="lang" label={t('people:name.lang')} value={typed['lang'] ?? organization.lang} />
        <Select name="level" label={t('people:level')} options={options} value={typed['level']} />
        <Submit primary>{t('people:organization.submit')}</Submit>
      </Form>
    </Fold>
  );
}
