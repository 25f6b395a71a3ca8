import type { Grouping, Point, Side } from '../../engines/opinion/index.ts';
import type { GroupSpeech } from '../inputs/index.ts';
import type { DensityBand } from './findings.ts';

/** How figures are told: in steps of the threshold while people vote, exact once when voting has closed. */
export type Manner = 'steps' | 'exact';

/**
 * A count as it may be shown. Exact: the count, or null where it is withheld. In steps: the count rounded down to a
 * multiple of the threshold, so 0 says "fewer than the threshold"; null where even that is withheld.
 */
export type Figure = number | null;

export interface ToldVotes {
  readonly agrees: Figure;
  readonly disagrees: Figure;
  readonly passes: Figure;
  /** All who voted on it. In steps: the sum of what is told, so at least so many. */
  readonly total: Figure;
}

export interface ToldStatement {
  readonly id: string;
  readonly number: number;
  readonly body: string;
  readonly lang: string;
  readonly isMeta: boolean;
  /** The group it speaks for under its author's mandate; absent where its author spoke alone. */
  readonly speech?: GroupSpeech | undefined;
  readonly place: Point;
  readonly extremity: number;
  readonly all: ToldVotes;
  /** By opinion group, in the order of `ToldResult.groups`. */
  readonly byGroup: readonly ToldVotes[];
}

export interface ToldTypical {
  readonly statement: ToldStatement;
  readonly side: Side;
  /** How sure we are that the group differs in it from everybody else in a group. */
  readonly sure: 'fairly' | 'very';
}

export interface ToldGroup {
  /** A to E. */
  readonly letter: string;
  /** What the conveners call it, in which language and why; null until they do. */
  readonly name: { readonly name: string; readonly reason: string; readonly lang: string } | null;
  /** Withheld at times also of a group that is large enough. */
  readonly size: Figure;
  /** Null where the group is smaller than the threshold: nothing is told of it then. */
  readonly center: Point | null;
  /** Empty where the group is smaller than the threshold. */
  readonly typical: readonly ToldTypical[];
}

export interface ToldOverlay {
  readonly kind: 'ring' | 'group';
  readonly key: string;
  /** The ring in the reader's language, or the name of the stakeholder group. */
  readonly label: string;
  readonly size: Figure;
  /** Null where the group is smaller than the threshold. */
  readonly center: Point | null;
  readonly byGroup: readonly Figure[];
}

/** The result of a conversation as everybody may see it: nothing in it is about fewer people than the threshold. */
export interface ToldResult {
  readonly manner: Manner;
  readonly threshold: number;
  readonly releasedAt: Date;
  readonly voters: Figure;
  readonly placed: Figure;
  readonly grouping: Grouping;
  /** How steady the groups are when other samples of the people are taken. */
  readonly steadiness: 'very' | 'fairly' | 'hardly' | null;
  readonly stability: number | null;
  readonly groups: readonly ToldGroup[];
  readonly statements: readonly ToldStatement[];
  /** Statements nearly everybody agrees with, in every group; the most agreed first. */
  readonly agreed: readonly ToldStatement[];
  /** Statements nearly everybody disagrees with, in every group. */
  readonly rejected: readonly ToldStatement[];
  /** What divides people, the most divisive first. */
  readonly divides: readonly ToldStatement[];
  /** Too few votes, or too many passes, to say. */
  readonly unknown: readonly ToldStatement[];
  readonly density: readonly DensityBand[];
  readonly overlays: readonly ToldOverlay[];
  /** What anybody needs to work it out again. */
  readonly method: {
    readonly engine: string;
    readonly seed: number;
    readonly explained: readonly [number, number];
    readonly attempts: readonly { readonly groups: number; readonly silhouette: number; readonly stability: number | null }[];
  };
}

/** Where the visitor stands, from their own votes; null for somebody with none on the statements that count. */
export interface OwnPlace {
  readonly place: Point;
  /** Letter of the nearest group, or null where there are no groups or too few votes to say. */
  readonly letter: string | null;
}

/** The votes on a statement that came in between two moments. */
export interface Slice {
  readonly from: Date;
  readonly to: Date;
  readonly votes: ToldVotes;
}
