import type { ToolName } from '../sheet.ts';
import type { SheetRow } from './row.ts';

/** What a step without rows of its own has people look at. */
export interface Look {
  /** Another step, whose rows and hints stand here. */
  readonly of?: string;
  /** Which of its rows; all unless given. */
  readonly which?: (row: SheetRow) => boolean;
  /** The day to come back is set here. */
  readonly setsDay?: true;
  /** Meant after some meetings. While meetings are no records, only the day reminds of it, and the step says so. */
  readonly byDay?: true;
}

const looks: Readonly<Record<ToolName, Readonly<Record<string, Look>>>> = {
  'four-questions': { next: { setsDay: true } },
  'meet-stakeholders': { unknown: { of: 'groups', which: (row) => row.flags.length > 0 } },
  'whats-in-it': {
    ask: { of: 'groups', which: (row) => row.values['saidBy'] === 'guess' },
    check: { of: 'groups', setsDay: true, byDay: true },
  },
  'engaging-everybody': { moves: { of: 'places', which: (row) => row.asides.length > 0 } },
  'web-of-connections': { gaps: { of: 'relations', which: () => false } },
  'give-value-first': { after: { of: 'offers', which: (row) => row.values['givenOn'] !== '' && row.values['followed'] === '' } },
  'learn-language': {},
  'seeds-of-trust': { plenary: { of: 'signals', which: (row) => row.values['change'] === '' } },
};

/** What is looked at in a step, or undefined. */
export function lookAt(tool: ToolName, step: string): Look | undefined {
  return looks[tool][step];
}
