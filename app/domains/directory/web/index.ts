import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { deleteChannelRemoval, postChannel, postChannelRemoval } from './channels.tsx';
import { downloadBadRows, downloadDirectory } from './downloads.ts';
import { deleteEncounterRemoval, encounterPage, postEncounter, postEncounterRemoval, putEncounter } from './encounters.tsx';
import { editEntryPage, putEntry } from './entry-edit.tsx';
import { deleteAdult, deleteRemoval, postAdult, postRemoval } from './entry-marks.ts';
import { newEntryPage, postEntry } from './entry-new.tsx';
import { entryPage } from './entry-page.tsx';
import { historyPage } from './history-page.tsx';
import { deleteImport, importPage, postConfirmation, putImport } from './import-page.tsx';
import { deleteConfirmation } from './import-undo.tsx';
import { importsPage, postImport } from './imports.tsx';
import { directoryPage } from './list.tsx';
import { newMergePage } from './merge-page.tsx';
import { deleteMerge, mergesPage, deleteApart, postApart, postMerge } from './merges.tsx';

/** The controllers of the directory, by route. */
export const directoryControllers: Partial<Record<RouteName, Controller>> = {
  'directory.list': directoryPage,
  'entry.new': newEntryPage,
  'entry.create': postEntry,
  'entry.show': entryPage,
  'entry.edit': editEntryPage,
  'entry.update': putEntry,
  'entry.history': historyPage,
  'entry.remove': postRemoval,
  'entry.restore': deleteRemoval,
  'adult-moderation.begin': postAdult,
  'adult-moderation.end': deleteAdult,
  'channel.create': postChannel,
  'channel.remove': postChannelRemoval,
  'channel.restore': deleteChannelRemoval,
  'encounter.create': postEncounter,
  'encounter.edit': encounterPage,
  'encounter.update': putEncounter,
  'encounter.remove': postEncounterRemoval,
  'encounter.restore': deleteEncounterRemoval,
  'merges.index': mergesPage,
  'merge.new': newMergePage,
  'merge.create': postMerge,
  'merge.apart': postApart,
  'merge.apart-undo': deleteApart,
  'merge.undo': deleteMerge,
  'imports.index': importsPage,
  'import.create': postImport,
  'import.show': importPage,
  'import.read': putImport,
  'import.confirm': postConfirmation,
  'import.undo': deleteConfirmation,
  'import.discard': deleteImport,
  'import.bad-rows': downloadBadRows,
  'directory.export': downloadDirectory,
};
