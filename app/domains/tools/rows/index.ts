import type { ToolName } from '../sheet.ts';
import { engagingEverybody } from './engaging-everybody.ts';
import { fourQuestions } from './four-questions.ts';
import { giveValueFirst } from './give-value-first.ts';
import { learnLanguage } from './learn-language.ts';
import { meetStakeholders } from './meet-stakeholders.ts';
import { ownWorth } from './own-worth.ts';
import type { RowKind } from './row.ts';
import { seedsOfTrust } from './seeds-of-trust.ts';
import { webOfConnections } from './web-of-connections.ts';
import { groupsWorth } from './whats-in-it.ts';

export { lookAt, type Look } from './looks.ts';
export { type Cell, type FollowUp, type Hint, type RowChoice, type RowColumn, type RowKind, type RowValues, type SheetRow, type Written } from './row.ts';

/** Which records the rows of each tool are, by step. */
export const rowKinds: Readonly<Record<ToolName, Readonly<Record<string, RowKind>>>> = {
  'four-questions': fourQuestions,
  'meet-stakeholders': meetStakeholders,
  'whats-in-it': { groups: groupsWorth, members: ownWorth },
  'engaging-everybody': engagingEverybody,
  'web-of-connections': webOfConnections,
  'give-value-first': giveValueFirst,
  'learn-language': learnLanguage,
  'seeds-of-trust': seedsOfTrust,
};

/** The records at a step, or undefined where a step has no rows. */
export function rowsAt(tool: ToolName, step: string): RowKind | undefined {
  const steps = rowKinds[tool];
  return Object.hasOwn(steps, step) ? steps[step] : undefined;
}
