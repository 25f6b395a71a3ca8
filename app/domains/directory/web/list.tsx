import { z } from 'zod';
import { param, render, type Controller } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Address, ButtonLink, EmptyState, Field, Form, Quiet, Row, Select, Stacked, Submit, languageName, useView, InLang } from '../../../ui/index.ts';
import { rosterRoles } from '../../../engines/roster-format/index.ts';
import { getOrganization, type Organization } from '../../people/index.ts';
import { listChannels, type Channel } from '../channels.ts';
import { countEntries, entriesOnAPage, listEntries, type EntryFilter, type EntryPage } from '../entries.ts';
import type { Entry, EntryKind } from '../entry.ts';
import { keepsDirectory } from '../keepers.ts';
import { rolesOf, type RoleAt } from '../ties.ts';
import { DirectoryFrame, Languages, kindIn, type Counts } from './frame.tsx';

const query = z.object({
  search: z.string().trim().max(100).catch('').optional(),
  language: z.enum(textLanguages).or(z.literal('')).optional().catch(undefined),
  role: z.enum(rosterRoles).or(z.literal('')).optional().catch(undefined),
  removed: z.literal('1').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).optional().catch(1),
});
type Asked = z.infer<typeof query>;

export const directoryPage: Controller = async (c) => {
  const { ctx } = c.var;
  const kind = kindIn(c);
  const organization = await getOrganization(ctx, param(c, 'organization'));
  const asked = query.parse(c.req.query());
  const keeps = await keepsDirectory(ctx, organization.id);
  const filter: EntryFilter = { search: asked.search?.replaceAll('\0', ''), language: asked.language, role: asked.role, removed: asked.removed === '1' };
  const found = await listEntries(ctx, organization.id, kind, filter, asked.page ?? 1);
  const ids = keeps ? found.entries.map((entry) => entry.entryId) : [];
  const [roles, channels] = [await rolesOf(ctx, ids), await listChannels(ctx, ids)];
  const counts = await countEntries(ctx, organization.id);
  return render(c, <DirectoryPage {...{ organization, kind, asked, keeps, found, roles, channels, counts }} />);
};

interface Props extends Counts {
  organization: Organization;
  kind: EntryKind;
  asked: Asked;
  keeps: boolean;
  found: EntryPage;
  roles: readonly RoleAt[];
  channels: readonly Channel[];
}

function DirectoryPage(props: Props) {
  const { t } = useView();
  const { organization, kind, keeps, found, asked } = props;
  const isFiltered = Boolean(asked.search || asked.language || asked.role || asked.removed);
  return (
    <DirectoryFrame organization={organization} counts={props.counts} current={kind}>
      {keeps ? <Doings organization={organization} kind={kind} /> : null}
      {(props.counts[kind] ?? 0) > 0 || isFiltered ? <Filters {...props} /> : null}
      {found.entries.length > 0 ? (
        <EntryTable {...props} />
      ) : isFiltered ? (
        <EmptyState title={t('directory:none-found')} why={t('directory:none-found.why')} />
      ) : (
        <EmptyState title={t(`directory:none.${kind}`)} why={t(`directory:none.${kind}.why`)} />
      )}
      <Pages {...props} />
      {keeps ? (
        <p class="quiet">
          <a href={href('directory.list', { organization: organization.id, kind }, asked.removed ? {} : { removed: '1' })}>
            {t(asked.removed ? 'directory:show-standing' : 'directory:show-removed')}
          </a>
        </p>
      ) : null}
    </DirectoryFrame>
  );
}

function Doings({ organization, kind }: { organization: Organization; kind: EntryKind }) {
  const { t } = useView();
  const at = { organization: organization.id };
  return (
    <Row>
      {kind === 'organizations' ? (
        <ButtonLink href={href('organization.show', at)}>{t('directory:add.organizations')}</ButtonLink>
      ) : (
        <ButtonLink primary href={href('entry.new', { ...at, kind })}>
          {t(`directory:add.${kind}`)}
        </ButtonLink>
      )}
      <ButtonLink href={href('imports.index', at)}>{t('directory:import')}</ButtonLink>
      <ButtonLink href={href('merges.index', at, { kind })}>{t('directory:merges.title')}</ButtonLink>
      <ButtonLink download href={href('directory.export', { ...at, what: kind })}>
        {t('directory:export')}
      </ButtonLink>
    </Row>
  );
}

