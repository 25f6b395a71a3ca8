import type { View } from '../../../ui/index.ts';
import { inLocale, type LocalText, type SpokenText } from '../../frameworks/index.ts';

/** A text of a framework in the reader's language. */
export function spokenFor({ locale }: Pick<View, 'locale'>, text: LocalText): SpokenText {
  return inLocale(text, locale.slice(0, 2));
}
