import { z } from 'zod';
import { Denied } from '../../../platform/errors.ts';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Field, Form, Heading, LanguageField, Select, Shell, Submit, useView } from '../../../ui/index.ts';
import { levels, organizationsToConveneFor, type Organization } from '../../people/index.ts';
import { createIssue } from '../creating.ts';
import { canConvene } from '../policy.ts';

const newIssue = z.object({
  organizationId: z.uuid('forms:choose-one'),
  level: z.enum(levels),
  statement: z.string().min(10).max(200),
  why: z.string().min(1).max(4000),
  lang: z.enum(textLanguages),
});

/** The form of a new issue; under two minutes. */
export const newIssuePage: Controller = async (c) => showForm(c, {}, {});

export const postIssue: Controller = async (c) => {
  const form = await readForm(c, newIssue);
  if (!form.ok) return showForm(c, form.problems, form.typed);
  const { slug } = await createIssue(c.var.ctx, form.value);
  return redirect(c, href('desk.questions', { issue: slug }), 'issues:notice.made');
};

async function showForm(c: Web, problems: Problems, typed: Typed): Promise<Response> {
  const organizations = await organizationsToConveneFor(c.var.ctx);
  const verdict = canConvene(organizations.length > 0);
  if (!verdict.allowed) throw new Denied(verdict.reason);
  const status = Object.keys(problems).length > 0 ? 422 : 200;
  return render(c, <NewIssue organizations={organizations} problems={problems} typed={typed} />, status);
}

function NewIssue({ organizations, problems, typed }: { organizations: Organization[]; problems: Problems; typed: Typed }) {
  const { t } = useView();
  return (
    <Shell title={t('issues:new.title')} problem={Object.keys(problems).length > 0}>
      <Heading title={t('issues:new.title')} lede={t('issues:new.lede')} />
      <Form action={href('issue.create')} problems={problems} sees={t('issues:new.sees')}>
        <Field name="statement" label={t('issues:statement')} hint={t('issues:statement.hint')} value={typed['statement']} maxlength={200} required />
        <Field name="why" type="textarea" rows={4} label={t('issues:why')} hint={t('issues:why.hint')} value={typed['why']} required />
        <LanguageField name="lang" label={t('issues:lang')} {...(typed['lang'] ? { value: typed['lang'] } : {})} />
        <Select
          name="organizationId"
          label={t('issues:organization')}
          options={organizations.map((one) => ({ value: one.id, label: one.name }))}
          value={typed['organizationId'] ?? organizations[0]?.id}
        />
        <Select
          name="level"
          label={t('issues:level')}
          options={levels.map((level) => ({ value: level, label: t(`issues:level.${level}`) }))}
          value={typed['level'] ?? 'district'}
        />
        <Submit primary>{t('issues:new.submit')}</Submit>
      </Form>
    </Shell>
  );
}
