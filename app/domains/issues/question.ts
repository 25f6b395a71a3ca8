/** The Four Simple Questions, in the order they are asked. Each row under one is a record of its own. */
export const questionKinds = ['stakes', 'initiatives', 'shared-works', 'ties'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** The group said so itself, or it is our guess about the group. */
export const saidBys = ['group', 'guess'] as const;
export type SaidBy = (typeof saidBys)[number];

export const workKinds = ['shared-problem', 'information-exchange', 'inquiry', 'joint-event', 'problem-solving', 'boundary-work', 'other'] as const;
export type WorkKind = (typeof workKinds)[number];

interface Row {
  readonly id: string;
  readonly issueId: string;
  readonly saidBy: SaidBy;
  readonly lang: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly removedAt: Date | null;
}

/** Who said a cell, where that differs from who said the row: by the name of the cell. */
export type CellsSaid = Readonly<Record<string, SaidBy>>;

interface OfCells {
  readonly cellsSaid: CellsSaid;
}

interface OfGroup {
  readonly groupId: string;
  readonly groupName: string;
  readonly groupLang: string;
}

/** Who has a stake, and why. */
export interface Stake extends Row, OfGroup {
  readonly kind: 'stakes';
  readonly reason: string;
}

/** What is under way already, told as those who do it tell it. */
export interface Initiative extends Row, OfCells {
  readonly kind: 'initiatives';
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly groupLang: string | null;
  readonly name: string;
  readonly ledBy: string | null;
  readonly theirWords: string | null;
  readonly worth: string | null;
}

/** Work that could bring groups together. */
export interface SharedWork extends Row, OfCells {
  readonly kind: 'shared-works';
  readonly workKind: WorkKind;
  readonly description: string;
  readonly valueForGroups: string | null;
  readonly valueForAll: string | null;
}

/** How a tie to one group can deepen, both ways. */
export interface Tie extends Row, OfGroup, OfCells {
  readonly kind: 'ties';
  readonly weSupport: string | null;
  readonly theySupport: string | null;
}

export type QuestionRow = Stake | Initiative | SharedWork | Tie;

/** The rows of all four questions of an issue. */
export interface FourQuestions {
  readonly stakes: readonly Stake[];
  readonly initiatives: readonly Initiative[];
  readonly sharedWorks: readonly SharedWork[];
  readonly ties: readonly Tie[];
}

export const questionTables = { stakes: 'stakes', initiatives: 'initiatives', 'shared-works': 'shared_works', ties: 'ties' } as const satisfies Record<
  QuestionKind,
  string
>;

export function isQuestionKind(text: string): text is QuestionKind {
  return questionKinds.some((kind) => kind === text);
}
