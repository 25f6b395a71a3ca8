import type { Moment } from '../moments.ts';
import type { GroupKey, Lang, MandateKey, PersonKey, Ring } from './keys.ts';

/** How near people sit and are wanted, and what members bring, get and agree to. */
export interface Members {
  /** Oldest first; each leads to where the person sits now. */
  moves: readonly { person: PersonKey; from: Ring; to: Ring; reason: string; at: Moment; by: PersonKey }[];
  wanted: readonly { person?: PersonKey; group?: GroupKey; ring: Ring; reason: string; at: Moment; by: PersonKey }[];
  rhythms: readonly { ring: Ring; everyDays: number; asks: string; timeNeeded: string; channel: string; linker: PersonKey; at: Moment }[];
  dispatches: readonly { ring: Ring; way: 'sent' | 'asked'; on: Moment; what: string; channel: string }[];
  tests: readonly {
    person: PersonKey;
    test: 'representative' | 'relevant' | 'purposeful' | 'knowledgeable' | 'influential';
    outcome: 'yes' | 'partly' | 'not-yet';
    reason: string;
    by: PersonKey;
    at: Moment;
    confirmed?: Moment;
  }[];
  ranges: readonly {
    person: PersonKey;
    stance: 'supporter' | 'critic' | 'both' | 'open';
    power: 'much' | 'some' | 'little';
    level: 'home' | 'school' | 'district' | 'region' | 'state';
    frequency: 'ongoing' | 'episodic';
    howOften: string;
    part: string;
    by: PersonKey;
    at: Moment;
    confirmed?: Moment;
  }[];
  values: readonly {
    person: PersonKey;
    professional?: string;
    personal?: string;
    cost?: string;
    lang: Lang;
    shown: boolean;
    said: Moment;
    review?: { still: 'yes' | 'in-part' | 'no'; words?: string; at: Moment };
  }[];
  /** Versions, oldest first, with who acknowledged each. */
  expectations: readonly { expected: string; responsibilities: string; whatNext: string; at: Moment; acknowledged: readonly PersonKey[] }[];
  /** Keys of `rule.welcome`. */
  welcomed: readonly { person: PersonKey; steps: readonly string[] }[];
  terms: readonly { person: PersonKey; until: Moment; reason: string }[];
  successors: readonly { of: PersonKey; successor: PersonKey; named: Moment; by: PersonKey; agreed?: Moment }[];
  channels: readonly { mandate: MandateKey; channel: string; everyDays: number }[];
}
