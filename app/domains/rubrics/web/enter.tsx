import { z } from 'zod';
import type { Ctx } from '../../../platform/ctx.ts';
import { localDay } from '../../../platform/clock.ts';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Form, Heading, Hidden, Radios, Section, Shell, Submit, useView } from '../../../ui/index.ts';
import { currentFramework, type Rubric } from '../../frameworks/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { rings, standingOn } from '../../people/index.ts';
import { enterReading } from '../entering.ts';
import { canOpen } from '../policy.ts';
import { isRubricKey, type RubricKey } from '../reading.ts';
import { must } from '../../../platform/acting.ts';
import { aboutReading, AboutFields, loadRubrics } from './new-reading.tsx';
import { PaperFields, readPaperForm } from './paper-fields.tsx';
import { groupName } from './pieces.tsx';
import { MarkNote, Words } from './rubric-text.tsx';

interface Page {
  readonly issue: Issue;
  readonly key: RubricKey;
  readonly rubric: Rubric;
  readonly today: string;
}

/** First which rubric, because the big ideas to fill in depend on it; then the figures. */
export const enterPage: Controller = async (c) => {
  const issue = await findIssue(c);
  const key = c.req.query('rubric') ?? '';
  if (!isRubricKey(key)) return render(c, <ChooseRubric issue={issue} rubrics={await loadRubrics(c.var.ctx, issue.organizationId)} />);
  return showForm(c, await findPage(c.var.ctx, issue, key), {}, {});
};

export const postEntered: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await findIssue(c);
  const asked = await readForm(c, z.object({ rubric: aboutReading.rubric }));
  if (!asked.ok) return redirect(c, href('reading.enter', { issue: issue.slug }));
  const page = await findPage(ctx, issue, asked.value.rubric);
  const form = await readForm(c, z.object(aboutReading));
  const { problems, ideas, counted } = await readPaperForm(c, page.rubric, form.ok ? form.value.lang : ctx.locale);
  if (form.ok && form.value.readOn > page.today) problems['readOn'] = ctx.t('rubrics:problem.future');
  if (!form.ok || Object.keys(problems).length > 0) return showForm(c, page, { ...(form.ok ? {} : form.problems), ...problems }, await typedFields(c));
  const { ring, readOn, note, lang } = form.value;
  const { id } = await enterReading(ctx, { issueId: issue.id, rubricKey: page.key, ring, readOn, note: note || null, lang, counted, ideas });
  return redirect(c, href('reading.show', { reading: id }), 'rubrics:notice.entered');
};

async function findIssue(c: Web): Promise<Issue> {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  must(canOpen(await standingOn(c.var.ctx, issue.id)));
  return issue;
}

async function findPage(ctx: Ctx, issue: Issue, key: RubricKey): Promise<Page> {
  return { issue, key, rubric: (await currentFramework(ctx, key, issue.organizationId)).content, today: localDay(ctx.now, ctx.timeZone) };
}

function ChooseRubric({ issue, rubrics }: { issue: Issue; rubrics: readonly { key: RubricKey; rubric: Rubric }[] }) {
  const { t } = useView();
  return (
    <Shell title={t('rubrics:enter.title')} desk>
      <Heading above={<BackToIssue issue={issue} />} title={t('rubrics:enter.title')} lede={t('rubrics:enter.which')} />
      <ul>
        {rubrics.map(({ key, rubric }) => (
          <li>
            <a href={href('reading.enter', { issue: issue.slug }, { rubric: key })}>
              <Words text={rubric.name} />
            </a>
          </li>
        ))}
      </ul>
    </Shell>
  );
}

async function showForm(c: Web, page: Page, problems: Problems, typed: Typed): Promise<Response> {
  return render(c, <Enter page={page} problems={problems} typed={typed} />, Object.keys(problems).length > 0 ? 422 : 200);
}

function Enter({ page, problems, typed }: { page: Page; problems: Problems; typed: Typed }) {
  const view = useView();
  const { t } = view;
  const { issue, key, rubric } = page;
  return (
    <Shell title={t('rubrics:enter.title')} desk problem={Object.keys(problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={t('rubrics:enter.title')} lede={<Words text={rubric.name} />} />
      <Form action={href('reading.entered', { issue: issue.slug })} problems={problems} sees={t('rubrics:enter.sees', { threshold: issue.privacyThreshold })}>
        <Hidden name="rubric" value={key} />
        <Radios
          name="ring"
          label={t('rubrics:enter.ring')}
          value={typed['ring'] ?? 'all'}
          required
          options={(['all', ...rings] as const).map((ring) => ({ value: ring, label: groupName(view, ring === 'all' ? null : ring) }))}
        />
        <AboutFields typed={typed} today={page.today} dateLabel={t('rubrics:enter.date')} />
        <Section title={t('rubrics:enter.figures')} quiet={t('rubrics:enter.figures.hint')}>
          <PaperFields rubric={rubric} typed={typed} counted={null} kept={new Map()} />
        </Section>
        <Submit primary>{t('rubrics:enter.submit')}</Submit>
      </Form>
      <MarkNote rubric={rubric} />
    </Shell>
  );
}
