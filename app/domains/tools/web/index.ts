import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { createDoor, deleteDoor, showDoor, suggestRow, withdrawSuggestion } from './doors.tsx';
import { showLibrary } from './library.tsx';
import { createNote, deleteNote, undeleteNote } from './notes.ts';
import { printSheet, showBlank } from './print.tsx';
import { createMerging, createRound } from './rounds.tsx';
import { createRow, editRow, followUp, removeRow, restoreRow, updateRow } from './rows.tsx';
import { createClosing, deleteClosing, postSheet, putSheet, showSheetPage } from './sheets.tsx';
import { bringBack, putSlipAside, takeSlipOver, withdrawOwn } from './slips.ts';
import { showQuestions, showTool } from './tool-page.tsx';

export { sheetsNow } from './now.ts';

/** The controllers of tools and sheets, by route. */
export const toolsControllers: Partial<Record<RouteName, Controller>> = {
  'desk.questions': showQuestions,
  'desk.tools': showLibrary,
  'tool.show': showTool,
  'tool.blank': showBlank,
  'sheet.open': postSheet,
  'sheet.show': showSheetPage,
  'sheet.print': printSheet,
  'sheet.update': putSheet,
  'sheet.close': createClosing,
  'sheet.reopen': deleteClosing,
  'sheet-row.create': createRow,
  'sheet-row.edit': editRow,
  'sheet-row.update': updateRow,
  'sheet-row.remove': removeRow,
  'sheet-row.restore': restoreRow,
  'sheet-row.follow': followUp,
  'sheet-note.create': createNote,
  'sheet-note.remove': deleteNote,
  'sheet-note.restore': undeleteNote,
  'sheet-round.start': createRound,
  'sheet-round.merge': createMerging,
  'slip.take': takeSlipOver,
  'slip.set-aside': putSlipAside,
  'slip.bring-back': bringBack,
  'slip.withdraw': withdrawOwn,
  'sheet-door.open': createDoor,
  'sheet-door.shut': deleteDoor,
  'sheet-door.show': showDoor,
  'sheet-door.suggest': suggestRow,
  'sheet-door.withdraw': withdrawSuggestion,
};
