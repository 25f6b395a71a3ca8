import { z } from 'zod';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Field, Form, Heading, Hidden, LanguageField, Shell, Submit, useView } from '../../../ui/index.ts';
import { isReadableAccent } from '../accent.ts';
import { changeOrganization, mustAdminister, type AfterSettings } from '../keeping-organizations.ts';
import type { Organization } from '../organization.ts';
import { getOrganization } from '../organizations.ts';
import { name, revision } from './fields.ts';

const settings = z.object({
  name,
  lang: z.enum(textLanguages),
  accent: z
    .string()
    .transform((text) => text.toLowerCase() || null)
    .pipe(
      z
        .string()
        .regex(/^#[0-9a-f]{6}$/, { error: 'people:problem.accent-form', abort: true })
        .refine(isReadableAccent, 'people:problem.accent')
        .nullable(),
    ),
  privacyThreshold: z.coerce.number().int().min(5).max(100),
  answerDays: z.coerce.number().int().min(1).max(90),
  revision,
});

export const settingsPage: Controller = async (c) => showSettings(c, await find(c), {}, {});

/** @param after what must hold as soon as the settings do */
export const putSettings =
  (after: AfterSettings): Controller =>
  async (c) => {
    const organization = await find(c);
    const form = await readForm(c, settings);
    if (!form.ok) return showSettings(c, organization, form.problems, form.typed);
    const changed = await changeOrganization(c.var.ctx, organization.id, form.value, after);
    if (changed.ok) return redirect(c, href('organization.show', { organization: organization.id }), 'people:notice.organization-saved');
    const typed = Object.fromEntries(Object.entries(form.value).map(([key, value]) => [key, String(value ?? '')]));
    return showSettings(c, organization, { accent: c.var.ctx.t('people:problem.accent') }, typed);
  };

async function find(c: Web): Promise<Organization> {
  const organization = await getOrganization(c.var.ctx, param(c, 'organization'));
  await mustAdminister(c.var.ctx, organization.id);
  return organization;
}

async function showSettings(c: Web, organization: Organization, problems: Problems, typed: Typed): Promise<Response> {
  return render(c, <Settings organization={organization} problems={problems} typed={typed} />, Object.keys(problems).length > 0 ? 422 : 200);
}

function Settings({ organization, problems, typed }: { organization: Organization; problems: Problems; typed: Typed }) {
  const { t } = useView();
  const at = { organization: organization.id };
  return (
    <Shell title={t('people:settings.title')} desk problem={Object.keys(problems).length > 0}>
      <Heading
        title={t('people:settings.title')}
        above={
          <a href={href('organization.show', at)} lang={organization.lang}>
            {organization.name}
          </a>
        }
      />
      <Form action={href('organization.update', at)} method="put" problems={problems} sees={t('people:settings.sees')}>
        <Hidden name="revision" value={typed['revision'] ?? organization.revision} />
        <Field name="name" label={t('people:organization.name')} value={typed['name'] ?? organization.name} maxlength={200} required />
        <LanguageField name="lang" label={t('people:name.lang')} value={typed['lang'] ?? organization.lang} />
        <Field
          name="accent"
          label={t('people:settings.accent')}
          hint={t('people:settings.accent.hint')}
          value={typed['accent'] ?? organization.accent ?? ''}
          maxlength={7}
          dir="ltr"
          optional
        />
        <Field
          name="privacyThreshold"
          type="number"
          min={5}
          max={100}
          label={t('people:settings.threshold')}
          hint={t('people:settings.threshold.lasts')}
          value={typed['privacyThreshold'] ?? organization.privacyThreshold}
          required
        />
        <Field
          name="answerDays"
          type="number"
          min={1}
          max={90}
          label={t('people:settings.answer-days')}
          hint={t('people:settings.answer-days.hint')}
          value={typed['answerDays'] ?? organization.answerDays}
          required
        />
        <Submit primary>{t('people:settings.submit')}</Submit>
      </Form>
    </Shell>
  );
}
