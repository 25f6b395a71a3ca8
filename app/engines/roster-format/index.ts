/** Files of the directory and rosters of OneRoster 1.2: columns, rows, and what is wrong with them. Pure, without I/O. */
export { channelFields, delimiters, fields, guessDelimiter, guessFields, guessHolds, headings, type ChannelField, type Field, type Holds } from './fields.ts';
export { guard, joinValues, splitValues, unguard } from './formula.ts';
export { checkNces, type NcesProblem } from './nces.ts';
export { longestCell, problemsOfForm, readCell, type Cell } from './cells.ts';
export { kindOfFile, type FileKind } from './kinds.ts';
export { readRow, type DirectoryRow } from './rows.ts';
export {
  isReadColumn,
  orgTypes,
  readRosterRow,
  rosterColumns,
  rosterFileOf,
  type RosterFile,
  type RosterOrg,
  type RosterRoleRow,
  type RosterUser,
} from './one-roster.ts';
export { cut, isEmail, rosterRoles, type RosterRole } from './values.ts';
export type { Problem, Reason } from './reasons.ts';
