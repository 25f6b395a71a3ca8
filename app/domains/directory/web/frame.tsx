import type { PropsWithChildren } from 'hono/jsx';
import type { Organization } from '../../people/index.ts';
import { NotFound } from '../../../platform/errors.ts';
import { param, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Heading, Shell, Tabs, languageName, useView, InLang } from '../../../ui/index.ts';
import { entryKinds, isEntryKind, type EntryKind, type Subject } from '../entry.ts';

/** Names of languages, in the reader's. */
export function Languages({ tags }: { tags: readonly string[] }) {
  const { locale } = useView();
  return <>{tags.map((tag) => nameOf(tag, locale)).join(', ')}</>;
}

function nameOf(tag: string, locale: string): string {
  try {
    return languageName(tag, locale as never);
  } catch {
    return tag;
  }
}

/** @throws NotFound for an address that names no kind */
export function kindIn(c: Web): EntryKind {
  const kind = param(c, 'kind');
  if (!isEntryKind(kind)) throw new NotFound();
  return kind;
}

export function subjectIn(c: Web): Subject {
  return { kind: kindIn(c), id: param(c, 'subject') };
}

export interface Counts {
  readonly counts: Readonly<Record<EntryKind, number | null>>;
}

/** The three parts of a directory as tabs, under the name of the organization. */
export function DirectoryFrame(props: PropsWithChildren<Counts & { organization: Organization; current: EntryKind }>) {
  const { t } = useView();
  const { organization, counts, current } = props;
  return (
    <Shell title={`${t(`directory:kind.${current}`)} · ${organization.name}`} desk wide>
      <Heading title={t('directory:title')} lede={t('directory:lede')} above={<OrganizationLink organization={organization} />} />
      <Tabs
        label={t('directory:parts')}
        items={entryKinds
          .filter((kind) => counts[kind] !== null)
          .map((kind) => ({
            href: href('directory.list', { organization: organization.id, kind }),
            label: t(`directory:kind.${kind}`),
            count: counts[kind] ?? 0,
            current: kind === current,
          }))}
      />
      {props.children}
    </Shell>
  );
}

export function OrganizationLink({ organization }: { organization: Pick<Organization, 'id' | 'name' | 'lang'> }) {
  return (
    <a href={href('organization.show', { organization: organization.id })}>
      <InLang lang={organization.lang}>{organization.name}</InLang>
    </a>
  );
}

/** Back to the list an entry stands in. */
export function DirectoryLink({ organizationId, kind }: { organizationId: string; kind: EntryKind }) {
  const { t } = useView();
  return <a href={href('directory.list', { organization: organizationId, kind })}>{t(`directory:back.${kind}`)}</a>;
}
