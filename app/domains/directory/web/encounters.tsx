import { z } from 'zod';
import { NotFound } from '../../../platform/errors.ts';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Form, Heading, Hidden, Shell, Submit, useView } from '../../../ui/index.ts';
import { subjectOf, visibleEntry } from '../entries.ts';
import { getEncounter, type Encounter } from '../encounters.ts';
import { addEncounter, correctEncounter, removeEncounter, restoreEncounter, type With } from '../encountering.ts';
import { encounterChannels, type Subject } from '../entry.ts';
import { listKeepers, mustKeepDirectory, type Keeper } from '../keepers.ts';
import { issuesOf, type IssuePart } from '../taking-part.ts';
import { EncounterFields } from './encounter-section.tsx';
import { showEntry } from './entry-page.tsx';
import { day, optionalDay, optionalText, revision } from './fields.ts';
import { subjectIn } from './frame.tsx';

const words = {
  on: day,
  channel: z.enum(encounterChannels),
  about: z.string().min(1, 'forms:required').max(4000),
  by: z.uuid('forms:choose-one'),
  issue: z.string().max(200).optional().default(''),
  nextStep: optionalText(1000),
  nextOn: optionalDay,
};
const newEncounter = z.object(words);
const changedEncounter = z.object({ ...words, revision });

export const postEncounter: Controller = async (c) => {
  const { ctx } = c.var;
  const [organization, subject] = [param(c, 'organization'), subjectIn(c)];
  await visibleEntry(ctx, organization, subject);
  await mustKeepDirectory(ctx, organization);
  const form = await readForm(c, newEncounter);
  if (!form.ok) return showEntry(c, organization, subject, { form: 'encounter', problems: form.problems, typed: form.typed });
  const { issueId } = await resolve(c, organization, form.value);
  await addEncounter(ctx, { organizationId: organization, ...withWhom(subject), ...form.value, issueId });
  return redirect(c, href('entry.show', { organization, kind: subject.kind, subject: subject.id }), 'directory:notice.encounter-added');
};

function withWhom({ kind, id }: Subject): With {
  if (kind === 'groups') return { groupId: id };
  return kind === 'persons' ? { personId: id } : { partnerId: id };
}

/** Only one of ours was there, and only an issue that the writer may see can be named. @throws NotFound */
async function resolve(c: Web, organizationId: string, { by, issue }: { by: string; issue: string }): Promise<{ issueId: string | null }> {
  const ours = await listKeepers(c.var.ctx, organizationId);
  if (!ours.some((one) => one.personId === by)) throw new NotFound();
  if (issue === '') return { issueId: null };
  const found = (await issuesOf(c.var.ctx, { kind: 'organizations', id: organizationId })).find((one) => one.slug === issue);
  if (!found) throw new NotFound();
  return { issueId: found.id };
}

export const encounterPage: Controller = async (c) => showEncounter(c, await getEncounter(c.var.ctx, param(c, 'encounter')), {}, {});

export const putEncounter: Controller = async (c) => {
  const { ctx } = c.var;
  const encounter = await getEncounter(ctx, param(c, 'encounter'));
  const form = await readForm(c, changedEncounter);
  if (!form.ok) return showEncounter(c, encounter, form.problems, form.typed);
  // Who of ours it was stays, even where they have left since.
  const { issueId } = await resolve(c, encounter.organizationId, {
    ...form.value,
    by: form.value.by === encounter.by ? (ctx.actor.personId ?? '') : form.value.by,
  });
  await correctEncounter(ctx, encounter.id, { ...form.value, issueId });
  return redirect(c, await entryHref(c, encounter), 'directory:notice.saved');
};

export const postEncounterRemoval: Controller = async (c) => {
  const encounter = await getEncounter(c.var.ctx, param(c, 'encounter'));
  await removeEncounter(c.var.ctx, encounter.id);
  return redirect(c, await entryHref(c, encounter), 'directory:notice.encounter-removed');
};

export const deleteEncounterRemoval: Controller = async (c) => {
  const encounter = await getEncounter(c.var.ctx, param(c, 'encounter'));
  await restoreEncounter(c.var.ctx, encounter.id);
  return redirect(c, await entryHref(c, encounter), 'directory:notice.restored');
};

async function entryHref(c: Web, encounter: Encounter): Promise<string> {
  const row = await c.var.ctx.db
    .selectFrom('entries')
    .select(['organization_id', 'group_id', 'person_id', 'partner_id'])
    .where('id', '=', encounter.entryId)
    .executeTakeFirstOrThrow();
  const { kind, id } = subjectOf(row);
  return href('entry.show', { organization: row.organization_id, kind, subject: id });
}

async function showEncounter(c: Web, encounter: Encounter, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  if (encounter.removedAt) throw new NotFound();
  const data = {
    encounter,
    back: await entryHref(c, encounter),
    keepers: withWriter(await listKeepers(ctx, encounter.organizationId), encounter),
    issues: await issuesOf(ctx, { kind: 'organizations', id: encounter.organizationId }),
    problems,
    typed,
  };
  return render(c, <EncounterPage {...data} />, Object.keys(problems).length > 0 ? 422 : 200);
}

function withWriter(keepers: readonly Keeper[], { by, byName }: Encounter): readonly Keeper[] {
  return keepers.some((one) => one.personId === by) ? keepers : [{ personId: by, name: byName }, ...keepers];
}

interface Props {
  encounter: Encounter;
  back: string;
  keepers: readonly Keeper[];
  issues: readonly IssuePart[];
  problems: Problems;
  typed: Typed;
}

function EncounterPage({ encounter, back, keepers, issues, problems, typed }: Props) {
  const { t } = useView();
  const title = t('directory:encounter.change');
  const stands: Typed = {
    on: encounter.onDay,
    by: encounter.by,
    channel: encounter.channel,
    about: encounter.about,
    issue: issues.find((issue) => issue.id === encounter.issueId)?.slug ?? '',
    nextStep: encounter.nextStep ?? '',
    nextOn: encounter.nextOn ?? '',
  };
  return (
    <Shell title={title} desk problem={Object.keys(problems).length > 0}>
      <Heading title={title} above={<a href={back}>{t('directory:back-to-entry')}</a>} />
      <Form action={href('encounter.update', { encounter: encounter.id })} method="put" problems={problems} sees={t('directory:encounters.sees')}>
        <Hidden name="revision" value={typed['revision'] ?? encounter.revision} />
        <EncounterFields typed={{ ...stands, ...typed }} keepers={keepers} issues={issues} />
        <Submit primary>{t('people:save')}</Submit>
      </Form>
      <Form action={href('encounter.remove', { encounter: encounter.id })} sees={t('directory:encounter.remove.sees')}>
        <Submit>{t('directory:encounter.remove')}</Submit>
      </Form>
    </Shell>
  );
}
