import { createHash } from 'node:crypto';
import { no, ok, type Result } from '../../platform/result.ts';
import type { Method, Scale, Step } from '../frameworks/index.ts';

/** What one voter says: a mark by option id, and words that go with them. */
export interface Ballot {
  /** Empty only where the voter abstains in a majority vote. */
  readonly marks: Readonly<Record<string, number>>;
  /** A reservation in the voter's own words; null for none. */
  readonly words: string | null;
  readonly lang: string;
  /** Whether the voter's name may stand with the words. Never in a secret vote. */
  readonly signed: boolean;
  /** For whom it speaks; for the voter alone unless given. It is information, not weight: every ballot counts once. Never in a secret vote. */
  readonly spokenFor?: BallotSpeech;
}

/** For the voter alone, or under a mandate of the voter for a group, after asking people or by the group's vote. */
export type BallotSpeech =
  | { readonly speaks: 'self' }
  | { readonly speaks: 'asked'; readonly mandateId: string; readonly askedCount: number }
  | { readonly speaks: 'vote'; readonly mandateId: string };

/** `unfit`: marks that the scale or the method does not know, or not one for each option; `words`: a mark asks for a reason and there is none. */
export type BallotProblem = 'unfit' | 'words';

/** Checks a ballot against the scale and the options it is about. */
export function checkBallot(ballot: Ballot, scale: Scale, optionIds: readonly string[]): Result<Ballot, BallotProblem> {
  const marks = Object.entries(ballot.marks);
  const abstains = scale.method === 'majority' && marks.length === 0;
  if (!abstains && !fits(marks, scale, optionIds)) return no('unfit');
  const steps = marks.map(([, mark]) => stepOf(scale, mark));
  if (ballot.words === null && steps.some((step) => step?.words === 'needed')) return no('words');
  return ok(ballot);
}

function fits(marks: readonly (readonly [string, number])[], scale: Scale, optionIds: readonly string[]): boolean {
  const all = marks.length === optionIds.length && marks.every(([id]) => optionIds.includes(id));
  const known = marks.every(([, mark]) => stepOf(scale, mark));
  const chosen = marks.filter(([, mark]) => stepOf(scale, mark)?.supports).length;
  return all && known && (scale.method !== 'majority' || chosen === 1);
}

export function stepOf(scale: Scale, mark: number): Step | undefined {
  return scale.steps.find((step) => step.mark === mark);
}

/** The marks that say yes and no to an option where a ballot only ticks options. */
export function ticks(scale: Scale): { yes: number; no: number } {
  const yes = scale.steps.find((step) => step.supports)?.mark ?? 1;
  return { yes, no: scale.steps.find((step) => !step.supports)?.mark ?? 0 };
}

/** Whether each option gets a mark of its own, from several; else options are ticked or chosen. */
export function marksEach(method: Method): boolean {
  return method === 'gradients' || method === 'consent';
}

/** The same things in an order of each voter's own, the same at every visit, so that no option profits from standing first. */
export function shuffledFor<Item extends { readonly id: string }>(voter: string, items: readonly Item[]): Item[] {
  const place = (item: Item) => createHash('sha256').update(`${voter} ${item.id}`).digest('hex');
  return items
    .map((item) => ({ item, at: place(item) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ item }) => item);
}
