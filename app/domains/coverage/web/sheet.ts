import { formatNumber } from '../../../ui/index.ts';
import { inLocale } from '../../frameworks/index.ts';
import { isPresent, isReached, isSpeaking, type KindState } from '../coverage.ts';
import type { ListCoverage } from '../coverages.ts';
import { shareOfVoices } from '../telling.ts';
import { phraseOf, type Speaker } from './sentences.ts';

/** The four steps on which a kind of people stands, and whether it stands there: yes, no, or not said. */
export const steps = ['needed', 'reached', 'present', 'speaking'] as const;
export type Step = (typeof steps)[number];

export function standsOn(state: KindState, step: Step): boolean | null {
  if (step === 'needed') return state.need?.isNeeded ?? null;
  if (step === 'reached') return isReached(state);
  return step === 'present' ? isPresent(state) : isSpeaking(state);
}

/** The row of a kind, in words: the same on page, on paper and in the file. */
export interface SheetRow {
  readonly name: string;
  readonly lang: string;
  readonly isPart: boolean;
  readonly needed: string;
  readonly reached: string;
  readonly present: string;
  readonly speaking: string;
  readonly people: string;
  /** Share of the population and of the voices, or an empty text where none is known. */
  readonly compared: string;
}

/** What may be told of a list, row by row. */
export function sheetOf(speaker: Speaker, covered: ListCoverage, threshold: number): SheetRow[] {
  return covered.states.map((state) => {
    const name = inLocale(state.kind.name, speaker.locale);
    return {
      name: name.text,
      lang: name.lang,
      isPart: state.kind.subgroup !== null,
      needed: neededWords(speaker, state),
      reached: reachedWords(speaker, state),
      present: presentWords(speaker, state),
      speaking: speakingWords(speaker, state, threshold),
      people: state.population === null ? peopleWithheld(speaker, covered, state) : formatNumber(state.population, speaker.locale),
      compared: comparison(speaker, covered, state, threshold) ?? '',
    };
  });
}

function neededWords({ t }: Speaker, { need }: KindState): string {
  if (need === null) return t('coverage:need.open');
  if (!need.isNeeded) return t('coverage:need.no', { reason: need.reason ?? '' });
  return need.target === null ? t('coverage:yes') : t('coverage:need.target', { count: need.target });
}

function reachedWords({ t }: Speaker, state: KindState): string {
  const { asked } = state;
  if (asked.times === 0 && isPresent(state)) return t('coverage:reached.here');
  if (asked.times > 0) return t('coverage:reached.times', { count: asked.times });
  return asked.planned > 0 ? t('coverage:reached.planned') : t('coverage:no');
}

/** Mandates are counted: they stand by name on the page of members. What people chose for themselves is a yes only. */
function presentWords({ t }: Speaker, { spokespeople, ownWord }: KindState): string {
  if (spokespeople.length > 0) {
    const rings = [...new Set(spokespeople.map((one) => one.ring))].map((ring) => t(`people:ring.${ring}`));
    return t('coverage:present.speak', { count: spokespeople.length, rings: rings.join(', ') });
  }
  return ownWord ? t('coverage:present.own') : t('coverage:no');
}

/** How many people spoke, in steps; never an exact number. */
export function voicesWords({ t }: Pick<Speaker, 't'>, voices: number | null, threshold: number): string {
  if (voices === null) return t('coverage:voices.withheld');
  return voices === 0 ? t('coverage:voices.few', { count: threshold }) : t('coverage:voices.step', { count: voices });
}

function speakingWords(speaker: Speaker, state: KindState, threshold: number): string {
  const { t } = speaker;
  if (state.voices !== null && state.voices > 0) return voicesWords(speaker, state.voices, threshold);
  return state.lastWord === null ? t('coverage:speaking.no-word') : t('coverage:speaking.word');
}

function peopleWithheld({ t }: Speaker, { population }: ListCoverage, { kind }: KindState): string {
  return population?.told.kinds.has(kind.id) ? t('coverage:people.withheld') : '';
}

/**
 * "12 in 100 of the families, fewer than 3 in 100 of their voices": a sub-group beside its category, a category beside everybody.
 * Null where either side is not known or may not be told.
 */
export function comparison(speaker: Speaker, covered: ListCoverage, state: KindState, threshold: number): string | null {
  const { t, locale } = speaker;
  const { kind } = state;
  const whole = kind.subgroup === null ? null : covered.states.find((one) => one.kind.category === kind.category && one.kind.subgroup === null);
  const people = whole ? whole.population : (covered.population?.told.total ?? null);
  const voices = whole ? whole.voices : (covered.release?.all ?? null);
  const share = shareOfVoices(state.voices, voices, threshold);
  if (people === null || people === 0 || state.population === null || share === null) return null;
  const values = { of: formatNumber(Math.round((100 * state.population) / people), locale), from: share.from, to: share.to };
  if (whole) return t(share.from === 0 ? 'coverage:compared.part-below' : 'coverage:compared.part', { ...values, kind: phraseOf(speaker, whole.kind) });
  return t(share.from === 0 ? 'coverage:compared.below' : 'coverage:compared.whole', values);
}
