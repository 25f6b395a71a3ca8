import { z } from 'zod';
import { readForm, typedFields } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Form, Heading, Hidden, Section, Shell, Stacked, Submit, Tabs, Time, useView } from '../../../ui/index.ts';
import { getOrganization, type Organization } from '../../people/index.ts';
import { suggestDuplicates, type Suggestion } from '../duplicates.ts';
import { entryKinds, type EntryKind } from '../entry.ts';
import { listMerges, merge, undoMerge, type StandingMerge } from '../merging.ts';
import { listToldApart, tellApart, untellApart, type ToldApart } from '../telling-apart.ts';
import { DirectoryLink } from './frame.tsx';

/** More would put what was merged, with its undo, out of sight; the next come up once these are settled. */
const mostSuggested = 10;

const asked = z.object({ kind: z.enum(entryKinds).catch('groups') });
const pair = z.object({ kind: z.enum(entryKinds), kept: z.uuid(), merged: z.uuid() });

export const mergesPage: Controller = async (c) => {
  const { ctx } = c.var;
  const organization = await getOrganization(ctx, param(c, 'organization'));
  const { kind } = asked.parse(c.req.query());
  const data = {
    organization,
    kind,
    suggestions: await suggestDuplicates(ctx, organization.id, kind, mostSuggested),
    merges: (await listMerges(ctx, organization.id)).filter((one) => one.kind === kind),
    apart: (await listToldApart(ctx, organization.id)).filter((one) => one.kind === kind),
  };
  return render(c, <MergesPage {...data} />);
};

export const postMerge: Controller = async (c) => {
  const { id: organization } = await getOrganization(c.var.ctx, param(c, 'organization'));
  const form = await readForm(c, pair);
  if (!form.ok) return redirect(c, href('merges.index', { organization }));
  const { kind, kept, merged } = form.value;
  await merge(c.var.ctx, organization, kind, kept, merged);
  return redirect(c, href('merges.index', { organization }, { kind }), 'directory:notice.merged');
};

export const postApart: Controller = async (c) => {
  const { id: organization } = await getOrganization(c.var.ctx, param(c, 'organization'));
  const form = await readForm(c, pair);
  if (!form.ok) return redirect(c, href('merges.index', { organization }));
  await tellApart(c.var.ctx, organization, form.value.kind, form.value.kept, form.value.merged);
  return redirect(c, href('merges.index', { organization }, { kind: form.value.kind }), 'directory:notice.apart');
};

export const deleteApart: Controller = async (c) => {
  const { id: organization } = await getOrganization(c.var.ctx, param(c, 'organization'));
  const form = await readForm(c, pair);
  if (!form.ok) return redirect(c, href('merges.index', { organization }));
  await untellApart(c.var.ctx, organization, form.value.kind, form.value.kept, form.value.merged);
  return redirect(c, href('merges.index', { organization }, { kind: form.value.kind }), 'directory:notice.apart-undone');
};

export const deleteMerge: Controller = async (c) => {
  const { organizationId } = await undoMerge(c.var.ctx, param(c, 'merge'));
  const { kind } = asked.parse(await typedFields(c));
  return redirect(c, href('merges.index', { organization: organizationId }, { kind }), 'directory:notice.parted');
};

interface Props {
  organization: Organization;
  kind: EntryKind;
  suggestions: readonly Suggestion[];
  merges: readonly StandingMerge[];
  apart: readonly ToldApart[];
}

