import type { Typed } from '../../../platform/http/form.ts';
import { Field, LanguageField, useView } from '../../../ui/index.ts';
import { PartnerFields, type Choices } from './pieces.tsx';

/** To whom, what they are trying to do, what we can give, what we hoped for, and what followed. */
export function OfferFields({ typed, choices, lang }: { typed: Typed; choices: Choices; lang: string }) {
  const { t } = useView();
  const area = (name: 'theyTry' | 'weGive' | 'expectedBack' | 'followed', label: string, hint: string | null, optional: boolean) => (
    <Field
      name={name}
      type="textarea"
      rows={2}
      label={label}
      {...(hint ? { hint } : {})}
      value={typed[name]}
      maxlength={2000}
      optional={optional}
      required={!optional}
    />
  );
  return (
    <>
      <PartnerFields typed={typed} choices={choices} />
      {area('theyTry', t('outreach:offer.they-try'), t('outreach:offer.they-try.hint'), false)}
      {area('weGive', t('outreach:offer.we-give'), t('outreach:offer.we-give.hint'), false)}
      {area('expectedBack', t('outreach:offer.expected'), t('outreach:offer.expected.hint'), true)}
      <Field name="givenOn" type="date" label={t('outreach:offer.given-on')} hint={t('outreach:offer.given-on.hint')} value={typed['givenOn']} optional />
      {area('followed', t('outreach:offer.followed'), null, true)}
      <LanguageField name="lang" label={t('outreach:lang')} value={typed['lang'] ?? lang} />
    </>
  );
}
