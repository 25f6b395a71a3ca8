import { Field, LanguageField, Radios, Select, useView } from '../../../ui/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import { cardFields } from '../card.ts';

/** What one of ours writes: under which heading, the words, who said them. */
export function LineFields({ typed, lang, withField }: { typed: Typed; lang: string; withField?: boolean }) {
  const { t } = useView();
  return (
    <>
      {withField ? (
        <Select
          name="field"
          label={t('context-cards:line.field')}
          options={cardFields.map((field) => ({ value: field, label: t(`context-cards:field.${field}`) }))}
          value={typed['field'] ?? 'perspective'}
        />
      ) : null}
      <Field
        name="body"
        type="textarea"
        label={t('context-cards:line.body')}
        hint={t('context-cards:line.body.hint')}
        value={typed['body']}
        maxlength={2000}
        required
      />
      <Radios
        name="saidBy"
        label={t('context-cards:line.said-by')}
        value={typed['saidBy']}
        required
        options={[
          { value: 'guess', label: t('context-cards:line.said-by.guess'), hint: t('context-cards:line.said-by.guess.hint') },
          { value: 'group', label: t('context-cards:line.said-by.group') },
        ]}
      />
      <Field
        name="speaker"
        label={t('context-cards:line.speaker')}
        hint={t('context-cards:line.speaker.hint')}
        value={typed['speaker']}
        maxlength={200}
        optional
      />
      <LanguageField name="lang" label={t('context-cards:line.lang')} value={typed['lang'] ?? lang} />
    </>
  );
}
