import { direction } from '../../../platform/i18n/locales.ts';
import type { View } from '../../../ui/index.ts';
import { inLocale, type LocalText, type SpokenText } from '../../frameworks/index.ts';

/** Words with the language they are in, for screen readers and line direction. */
export function Said({ text, lang }: SpokenText) {
  return (
    <span lang={lang} dir={direction(lang)}>
      {text}
    </span>
  );
}

/** A text of a framework in the reader's language. */
export function spokenFor({ locale }: Pick<View, 'locale'>, text: LocalText): SpokenText {
  return inLocale(text, locale.slice(0, 2));
}
