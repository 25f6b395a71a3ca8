import { textLanguages } from '../../../platform/i18n/locales.ts';
import { CheckboxList, Field, Fold, languageName, useView } from '../../../ui/index.ts';
import type { EntryKind } from '../entry.ts';

export function AboutField({ kind, value }: { kind: EntryKind; value: string | null | undefined }) {
  const { t } = useView();
  return (
    <Field
      name="about"
      type="textarea"
      label={kind === 'groups' ? t('people:group.about') : t('directory:about')}
      hint={kind === 'groups' ? t('people:group.about.hint') : t('directory:about.hint')}
      value={value}
      maxlength={kind === 'groups' ? 1000 : 4000}
      optional
    />
  );
}

export function LanguageTicks({ chosen }: { chosen: readonly string[] }) {
  const { t, locale } = useView();
  const offered = [...new Set([...textLanguages, ...chosen])];
  return (
    <Fold label={t('directory:languages.choose')} open={chosen.length > 0}>
      <CheckboxList
        name="languages"
        label={t('directory:languages')}
        layout="row"
        options={offered.map((tag) => ({ value: tag, label: languageName(tag, locale) }))}
        values={chosen}
      />
    </Fold>
  );
}
