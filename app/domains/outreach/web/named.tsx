import { NotFound } from '../../../platform/errors.ts';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Address, EnterCodePage, Field, Form, Heading, Notice, Section, Shell, Submit, useView } from '../../../ui/index.ts';
import { agree, decline } from '../consenting.ts';
import { nominationOf } from '../nominations.ts';
import { agreementForm } from './fields.ts';

type Named = Awaited<ReturnType<typeof nominationOf>>;

/** What somebody who was named reads: who named them, for what, all that was written down about them, yes or no. */
export const namedPage: Controller = async (c) => show(c, {}, {});

export const postAgreement: Controller = async (c) => {
  const code = param(c, 'code');
  await nominationOf(c.var.ctx, code);
  const form = await readForm(c, agreementForm);
  if (!form.ok) return show(c, form.problems, form.typed);
  await agree(c.var.ctx, code, form.value);
  return redirect(c, href('named.show', { code }));
};

export const deleteNamed: Controller = async (c) => {
  const code = param(c, 'code');
  await decline(c.var.ctx, code);
  return redirect(c, href('named.show', { code }));
};

/** Asks for the code on the slip. A wrong one is not found, by which whoever guesses is counted. */
export const enterNamedPage: Controller = async (c) => {
  const typed = c.req.query('code');
  const code = typed?.trim() ?? '';
  if (code === '') return render(c, <EnterPage code="" problem={typed === undefined ? null : 'forms:required'} />);
  const found = await nominationOf(c.var.ctx, code).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  return found ? redirect(c, href('named.show', { code })) : render(c, <EnterPage code={code.slice(0, 30)} problem="outreach:enter.unknown" />, 404);
};

async function show(c: Web, problems: Problems, typed: Typed): Promise<Response> {
  const code = param(c, 'code');
  const named = await nominationOf(c.var.ctx, code);
  return render(c, <NamedPage named={named} code={code} problems={problems} typed={typed} />, Object.keys(problems).length > 0 ? 422 : 200);
}

function NamedPage({ named, code, problems, typed }: { named: Named; code: string; problems: Problems; typed: Typed }) {
  const { t } = useView();
  const statement = (
    <span lang={named.issueLang} dir={direction(named.issueLang)}>
      {named.statement}
    </span>
  );
  if (named.state !== 'open')
    return (
      <Shell title={t('outreach:named.title')}>
        <Heading title={t('outreach:named.title')} above={named.organizationName} />
        <Notice tone={named.state === 'agreed' || named.state === 'declined' ? 'good' : 'now'}>
          <p>{t(`outreach:named.${named.state}`)}</p>
          {named.state === 'agreed' ? <p>{t('outreach:named.agreed.next')}</p> : null}
        </Notice>
        <AboutIssue named={named} />
        {named.state === 'agreed' ? <SayNo title={t('outreach:named.changed')} label={t('outreach:named.take-back')} code={code} named={named} /> : null}
      </Shell>
    );
  const facts = [
    { name: t('outreach:named.known.name'), value: named.name ?? '' },
    { name: t('outreach:named.known.why'), value: named.why ?? '' },
    ...(named.reach ? [{ name: t('outreach:named.known.reach'), value: named.reach }] : []),
    ...(named.email ? [{ name: t('outreach:named.known.email'), value: <Address value={named.email} /> }] : []),
  ];
  return (
    <Shell title={t('outreach:named.title')} problem={Object.keys(problems).length > 0}>
      <Heading above={named.organizationName} title={t('outreach:named.heading', { who: named.nominatorName })} lede={statement} />
      <p>{t('outreach:named.what')}</p>
      <AboutIssue named={named} />
      <Form action={href('named.show', { code })} problems={problems} sees={t('outreach:named.sees')}>
        <Field name="name" label={t('outreach:named.name')} value={typed['name'] ?? named.name} maxlength={200} autocomplete="name" required />
        <Field
          name="reach"
          label={t('outreach:named.reach')}
          hint={t('outreach:named.reach.hint')}
          value={typed['reach'] ?? named.reach ?? named.email}
          maxlength={300}
          required
        />
        <Submit>{t('outreach:named.yes')}</Submit>
      </Form>
      <SayNo title={t('outreach:named.or')} label={t('outreach:named.no')} code={code} named={named} />
      <Section title={t('outreach:named.known')} quiet={t('outreach:named.known.about')}>
        {facts.map((fact) => (
          <p>
            <b>{fact.name}:</b> {fact.value}
          </p>
        ))}
      </Section>
    </Shell>
  );
}

/** Where they can read what it is about; nothing while the issue is private. */
function AboutIssue({ named }: { named: Named }) {
  const { t } = useView();
  if (named.publicSlug === null) return null;
  return (
    <p>
      <a href={href('issue.show', { issue: named.publicSlug })}>{t('outreach:named.about')}</a>
    </p>
  );
}

function SayNo({ title, label, code, named }: { title: string; label: string; code: string; named: Named }) {
  const { t } = useView();
  return (
    <Section title={title} quiet={t(named.email ? 'outreach:named.no.holds' : 'outreach:named.no.about')}>
      <Form method="delete" action={href('named.show', { code })}>
        <Submit>{label}</Submit>
      </Form>
    </Section>
  );
}

function EnterPage({ code, problem }: { code: string; problem: 'forms:required' | 'outreach:enter.unknown' | null }) {
  const { t } = useView();
  return (
    <EnterCodePage
      title={t('outreach:enter.title')}
      lede={t('outreach:enter.lede')}
      action={href('named.enter')}
      label={t('outreach:enter.code')}
      hint={t('outreach:enter.hint')}
      submit={t('outreach:enter.submit')}
      code={code}
      problem={problem && t(problem)}
    />
  );
}
