/** What an entry of the directory can be about. */
export const entryKinds = ['groups', 'organizations', 'persons'] as const;
export type EntryKind = (typeof entryKinds)[number];

export function isEntryKind(text: string): text is EntryKind {
  return entryKinds.some((kind) => kind === text);
}

/** Whom or what an entry is about: the id of the group, the person, or the organization. */
export interface Subject {
  readonly kind: EntryKind;
  readonly id: string;
}

/** Ways to reach somebody. */
export const channelKinds = ['email', 'phone', 'text', 'chat', 'web', 'post', 'meeting', 'other'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** Ways in which an encounter came about: those, and in person. */
export const encounterChannels = ['email', 'phone', 'text', 'chat', 'web', 'post', 'meeting', 'in-person', 'other'] as const;
export type EncounterChannel = (typeof encounterChannels)[number];

export interface Entry {
  /** Null while nobody has written anything down about it. */
  readonly entryId: string | null;
  /** The organization whose directory it stands in. */
  readonly organizationId: string;
  readonly kind: EntryKind;
  readonly id: string;
  readonly name: string;
  readonly lang: string;
  readonly about: string | null;
  /** Of organizations. */
  readonly level: string | null;
  /** Tags such as `es`. */
  readonly languages: readonly string[];
  readonly givenName: string | null;
  readonly familyName: string | null;
  /** Of groups: how they shape what practitioners know, believe and do. */
  readonly knows: string | null;
  readonly believes: string | null;
  readonly does: string | null;
  /** Whether the group said so itself, or it is our guess. */
  readonly saidBy: 'group' | 'guess';
  readonly revision: number;
  /** Revision of the group itself, whose name is changed with it; 0 for others. */
  readonly subjectRevision: number;
  readonly removedAt: Date | null;
  /** The entry that stands for this one since they were merged. */
  readonly keptId: string | null;
  /** A student, or somebody else whose inputs wait for an adult. */
  readonly needsAdult: boolean;
}