function Filters({ organization, kind, asked, keeps }: Props) {
  const { t, locale } = useView();
  const any = { value: '', label: t('directory:any') };
  return (
    <Form action={href('directory.list', { organization: organization.id, kind })} method="get" layout="inline">
      <Field name="search" type="search" label={t(keeps ? 'directory:search.kept' : 'directory:search')} value={asked.search} maxlength={100} />
      <Select
        name="language"
        label={t('directory:language')}
        options={[any, ...textLanguages.map((tag) => ({ value: tag, label: languageName(tag, locale) }))]}
        value={asked.language ?? ''}
      />
      {kind === 'persons' ? (
        <Select
          name="role"
          label={t('directory:role')}
          options={[any, ...rosterRoles.map((role) => ({ value: role, label: t(`directory:role.${role}`) }))]}
          value={asked.role ?? ''}
        />
      ) : null}
      <Submit>{t('directory:find')}</Submit>
    </Form>
  );
}

function EntryTable({ organization, kind, keeps, found, roles, channels }: Props) {
  const { t } = useView();
  const more = { groups: t('directory:about'), organizations: t('directory:level'), persons: t('directory:roles') }[kind];
  const head = [t('directory:name'), more, t('directory:languages'), ...(keeps ? [t('directory:reach')] : [])];
  const rows = found.entries.map((entry) => [
    <EntryName entry={entry} organization={organization} />,
    <More entry={entry} roles={roles.filter((role) => role.entryId === entry.entryId)} />,
    <Languages tags={entry.languages} />,
    ...(keeps ? [<Reach channels={channels.filter((one) => one.entryId === entry.entryId)} />] : []),
  ]);
  return <Stacked caption={t(`directory:kind.${kind}`)} head={head} rows={rows} />;
}

function EntryName({ entry, organization }: { entry: Entry; organization: Organization }) {
  const { t } = useView();
  return (
    <>
      <a href={href('entry.show', { organization: organization.id, kind: entry.kind, subject: entry.id })}>
        <InLang lang={entry.lang}>{entry.name}</InLang>
      </a>
      {entry.needsAdult ? <span class="quiet"> {t('directory:adult.short')}</span> : null}
    </>
  );
}

function More({ entry, roles }: { entry: Entry; roles: readonly RoleAt[] }) {
  const { t } = useView();
  if (entry.kind === 'organizations') return <>{t(`people:level.${entry.level}` as 'people:level.school')}</>;
  if (entry.kind === 'groups') return entry.about ? <InLang lang={entry.lang}>{entry.about}</InLang> : <></>;
  return (
    <>
      {roles.map((role, at) => (
        <>
          {at > 0 ? ', ' : ''}
          {t(`directory:role.${role.role}` as 'directory:role.parent')} · <InLang lang={role.atLang}>{role.atName}</InLang>
        </>
      ))}
    </>
  );
}

function Reach({ channels }: { channels: readonly Channel[] }) {
  const { t } = useView();
  return (
    <>
      {channels.slice(0, 2).map((one) => (
        <div>
          <span class="quiet">{t(`directory:channel.${one.kind}`)}</span> <Reached channel={one} />
        </div>
      ))}
    </>
  );
}

function Reached({ channel }: { channel: Channel }) {
  return channel.kind === 'email' || channel.kind === 'web' ? <Address value={channel.value} /> : <span dir="auto">{channel.value}</span>;
}

function Pages({ organization, kind, asked, found }: Props) {
  const { t } = useView();
  const page = asked.page ?? 1;
  const last = Math.max(1, Math.ceil(found.total / entriesOnAPage));
  const to = (number: number) => {
    const kept = Object.entries({ search: asked.search, language: asked.language, role: asked.role, removed: asked.removed }).filter(([, value]) => value);
    return href('directory.list', { organization: organization.id, kind }, { ...(Object.fromEntries(kept) as Record<string, string>), page: String(number) });
  };
  if (last === 1) return null;
  return (
    <nav class="pager" aria-label={t('directory:pages')}>
      {page > 1 ? (
        <a class="button" rel="prev" href={to(page - 1)}>
          {t('directory:page.before')}
        </a>
      ) : null}
      <Quiet>{t('directory:page.of', { page, last })}</Quiet>
      {page < last ? (
        <a class="button" rel="next" href={to(page + 1)}>
          {t('directory:page.after')}
        </a>
      ) : null}
    </nav>
  );
}
