import { z } from 'zod';
import { must } from '../../../platform/acting.ts';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { EmptyState, Field, Fold, Form, Heading, Hidden, LanguageField, Section, Shell, Submit, Time, useView } from '../../../ui/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { leads, standingOn } from '../../people/index.ts';
import { canLeadMembers, canReadExpectations } from '../policy.ts';
import { expectationsOf, type Expectations } from '../welcome.ts';
import { acknowledge, writeExpectations } from '../welcoming.ts';
import { optionalText } from './fields.ts';
import { ExpectationWords } from './welcome-panel.tsx';

/** What is expected of members, for members; those who lead write the next version. */
export const expectationsPage: Controller = async (c) => show(c, {}, {});

const words = z.object({
  expected: z.string().min(1).max(4000),
  responsibilities: optionalText(4000),
  whatNext: optionalText(4000),
  lang: z.enum(textLanguages),
  over: z.coerce.number().int().min(0).max(1_000_000),
});

export const postExpectations: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  must(canLeadMembers(await standingOn(ctx, issue.id)));
  const form = await readForm(c, words);
  if (!form.ok) return show(c, form.problems, form.typed);
  await writeExpectations(ctx, issue.id, form.value);
  return redirect(c, href('expectations.show', { issue: issue.slug }), 'members:notice.written');
};

export const postAcknowledgement: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  await acknowledge(c.var.ctx, issue.id, param(c, 'expectation'));
  return redirect(c, href('membership.edit', { issue: issue.slug, membership: 'mine' }), 'members:notice.acknowledged');
};

async function show(c: Web, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const standing = await standingOn(ctx, issue.id);
  must(canReadExpectations(standing));
  const refused = Object.keys(problems).length > 0;
  const parts = { issue, versions: await expectationsOf(ctx, issue.id), leading: leads(standing), problems, typed };
  return render(c, <ExpectationsPage {...parts} />, refused ? 422 : 200);
}

function ExpectationsPage(props: { issue: Issue; versions: readonly Expectations[]; leading: boolean; problems: Problems; typed: Typed }) {
  const { t } = useView();
  const { issue, leading } = props;
  const [newest, ...older] = props.versions;
  return (
    <Shell title={t('members:expectations')} desk problem={Object.keys(props.problems).length > 0}>
      <Heading
        above={leading ? <a href={href('desk.people', { issue: issue.slug })}>{t('rings:back')}</a> : <BackToIssue issue={issue} />}
        title={t('members:expectations')}
        lede={t('members:expectations.lede')}
      />
      {newest ? (
        <>
          <ExpectationWords expectations={newest} heads="h2" />
          <p class="quiet">
            {t('members:expectations.version', { number: newest.number, name: newest.createdByName })} <Time value={newest.createdAt} style="short" />
          </p>
        </>
      ) : (
        <EmptyState title={t('members:expectations.none')} why={t('members:expectations.none.why')} />
      )}
      {leading ? (
        <Section title={t(newest ? 'members:expectations.again' : 'members:expectations.write')} quiet={t('members:expectations.again.about')}>
          <ExpectationsForm {...props} newest={newest} />
        </Section>
      ) : null}
      {older.map((one) => (
        <Fold label={t('members:expectations.version', { number: one.number, name: one.createdByName })}>
          <ExpectationWords expectations={one} />
        </Fold>
      ))}
    </Shell>
  );
}

function ExpectationsForm({ issue, newest, problems, typed }: { issue: Issue; newest: Expectations | undefined; problems: Problems; typed: Typed }) {
  const { t } = useView();
  const text = (name: 'expected' | 'responsibilities' | 'whatNext') => ({
    name,
    type: 'textarea' as const,
    rows: 5,
    value: typed[name] ?? newest?.[name],
    maxlength: 4000,
  });
  return (
    <Form action={href('expectations.write', { issue: issue.slug })} problems={problems} sees={t('members:expectations.sees')}>
      <Hidden name="over" value={typed['over'] ?? newest?.number ?? 0} />
      <Field {...text('expected')} label={t('members:expectations.expected')} hint={t('members:expectations.expected.hint')} required />
      <Field {...text('responsibilities')} label={t('members:expectations.responsibilities')} hint={t('members:expectations.responsibilities.hint')} optional />
      <Field {...text('whatNext')} label={t('members:expectations.next')} hint={t('members:expectations.next.hint')} optional />
      <LanguageField name="lang" label={t('people:text.lang')} value={typed['lang'] ?? newest?.lang ?? issue.lang} />
      <Submit primary>{t('members:expectations.submit')}</Submit>
    </Form>
  );
}
