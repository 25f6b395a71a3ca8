import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Field, Form, Heading, Hidden, LanguageField, Notice, Row, Section, Shell, Submit, useView } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { OwnerField, PartnerFields, type Choices } from './pieces.tsx';

interface Props {
  issue: Issue;
  choices: Choices;
  me: string | null;
  problems: Problems;
  typed: Typed;
  /** Null for a new one. */
  askId: string | null;
}

/** Whom we ask, for what, who does it, by when. */
export function AskFormPage({ issue, choices, me, problems, typed, askId }: Props) {
  const { t } = useView();
  const title = t(askId ? 'outreach:ask.edit' : 'outreach:ask.plan');
  const to = { issue: issue.slug };
  const action = askId ? href('ask.update', { ...to, ask: askId }) : href('ask.create', to);
  const category = ['framework', 'category', 'subgroup', 'withoutOffer'].filter((name) => typed[name]);
  return (
    <Shell title={title} desk problem={Object.keys(problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={title} lede={t('outreach:ask.lede')} />
      <Form action={action} method={askId ? 'put' : 'post'} problems={problems} sees={t('outreach:sees.lead')}>
        {askId ? <Hidden name="revision" value={typed['revision'] ?? ''} /> : category.map((name) => <Hidden name={name} value={typed[name] ?? ''} />)}
        <PartnerFields typed={typed} choices={choices} />
        <Field name="what" type="textarea" label={t('outreach:ask.what')} hint={t('outreach:ask.what.hint')} value={typed['what']} maxlength={2000} required />
        <LanguageField name="lang" label={t('outreach:lang')} value={typed['lang'] ?? issue.lang} />
        <Field name="through" label={t('outreach:ask.through.label')} hint={t('outreach:ask.through.hint')} value={typed['through']} maxlength={300} optional />
        <OwnerField typed={typed} choices={choices} fallback={me} />
        <Field name="byOn" type="date" label={t('outreach:ask.by')} value={typed['byOn']} required />
        <Row>
          <Submit primary>{t(askId ? 'outreach:save' : 'outreach:ask.submit')}</Submit>
          <ButtonLink href={askId ? href('ask.show', { ...to, ask: askId }) : href('desk.outreach', to)}>{t('ui:cancel')}</ButtonLink>
        </Row>
      </Form>
    </Shell>
  );
}

/** Before the first ask to somebody new: give something, or say why not. What was typed travels along. */
export function OfferFirst({ issue, typed }: { issue: Issue; typed: Typed }) {
  const { t } = useView();
  const to = { issue: issue.slug };
  const prefill = Object.fromEntries(['groupId', 'personId', 'who'].flatMap((name) => (typed[name] ? [[name, typed[name]]] : []))) as Record<string, string>;
  const kept = Object.entries(typed).filter(([name]) => !name.startsWith('_') && name !== 'withoutOffer');
  const written: Typed = { who: t('outreach:partner.who'), what: t('outreach:ask.what'), through: t('outreach:ask.through.label') };
  return (
    <Shell title={t('outreach:first.title')} desk problem>
      <Heading above={<BackToIssue issue={issue} />} title={t('outreach:first.title')} lede={t('outreach:first.lede')} />
      <Notice tone="now">
        <p>{t('outreach:first.why')}</p>
      </Notice>
      <Row>
        <ButtonLink primary href={`${href('offers.index', to, prefill)}#write`}>
          {t('outreach:first.offer')}
        </ButtonLink>
      </Row>
      <Section title={t('outreach:first.without')} quiet={t('outreach:first.without.about')}>
        <Form action={href('ask.create', to)} sees={t('outreach:sees.lead')}>
          {kept.map(([name, value]) => (
            <Hidden name={name} value={value} label={written[name]} />
          ))}
          <Field name="withoutOffer" label={t('outreach:first.reason')} maxlength={1000} required />
          <Submit>{t('outreach:first.go-on')}</Submit>
        </Form>
      </Section>
    </Shell>
  );
}
