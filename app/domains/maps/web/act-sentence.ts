import type { Translate } from '../../../platform/i18n/translate.ts';
import type { Act } from '../history.ts';

/** What an act did, in a few words without who: "added Crossing House". */
export function actSentence(t: Translate, act: Pick<Act, 'kind' | 'undoes' | 'things' | 'named'>): string {
  if (act.kind === 'undone')
    return t('maps:act.undone', { what: t(`maps:act.name.${act.undoes === null || act.undoes === 'undone' ? 'undone' : act.undoes}`) });
  const [first] = act.named;
  if (act.kind === 'imported' || act.kind === 'arranged' || !first)
    return t(`maps:act.${act.kind === 'arranged' ? 'arranged' : 'imported'}`, { count: act.things });
  return act.things === 1 ? t(`maps:act.${act.kind}`, { name: first.name }) : t(`maps:act.${act.kind}.more`, { name: first.name, count: act.things - 1 });
}
