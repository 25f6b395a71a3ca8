import type { Problem } from '../../../engines/roster-format/index.ts';
import type { Translate } from '../../../platform/i18n/translate.ts';

/** Why a row cannot be taken in, as a sentence. */
export function reasonOf(t: Translate, { reason, more = '' }: Problem): string {
  const [cells = '', columns = ''] = more.split('/');
  return t(`directory:reason.${reason}`, { more, cells, columns });
}
