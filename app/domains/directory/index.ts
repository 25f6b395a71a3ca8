/** The door of the directory: what an organization knows of groups, organizations and persons. */
export { channelKinds, encounterChannels, entryKinds, type ChannelKind, type EncounterChannel, type Entry, type EntryKind, type Subject } from './entry.ts';
export { listEntries, visibleEntry, type EntryFilter, type EntryPage } from './entries.ts';
export { needsAdultModeration } from './adult-moderation.ts';
export { listChannels, type Channel } from './channels.ts';
export { keepsDirectory } from './keepers.ts';
export { changeEntry, type EntryChange } from './keeping.ts';
export { getEncounter, listEncounters, type Encounter } from './encounters.ts';
export { addEncounter, correctEncounter, removeEncounter, restoreEncounter, type EncounterWords } from './encountering.ts';
export { importReactions } from './importing/import-jobs.ts';
export { keptGroup } from './merges.ts';
export { forgetOldImports } from './importing/uploading.ts';
export type { DirectoryEvent } from './events.ts';
