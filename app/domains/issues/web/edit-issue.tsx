import { z } from 'zod';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Field, Form, Heading, Hidden, LanguageField, Quiet, Row, Select, Shell, Submit, useView } from '../../../ui/index.ts';
import { levels } from '../../people/index.ts';
import { editIssue } from '../editing.ts';
import type { Issue } from '../issue.ts';
import { getIssue } from '../issues.ts';
import { BackToIssue } from './frame.tsx';
import { mustLead } from './leading.ts';

const issueChange = z.object({
  statement: z.string().min(10).max(200),
  why: z.string().min(1).max(4000),
  level: z.enum(levels),
  lang: z.enum(textLanguages),
  answerDays: z.coerce.number().int().min(1).max(90),
  revision: z.coerce.number().int(),
});

export const editIssuePage: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const { statement, why, level, lang, answerDays, revision } = issue;
  return showForm(c, issue, {}, { statement, why, level, lang, answerDays: String(answerDays), revision: String(revision) });
};

export const putIssue: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const form = await readForm(c, issueChange);
  if (!form.ok) return showForm(c, issue, form.problems, form.typed);
  await editIssue(c.var.ctx, issue.id, form.value);
  return redirect(c, href('desk.issue', { issue: issue.slug }), 'issues:notice.changed');
};

async function showForm(c: Web, issue: Issue, problems: Problems, typed: Typed): Promise<Response> {
  await mustLead(c, issue);
  return render(c, <EditIssue issue={issue} problems={problems} typed={typed} />, Object.keys(problems).length > 0 ? 422 : 200);
}

function EditIssue({ issue, problems, typed }: { issue: Issue; problems: Problems; typed: Typed }) {
  const { t } = useView();
  const at = { issue: issue.slug };
  return (
    <Shell title={t('issues:edit.title')} problem={Object.keys(problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={t('issues:edit.title')} lede={t('issues:edit.lede')} />
      <Form action={href('issue.update', at)} method="put" problems={problems} sees={t(issue.publishedAt ? 'issues:edit.sees-all' : 'issues:edit.sees-inside')}>
        <Hidden name="revision" value={typed['revision'] ?? issue.revision} />
        <Field name="statement" label={t('issues:statement')} hint={t('issues:statement.hint')} value={typed['statement']} maxlength={200} required />
        <Field name="why" type="textarea" rows={4} label={t('issues:why')} hint={t('issues:why.hint')} value={typed['why']} required />
        <LanguageField name="lang" label={t('issues:lang')} value={typed['lang'] ?? issue.lang} />
        <Select
          name="level"
          label={t('issues:level')}
          options={levels.map((level) => ({ value: level, label: t(`issues:level.${level}`) }))}
          value={typed['level']}
        />
        <Field
          name="answerDays"
          type="number"
          min={1}
          max={90}
          label={t('issues:answer-days')}
          hint={t('issues:answer-days.hint')}
          value={typed['answerDays']}
          required
        />
        <Quiet>{t('issues:edit.threshold', { count: issue.privacyThreshold })}</Quiet>
        <Row>
          <Submit primary>{t('issues:save')}</Submit>
          <ButtonLink href={href('desk.issue', at)}>{t('ui:cancel')}</ButtonLink>
        </Row>
      </Form>
    </Shell>
  );
}
