import type { Problems, Typed } from '../../../platform/http/form.ts';
import { localeNames, locales } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Field, Form, Heading, LanguageField, Radios, Select, Shell, Submit, useView } from '../../../ui/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import type { Issue } from '../../issues/index.ts';
import type { Group } from '../../people/index.ts';
import { recordedChannels, speakings } from '../input.ts';

export interface RecordPageProps {
  issue: Issue;
  groups: readonly Group[];
  /** `YYYY-MM-DD` where the house stands. */
  today: string;
  problems: Problems;
  typed: Typed;
}

/** What a convener heard by phone, on paper or in person, put on record for who said it. */
export function RecordPage({ issue, groups, today, problems, typed }: RecordPageProps) {
  const { t, locale } = useView();
  const groupOptions = [{ value: '', label: t('inputs:record.group.none') }, ...groups.map((group) => ({ value: group.id, label: group.name }))];
  return (
    <Shell title={t('inputs:record.title')} desk problem={Object.keys(problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={t('inputs:record.title')} lede={t('inputs:record.lede')} />
      <Form action={href('input.record', { issue: issue.slug })} problems={problems} sees={t('inputs:record.sees')}>
        <Field
          name="body"
          type="textarea"
          rows={5}
          label={t('inputs:record.body')}
          hint={t('inputs:record.body.hint')}
          value={typed['body']}
          maxlength={5000}
          required
        />
        <LanguageField name="lang" label={t('inputs:record.lang')} {...(typed['lang'] ? { value: typed['lang'] } : {})} />
        <Radios
          name="channel"
          label={t('inputs:record.channel')}
          layout="row"
          required
          value={typed['channel']}
          options={recordedChannels.map((channel) => ({ value: channel, label: t(`inputs:channel.${channel}`) }))}
        />
        <Radios
          name="speaks"
          label={t('inputs:record.speaks')}
          required
          value={typed['speaks'] ?? 'self'}
          options={speakings.map((one) => ({ value: one, label: t(`inputs:record.speaks.${one}`), hint: t(`inputs:record.speaks.${one}.hint`) }))}
        />
        <Select name="group" label={t('inputs:record.group')} hint={t('inputs:record.group.hint')} options={groupOptions} value={typed['group']} />
        <Field name="asked" type="number" min={1} inputmode="numeric" label={t('inputs:asked')} hint={t('inputs:asked.hint')} value={typed['asked']} optional />
        <Field name="on" type="date" max={today} label={t('inputs:record.on')} value={typed['on'] ?? today} required />
        <Field
          name="address"
          type="email"
          label={t('inputs:record.address')}
          hint={t('inputs:record.address.hint')}
          value={typed['address']}
          dir="ltr"
          optional
        />
        <Select
          name="authorLocale"
          label={t('inputs:record.author-locale')}
          value={typed['authorLocale'] ?? locale.slice(0, 2)}
          options={locales.map((one) => ({ value: one, label: localeNames[one] }))}
        />
        <Submit primary>{t('inputs:record.submit')}</Submit>
      </Form>
    </Shell>
  );
}