function MergesPage({ organization, kind, suggestions, merges, apart }: Props) {
  const { t } = useView();
  return (
    <Shell title={t('directory:merges.title')} desk wide>
      <Heading title={t('directory:merges.title')} lede={t('directory:merges.lede')} above={<DirectoryLink organizationId={organization.id} kind={kind} />} />
      <Tabs
        inner
        label={t('directory:parts')}
        items={entryKinds.map((one) => ({
          href: href('merges.index', { organization: organization.id }, { kind: one }),
          label: t(`directory:kind.${one}`),
          current: one === kind,
        }))}
      />
      <Section title={t('directory:merges.suggested')} quiet={suggestions.length === mostSuggested ? t('directory:merges.first') : undefined}>
        {suggestions.length === 0 ? (
          <EmptyState title={t('directory:merges.none')} why={t('directory:merges.none.why')} />
        ) : (
          <Stacked
            caption={t('directory:merges.suggested')}
            head={[t('directory:name'), t('directory:merges.looks-like'), t('directory:merges.why'), t('directory:merges.what')]}
            rows={suggestions.map((one) => [
              one.one.name,
              one.other.name,
              t(`directory:merges.why.${one.why}`),
              <Compare organization={organization} suggestion={one} />,
            ])}
          />
        )}
      </Section>
      {merges.length > 0 ? <Merged organization={organization} kind={kind} merges={merges} /> : null}
      {apart.length > 0 ? <Apart organization={organization} apart={apart} /> : null}
    </Shell>
  );
}

function Merged({ organization, kind, merges }: Pick<Props, 'organization' | 'kind' | 'merges'>) {
  const { t } = useView();
  return (
    <Section title={t('directory:merges.standing')} quiet={t('directory:merges.standing.about')}>
      <Stacked
        caption={t('directory:merges.standing')}
        head={[t('directory:merges.kept'), t('directory:merges.merged'), t('directory:history.when'), t('directory:history.who'), t('directory:merges.what')]}
        rows={merges.map((one) => [
          <a href={href('entry.show', { organization: organization.id, kind, subject: one.keptId })}>{one.keptName}</a>,
          one.mergedName,
          <Time value={one.at} />,
          one.byName,
          <Form action={href('merge.undo', { merge: one.id })} method="delete">
            <Hidden name="kind" value={kind} />
            <Submit small>{t('directory:merge.undo')}</Submit>
          </Form>,
        ])}
      />
    </Section>
  );
}

/** A wrong tap on "They are two" must not hide a pair for good. */
function Apart({ organization, apart }: Pick<Props, 'organization' | 'apart'>) {
  const { t } = useView();
  return (
    <Section title={t('directory:merges.apart')} quiet={t('directory:merges.apart.about')}>
      <Stacked
        caption={t('directory:merges.apart')}
        head={[t('directory:name'), t('directory:merges.apart.other'), t('directory:history.when'), t('directory:history.who'), t('directory:merges.what')]}
        rows={apart.map((one) => [
          one.oneName,
          one.otherName,
          <Time value={one.at} />,
          one.byName,
          <Form action={href('merge.apart-undo', { organization: organization.id })} method="delete">
            <Hidden name="kind" value={one.kind} />
            <Hidden name="kept" value={one.oneId} />
            <Hidden name="merged" value={one.otherId} />
            <Submit small>{t('directory:merges.apart.undo')}</Submit>
          </Form>,
        ])}
      />
    </Section>
  );
}

function Compare({ organization, suggestion }: { organization: Organization; suggestion: Suggestion }) {
  const { t } = useView();
  const query = { kind: suggestion.kind, one: suggestion.one.id, other: suggestion.other.id };
  return (
    <div class="row">
      <ButtonLink small href={href('merge.new', { organization: organization.id }, query)}>
        {t('directory:merge.compare')}
      </ButtonLink>
      <ApartForm organization={organization} kind={suggestion.kind} one={suggestion.one.id} other={suggestion.other.id} />
    </div>
  );
}

/** Says that two are two, where they stand side by side or in the list. */
export function ApartForm({ organization, kind, one, other }: { organization: Organization; kind: EntryKind; one: string; other: string }) {
  const { t } = useView();
  return (
    <Form action={href('merge.apart', { organization: organization.id })}>
      <Hidden name="kind" value={kind} />
      <Hidden name="kept" value={one} />
      <Hidden name="merged" value={other} />
      <Submit small>{t('directory:merge.apart')}</Submit>
    </Form>
  );
}
