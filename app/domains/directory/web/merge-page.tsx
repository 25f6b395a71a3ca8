import { z } from 'zod';
import type { Child } from 'hono/jsx';
import { param, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { EmptyState, Field, Form, Heading, Hidden, Notice, Radios, Shell, Stacked, Submit, useView, InLang } from '../../../ui/index.ts';
import { getOrganization, type Organization } from '../../people/index.ts';
import { listChannels, type Channel } from '../channels.ts';
import { listEncounters } from '../encounters.ts';
import { listEntries, visibleEntry } from '../entries.ts';
import { entryKinds, type Entry, type EntryKind } from '../entry.ts';
import { comparePair, type Pair } from '../merging.ts';
import { mustKeepDirectory } from '../keepers.ts';
import { issuesOf } from '../taking-part.ts';
import { DirectoryLink, Languages } from './frame.tsx';
import { ApartForm } from './merges.tsx';

const asked = z.object({
  kind: z.enum(entryKinds).catch('groups'),
  one: z.string().catch(''),
  other: z.string().optional(),
  search: z.string().max(100).optional().catch(undefined),
});

/** With two: both side by side. With one: the other is looked for first. */
export const newMergePage: Controller = async (c) => {
  const { ctx } = c.var;
  const organization = await getOrganization(ctx, param(c, 'organization'));
  await mustKeepDirectory(ctx, organization.id);
  const { kind, one, other, search } = asked.parse(c.req.query());
  if (!other) return choose(c, organization, kind, one, search);
  const pair = await comparePair(ctx, organization.id, kind, one, other);
  const sides = [await side(c, organization, pair.kept), await side(c, organization, pair.merged)] as const;
  return render(c, <ComparePage organization={organization} pair={pair} sides={sides} />);
};

interface Side {
  readonly entry: Entry;
  readonly channels: readonly Channel[];
  readonly encounters: number;
  readonly issues: readonly string[];
}

async function side(c: Web, organization: Organization, entry: Entry): Promise<Side> {
  const { ctx } = c.var;
  const about = { kind: entry.kind, id: entry.id };
  return {
    entry,
    channels: await listChannels(ctx, [entry.entryId]),
    encounters: (await listEncounters(ctx, about)).filter((one) => one.organizationId === organization.id).length,
    issues: (await issuesOf(ctx, about)).map((issue) => issue.statement),
  };
}

function ComparePage({ organization, pair, sides }: { organization: Organization; pair: Pair; sides: readonly [Side, Side] }) {
  const { t } = useView();
  const [one, other] = sides;
  const row = (name: string, of: (side: Side) => Child) => [name, of(one), of(other)];
  const rows = [
    ...(one.entry.about || other.entry.about
      ? [row(t('directory:about'), ({ entry }) => (entry.about ? <InLang lang={entry.lang}>{entry.about}</InLang> : ''))]
      : []),
    row(t('directory:languages'), ({ entry }) => <Languages tags={entry.languages} />),
    row(t('directory:channels'), ({ channels }) => (
      <>
        {channels.map((channel) => (
          <div dir="auto">{channel.value}</div>
        ))}
      </>
    )),
    ...(pair.kept.kind === 'groups'
      ? (['knows', 'believes', 'does'] as const).map((verb) => row(t(`directory:shapes.${verb}`), ({ entry }) => entry[verb] ?? ''))
      : []),
    row(t('directory:issues'), ({ issues }) => (
      <>
        {issues.map((issue) => (
          <div>{issue}</div>
        ))}
      </>
    )),
    row(t('directory:encounters'), ({ encounters }) => encounters),
  ];
  const names = (entry: Entry) => <InLang lang={entry.lang}>{entry.name}</InLang>;
  return (
    <Shell title={t('directory:merge.title')} desk wide>
      <Heading
        title={t('directory:merge.title')}
        lede={t('directory:merge.lede')}
        above={<DirectoryLink organizationId={organization.id} kind={pair.kept.kind} />}
      />
      <Stacked caption={t('directory:merge.side-by-side')} head={[t('directory:merge.what'), names(one.entry), names(other.entry)]} rows={rows} />
      {pair.refusal ? (
        <Notice tone="bad">{t(pair.refusal as 'directory:denied.merge-accounts')}</Notice>
      ) : (
        <KeepForm organization={organization} kind={pair.kept.kind} entries={[one.entry, other.entry]} />
      )}
    </Shell>
  );
}

/** Two forms rather than a choice that a script would have to turn into two fields. */
function KeepForm({ organization, kind, entries }: { organization: Organization; kind: EntryKind; entries: readonly [Entry, Entry] }) {
  const { t } = useView();
  const [one, other] = entries;
  return (
    <div class="stack">
      <p>{t('directory:merge.happens')}</p>
      {(
        [
          [one, other],
          [other, one],
        ] as const
      ).map(([kept, merged]) => (
        <Form id={`keep-${kept.id}`} action={href('merge.create', { organization: organization.id })} sees={t('directory:merge.sees')}>
          <Hidden name="kind" value={kind} />
          <Hidden name="kept" value={kept.id} />
          <Hidden name="merged" value={merged.id} />
          <Submit>{t('directory:merge.keep', { name: kept.name })}</Submit>
        </Form>
      ))}
      <ApartForm organization={organization} kind={kind} one={one.id} other={other.id} />
    </div>
  );
}

async function choose(c: Web, organization: Organization, kind: EntryKind, oneId: string, search?: string): Promise<Response> {
  const { ctx } = c.var;
  const { entry } = await visibleEntry(ctx, organization.id, { kind, id: oneId });
  const found = search
    ? (await listEntries(ctx, organization.id, kind, { search: search.replaceAll('\0', '') })).entries.filter((other) => other.id !== entry.id)
    : null;
  return render(c, <ChoosePage organization={organization} entry={entry} found={found} search={search} />);
}

function ChoosePage(props: { organization: Organization; entry: Entry; found: readonly Entry[] | null; search: string | undefined }) {
  const { t } = useView();
  const { organization, entry, found, search } = props;
  const title = t('directory:merge.with-which', { name: entry.name });
  const action = href('merge.new', { organization: organization.id });
  return (
    <Shell title={title} desk>
      <Heading title={title} above={<DirectoryLink organizationId={organization.id} kind={entry.kind} />} />
      <Form action={action} method="get" layout="inline">
        <Hidden name="kind" value={entry.kind} />
        <Hidden name="one" value={entry.id} />
        <Field name="search" type="search" label={t('directory:search')} value={search} maxlength={100} />
        <Submit>{t('directory:find')}</Submit>
      </Form>
      {found?.length === 0 ? <EmptyState title={t('directory:none-found')} why={t('directory:none-found.why')} /> : null}
      {found && found.length > 0 ? (
        <Form action={action} method="get">
          <Hidden name="kind" value={entry.kind} />
          <Hidden name="one" value={entry.id} />
          <Radios name="other" label={t('directory:merge.other')} options={found.map((one) => ({ value: one.id, label: one.name }))} required />
          <Submit primary>{t('directory:merge.compare')}</Submit>
        </Form>
      ) : null}
    </Shell>
  );
}
