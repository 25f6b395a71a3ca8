/** What an issue's members hold themselves to. */
export const foundingKinds = ['mission', 'principles', 'ground-rules'] as const;
export type FoundingKind = (typeof foundingKinds)[number];

/** Consent is "I can live with it and will keep to it"; a concern stays on the record beside it. */
export const stances = ['consent', 'concern'] as const;
export type Stance = (typeof stances)[number];

export interface Consent {
  readonly personId: string;
  readonly name: string;
  readonly stance: Stance;
  readonly note: string | null;
  readonly lang: string;
  readonly at: Date;
}

/** One version of a founding document. It never changes; other words are the next version. */
export interface FoundingDocument {
  readonly id: string;
  readonly issueId: string;
  readonly kind: FoundingKind;
  /** The version, from 1. */
  readonly number: number;
  readonly body: string;
  readonly lang: string;
  readonly createdAt: Date;
  /** For eyes that belong to the issue only; empty for others. */
  readonly consents: readonly Consent[];
}

/** One kind of document: its version in force and those before it, newest first. */
export interface Founding {
  readonly kind: FoundingKind;
  readonly current: FoundingDocument | null;
  readonly older: readonly FoundingDocument[];
}

/** Sorts versions into their kinds, in the order in which an issue needs them. */
export function byKind(documents: readonly FoundingDocument[]): Founding[] {
  return foundingKinds.map((kind) => {
    const [current = null, ...older] = documents.filter((one) => one.kind === kind).sort((a, b) => b.number - a.number);
    return { kind, current, older };
  });
}

/** How many of the present members consent, how many have a concern, and how many have not said. */
export function countStances(document: FoundingDocument, memberIds: ReadonlySet<string>): { consent: number; concern: number; of: number } {
  const present = document.consents.filter((one) => memberIds.has(one.personId));
  const count = (stance: Stance) => present.filter((one) => one.stance === stance).length;
  return { consent: count('consent'), concern: count('concern'), of: memberIds.size };
}
