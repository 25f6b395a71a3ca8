import { z } from 'zod';
import { fromLocal, toLocal } from '../../../platform/clock.ts';
import type { Problems, Typed } from '../../../platform/http/form.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { Checkbox, Field, Form, Hidden, LanguageField, Submit, useView } from '../../../ui/index.ts';
import { resultsShown, type Conversation } from '../conversation.ts';
import type { ConversationText } from '../starting.ts';
import { ShowingFields, ShowingFixed } from './showing-fields.tsx';

/** What the form of a conversation sends; times are those of the house's clock, whose zone travels with them. */
export const conversationText = z
  .object({
    topic: z.string().min(5).max(300),
    introduction: z.string().max(4000),
    lang: z.enum(textLanguages),
    opens: z.string().max(30).default(''),
    closes: z.string().max(30).default(''),
    zone: z.string().max(60),
    reviewedFirst: z.literal('1').optional(),
    resultsShown: z.enum(resultsShown).optional(),
    votesOpen: z.literal('1').optional(),
  })
  .transform((form, check): ConversationText => {
    const moment = (field: 'opens' | 'closes') => {
      if (form[field] === '') return null;
      const read = fromLocal(form[field], form.zone);
      if (!read) check.issues.push({ code: 'custom', path: [field], message: 'forms:format', input: form[field] });
      return read;
    };
    return {
      topic: form.topic,
      introduction: form.introduction || null,
      lang: form.lang,
      opensAt: moment('opens'),
      closesAt: moment('closes'),
      reviewedFirst: form.reviewedFirst === '1',
      // Where they are fixed the form sends neither; a box that is not ticked is not sent either.
      resultsShown: form.resultsShown,
      votesOpen: form.resultsShown === undefined ? undefined : form.votesOpen === '1',
    };
  });

/** The fields as they stand, for a conversation that is there already. */
export function typedFrom(conversation: Conversation, timeZone: string): Typed {
  return {
    topic: conversation.topic,
    introduction: conversation.introduction ?? '',
    lang: conversation.lang,
    opens: toLocal(conversation.opensAt, timeZone),
    closes: conversation.closesAt ? toLocal(conversation.closesAt, timeZone) : '',
    ...(conversation.reviewedFirst ? { reviewedFirst: '1' } : {}),
    resultsShown: conversation.resultsShown,
    ...(conversation.votesOpen ? { votesOpen: '1' } : {}),
  };
}

export interface ConversationFormProps {
  action: string;
  /** Set when a conversation is changed. */
  revision?: number;
  /** What it was opened at stays once it has opened. */
  hasOpened?: boolean;
  /** Who sees what, where it can no longer be chosen because somebody has voted. */
  fixed?: Pick<Conversation, 'resultsShown' | 'votesOpen'> | undefined;
  problems: Problems;
  typed: Typed;
}

export function ConversationForm({ action, revision, hasOpened, fixed, problems, typed }: ConversationFormProps) {
  const { t, timeZone } = useView();
  const isNew = revision === undefined;
  return (
    <Form
      action={action}
      id="conversation"
      method={isNew ? 'post' : 'put'}
      problems={problems}
      sees={t(isNew ? 'conversations:form.sees' : 'conversations:form.sees-change')}
    >
      {isNew ? null : <Hidden name="revision" value={revision} />}
      <Hidden name="zone" value={timeZone} />
      <Field name="topic" label={t('conversations:form.topic')} hint={t('conversations:form.topic.hint')} value={typed['topic']} maxlength={300} required />
      <Field
        name="introduction"
        type="textarea"
        rows={4}
        label={t('conversations:form.introduction')}
        hint={t('conversations:form.introduction.hint')}
        value={typed['introduction']}
        maxlength={4000}
        optional
      />
      <LanguageField name="lang" label={t('conversations:form.lang')} {...(typed['lang'] ? { value: typed['lang'] } : {})} />
      {hasOpened ? null : (
        <Field
          name="opens"
          type="datetime-local"
          label={t('conversations:form.opens')}
          hint={t('conversations:form.opens.hint')}
          value={typed['opens']}
          optional
        />
      )}
      <Field
        name="closes"
        type="datetime-local"
        label={t('conversations:form.closes')}
        hint={t('conversations:form.closes.hint', { zone: timeZone })}
        value={typed['closes']}
        optional
      />
      <Checkbox
        name="reviewedFirst"
        label={t('conversations:form.reviewed')}
        hint={t('conversations:form.reviewed.hint')}
        checked={typed['reviewedFirst'] === '1'}
      />
      {fixed ? <ShowingFixed fixed={fixed} /> : <ShowingFields typed={typed} />}
      <Submit primary>{t(isNew ? 'conversations:form.submit' : 'conversations:form.save')}</Submit>
    </Form>
  );
}
