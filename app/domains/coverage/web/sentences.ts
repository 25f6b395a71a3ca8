import { DateTime } from 'luxon';
import { formatTime, type View } from '../../../ui/index.ts';
import { inLocale } from '../../frameworks/index.ts';
import { lapsedOf, type Gap } from '../gaps.ts';
import type { KindState } from '../coverage.ts';
import type { NamedKind } from '../kind.ts';
import type { Lapsed } from '../presence.ts';

/** What a page or a letter needs to say a sentence. */
export type Speaker = Pick<View, 't' | 'locale' | 'timeZone' | 'now'>;

/** A kind as it stands inside a sentence. */
export function phraseOf(speaker: Pick<Speaker, 'locale'>, kind: NamedKind): string {
  return inLocale(kind.phrase, speaker.locale).text;
}

/** A gap in one plain sentence, the same on page, paper and in the list of what to do now. */
export function gapSentence(speaker: Speaker, { type, state, group }: Gap): string {
  const { t } = speaker;
  const kind = group?.name ?? phraseOf(speaker, state.kind);
  const asked = (group ?? state).asked.times;
  const lastWord = (group ?? state).lastWord;
  switch (type) {
    case 'agreed':
      return t('coverage:gap.agreed', { kind });
    case 'lapsed':
      return lapsedSentence(speaker, kind, lapsedIn({ state, group }));
    case 'unasked':
      return group ? t('coverage:gap.group.unasked', { kind }) : t('coverage:gap.unasked', { kind });
    case 'in-vain':
      return asked === 2 ? t('coverage:gap.in-vain.twice', { kind }) : t('coverage:gap.in-vain', { kind, count: asked });
    case 'planned':
      return t('coverage:gap.planned', { kind });
    case 'unheard':
      return t('coverage:gap.unheard', { kind });
    case 'silent':
      return t('coverage:gap.silent', { kind, month: lastWord ? monthOf(speaker, lastWord) : '' });
    case 'few':
      return t('coverage:gap.few', { kind, present: state.spokespeople.length, count: state.need?.target ?? 0 });
  }
}

/** The mandate that ran out last, where that is what is missing. */
export function lapsedIn({ state, group }: Pick<Gap, 'state' | 'group'>): Lapsed | undefined {
  return (group ? group.lapsed : lapsedOf(state))[0];
}

function lapsedSentence(speaker: Speaker, kind: string, lapsed: Lapsed | undefined): string {
  return speaker.t('coverage:gap.lapsed', { kind, name: lapsed?.personName ?? '', day: lapsed ? dayOf(speaker, lapsed.endedOn) : '' });
}

/** Why a gap stands where it does in the order. */
export function reasonOf({ t }: Pick<Speaker, 't'>, gap: Gap): string {
  const { type, group, isPromised } = gap;
  if (isRefused(gap)) return t('coverage:why.never');
  if (isPromised && type !== 'few') return t('coverage:why.promised');
  if (group) return t('coverage:why.group');
  return t(`coverage:why.${type}`);
}

/** They said that they do not want to be asked again, so there is nothing to plan. */
export function isRefused({ state, group }: Gap): boolean {
  const asked = group ?? (state.groups.length === 1 ? state.groups[0] : undefined);
  return asked?.asked.outcome === 'never';
}

/** What was done so far to reach a kind: how often, when last, and what came of it. */
export function askedSentence(speaker: Speaker, { times, lastOn, outcome }: KindState['asked']): string {
  const { t } = speaker;
  if (times === 0 || lastOn === null) return t('coverage:asked.never');
  const told = t('coverage:asked.times', { count: times, day: dayOf(speaker, lastOn) });
  return outcome === null ? told : `${told} ${t(`coverage:outcome.${outcome}`)}`;
}

/** A day, `YYYY-MM-DD`, in words. Noon keeps it the same day in every time zone that has schools of ours. */
export function dayOf({ locale, now }: Pick<Speaker, 'locale' | 'now'>, day: string): string {
  return formatTime(new Date(`${day}T12:00:00Z`), 'date', { locale, now, timeZone: 'UTC' });
}

/** The month of a moment; with its year where that is another. */
function monthOf({ locale, timeZone, now }: Speaker, moment: Date): string {
  const then = DateTime.fromJSDate(moment, { zone: timeZone }).setLocale(locale);
  return then.year === DateTime.fromJSDate(now, { zone: timeZone }).year ? then.toFormat('LLLL') : then.toFormat('LLLL yyyy');
}
