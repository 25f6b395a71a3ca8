import { z } from 'zod';
import type { Ctx } from '../../../platform/ctx.ts';
import { localDay } from '../../../platform/clock.ts';
import { day } from '../../../platform/http/fields.ts';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Field, Form, Heading, LanguageField, Radios, Shell, Submit, useView } from '../../../ui/index.ts';
import { currentFramework, type Rubric } from '../../frameworks/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { listMembers, rings, standingOn, type Ring } from '../../people/index.ts';
import { openReading } from '../opening.ts';
import { canOpen } from '../policy.ts';
import { fewestPlaced, rubricKeys, type RubricKey } from '../reading.ts';
import { must } from '../../../platform/acting.ts';
import { groupName } from './pieces.tsx';
import { spokenFor, Words } from './rubric-text.tsx';

/** What every reading is told of, opened or entered. */
export const aboutReading = {
  rubric: z.enum(rubricKeys),
  ring: z.enum(['all', ...rings]).transform((ring) => (ring === 'all' ? null : ring)),
  readOn: day,
  note: z.string().max(2000).default(''),
  lang: z.enum(textLanguages),
};

const newReading = z.object(aboutReading);

interface Page {
  readonly issue: Issue;
  readonly rubrics: readonly { key: RubricKey; rubric: Rubric }[];
  /** Members by ring; `all` has everybody. */
  readonly members: Readonly<Record<Ring | 'all', number>>;
  readonly today: string;
}

export const newReadingPage: Controller = async (c) => {
  const rubric = c.req.query('rubric');
  return showForm(c, await findPage(c), {}, rubric ? { rubric } : {});
};

export const postReading: Controller = async (c) => {
  const page = await findPage(c);
  const form = await readForm(c, newReading);
  if (!form.ok) return showForm(c, page, form.problems, form.typed);
  const { rubric, note, ...rest } = form.value;
  const opened = await openReading(c.var.ctx, { ...rest, issueId: page.issue.id, rubricKey: rubric, note: note || null });
  if (opened.ok) return redirect(c, href('reading.show', { reading: opened.value.id }), 'rubrics:notice.opened');
  const typed = { ...form.value, ring: form.value.ring ?? 'all' };
  return showForm(c, page, opened.reason === 'open' ? { rubric: c.var.ctx.t('rubrics:problem.open') } : { ring: c.var.ctx.t('rubrics:problem.nobody') }, typed);
};

async function findPage(c: Web): Promise<Page> {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  must(canOpen(await standingOn(ctx, issue.id)));
  const members = await listMembers(ctx, issue.id);
  const inRing = (ring: Ring) => members.filter((member) => member.ring === ring).length;
  return {
    issue,
    rubrics: await loadRubrics(ctx, issue.organizationId),
    members: { all: members.length, core: inRing('core'), advisors: inRing('advisors'), feedback: inRing('feedback'), dissemination: inRing('dissemination') },
    today: localDay(ctx.now, ctx.timeZone),
  };
}

/** The four rubrics in the wording in force for an organization. */
export async function loadRubrics(ctx: Ctx, organizationId: string): Promise<{ key: RubricKey; rubric: Rubric }[]> {
  const found = [];
  for (const key of rubricKeys) found.push({ key, rubric: (await currentFramework(ctx, key, organizationId)).content });
  return found;
}

async function showForm(c: Web, page: Page, problems: Problems, typed: Typed): Promise<Response> {
  return render(c, <NewReading page={page} problems={problems} typed={typed} />, Object.keys(problems).length > 0 ? 422 : 200);
}

function NewReading({ page, problems, typed }: { page: Page; problems: Problems; typed: Typed }) {
  const view = useView();
  const { t } = view;
  const { issue, rubrics, members } = page;
  const groups = (['all', ...rings] as const).filter((ring) => members[ring] > 0);
  return (
    <Shell title={t('rubrics:new.title')} desk problem={Object.keys(problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={t('rubrics:new.title')} lede={t('rubrics:new.lede')} />
      <Form
        action={href('reading.create', { issue: issue.slug })}
        problems={problems}
        sees={t('rubrics:new.sees', { least: fewestPlaced, threshold: issue.privacyThreshold })}
      >
        <Radios
          name="rubric"
          label={t('rubrics:new.rubric')}
          value={typed['rubric'] ?? rubrics[0]?.key}
          required
          options={rubrics.map(({ key, rubric }) => ({ value: key, label: spokenFor(view, rubric.name).text, hint: <Words text={rubric.question} /> }))}
        />
        <Radios
          name="ring"
          label={t('rubrics:new.ring')}
          value={typed['ring'] ?? groups.find((ring) => ring === 'core') ?? 'all'}
          required
          options={groups.map((ring) => ({
            value: ring,
            label: t('rubrics:group-of', { group: groupName(view, ring === 'all' ? null : ring), count: members[ring] }),
          }))}
        />
        <AboutFields typed={typed} today={page.today} dateLabel={t('rubrics:new.date')} />
        <Submit primary>{t('rubrics:new.submit')}</Submit>
      </Form>
    </Shell>
  );
}

/** Date, note and its language. */
export function AboutFields({ typed, today, dateLabel }: { typed: Typed; today: string; dateLabel: string }) {
  const { t } = useView();
  return (
    <>
      <Field name="readOn" type="date" label={dateLabel} value={typed['readOn'] ?? today} required />
      <Field name="note" type="textarea" rows={2} maxlength={2000} label={t('rubrics:note')} hint={t('rubrics:note.hint')} value={typed['note']} optional />
      <LanguageField name="lang" label={t('rubrics:lang')} {...(typed['lang'] ? { value: typed['lang'] } : {})} />
    </>
  );
}
