/** The door of exports: an issue in one zip, out and in again. */
export { bundleFormat, type Kind, type Withheld } from './bundle.ts';
export type { ExportsEvent } from './events.ts';
export { exportIssue, type Exported, type ExportOptions } from './exporting.ts';
export type { Reader } from './full.ts';
export { importIssue, type ImportedIssue, type ImportIssueOptions } from './importing.ts';
export { canExportFull } from './policy.ts';
export type { ExportProgress } from './writing.ts';
export { ImportRefused } from './zip-reading.ts';
