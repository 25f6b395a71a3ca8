import type { FrameworkKey } from '../frameworks/index.ts';

/** The tools, in the order in which they are of use: before anyone is invited, finding and inviting, the first sessions. */
export const toolNames = [
  'four-questions',
  'meet-stakeholders',
  'whats-in-it',
  'engaging-everybody',
  'web-of-connections',
  'give-value-first',
  'learn-language',
  'seeds-of-trust',
] as const;
export type ToolName = (typeof toolNames)[number];

export function isToolName(text: string): text is ToolName {
  return toolNames.some((name) => name === text);
}

/** The framework that holds the words of a tool. */
export function frameworkOf(tool: ToolName): Extract<FrameworkKey, `tool.${string}`> {
  return `tool.${tool}`;
}

/** A tool opened on an issue. Its rows are not in it: they are today's records. */
export interface Sheet {
  readonly id: string;
  readonly issueId: string;
  readonly tool: ToolName;
  /** The version of the tool that people work by. */
  readonly frameworkId: string;
  readonly openedAt: Date;
  readonly openedBy: string;
  /** Day to come back to it, `YYYY-MM-DD`. */
  readonly revisitOn: string | null;
  readonly closedAt: Date | null;
  readonly revision: number;
}

/** Whether the day to come back to a sheet has come. Also a closed one asks to be opened anew. */
export function isDue(sheet: Pick<Sheet, 'revisitOn'>, today: string): boolean {
  return sheet.revisitOn !== null && sheet.revisitOn <= today;
}

/** What somebody thought at a step. */
export interface Note {
  readonly id: string;
  readonly step: string;
  readonly body: string;
  readonly lang: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly writer: string;
}

/** Each person lists alone until the lists are put together. */
export interface Round {
  readonly id: string;
  readonly step: string;
  readonly startedAt: Date;
}

/** Who was there, and when last. */
export interface Visit {
  readonly personId: string;
  readonly name: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** Minutes after which somebody who did not turn a page counts as gone. */
export const hereMinutes = 10;

export function isHere(visit: Pick<Visit, 'lastAt'>, now: Date): boolean {
  return now.getTime() - visit.lastAt.getTime() < hereMinutes * 60_000;
}
