import type { Translate } from '../../../platform/i18n/translate.ts';
import { intlTag } from '../../../ui/index.ts';
import type { Locale } from '../../../platform/i18n/locales.ts';
import { unnamed, type MapElement, type Relation } from '../map.ts';

export interface Speaker {
  readonly t: Translate;
  readonly locale: Locale;
}

/** What a relation is called: the name of its kind, or people's own word; nothing where nobody has said it. */
export function relationWord(t: Translate, { kind, word }: Pick<Relation, 'kind' | 'word'>): string {
  return word === unnamed ? '' : (word ?? t(`maps:relation.${kind}`));
}

/** How one end tells it: "informs Dispatch", "is informed by Dispatch". */
export function relationFrom(t: Translate, relation: Relation, elementId: string, other: Pick<MapElement, 'name'>): string {
  const way = relation.direction !== 'directed' ? 'both' : relation.fromId === elementId ? 'out' : 'in';
  if (relation.word === unnamed) return t('maps:tells.unnamed', { other: other.name });
  if (relation.kind === 'own') return t(`maps:tells.own.${way}`, { word: relation.word ?? '', other: other.name });
  return t(`maps:tells.${relation.kind}.${way}`, { other: other.name });
}

/** The whole of it: "Drivers inform Dispatch." */
export function relationSentence(t: Translate, relation: Relation, names: ReadonlyMap<string, string>): string {
  const [name, other] = [names.get(relation.fromId) ?? '', names.get(relation.toId) ?? ''];
  return t('maps:sentence', { name, tells: relationFrom(t, relation, relation.fromId, { name: other }) });
}

/** "A, B and C", at most so many by name. */
export function listed({ t, locale }: Speaker, names: readonly string[], most = 4): string {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  return new Intl.ListFormat(intlTag(locale)).format(rest > 0 ? [...shown, t('maps:more', { count: rest })] : shown);
}
