/** The door of tools: named worksheets, opened on an issue as sheets whose rows are records of other slices. */
export { isToolName, toolNames, type Sheet, type ToolName } from './sheet.ts';
export { dueSheets, getSheet, listSheets, openSheetOf } from './sheets.ts';
export { openSheet } from './opening.ts';
export { closeSheet, reopenSheet, setRevisit } from './closing.ts';
export { countWaitingSlips } from './slips.ts';
export type { ToolsEvent } from './events.ts';
