import type { Ctx } from '../../../platform/ctx.ts';
import type { Problems, Typed } from '../../../platform/http/form.ts';
import type { Tool, ToolStep } from '../../frameworks/index.ts';
import type { Issue } from '../../issues/index.ts';
import { leads, standingOn, type Standing } from '../../people/index.ts';
import { doorLink } from '../doors.ts';
import { canFill, canSuggest } from '../policy.ts';
import { rowsAt, type Hint, type RowKind, type SheetRow } from '../rows/index.ts';
import type { Note, Round, Sheet, Visit } from '../sheet.ts';
import { listNotes, listVisits, openRounds, toolOf } from '../sheets.ts';
import type { Slip } from '../slip.ts';
import { countRound, slipsSetAside, waitingSlips } from '../slips.ts';
import { rowOptions, type RowOptions } from './row-form.ts';

/** A form that needs another look: where it stands, what is wrong, what was typed. */
export interface Asked {
  /** Where on the sheet it stands: a step, a question to look back, or the last page. */
  readonly step: string | undefined;
  readonly form: string;
  readonly problems: Problems;
  readonly typed: Typed;
}

/** A step with its records of today. */
export interface StepData {
  readonly step: ToolStep;
  readonly kind: RowKind | undefined;
  /** Null where the reader may not read the records. */
  readonly rows: readonly SheetRow[] | null;
  readonly options: RowOptions;
  readonly sees: string;
  readonly hints: readonly Hint[];
  /** Whether a new row is a record at once. */
  readonly isRecord: boolean;
  readonly round: (Round & { people: number; slips: number }) | null;
  readonly slips: readonly Slip[];
  readonly aside: readonly Slip[];
  readonly notes: readonly Note[];
}

export interface SheetData {
  readonly issue: Issue;
  readonly sheet: Sheet;
  readonly tool: Tool;
  readonly source: string;
  readonly rights: string;
  readonly steps: readonly StepData[];
  /** The step that is shown, or `lookingBack`. */
  readonly at: string;
  readonly notes: readonly Note[];
  readonly removedNotes: readonly Note[];
  readonly visits: readonly Visit[];
  readonly me: string | null;
  readonly mayFill: boolean;
  readonly maySuggest: boolean;
  readonly mayLead: boolean;
  /** The link for the room, for those who lead; null while the door is shut. */
  readonly door: string | null;
  readonly asked: Asked | null;
  /** The row of this step that was just taken away. */
  readonly justRemoved: string | null;
}

/** The page of a sheet after its steps. */
export const lookingBack = 'looking-back';

/** What of a sheet is looked at, beside its records. */
export interface Looked {
  readonly step?: string | undefined;
  readonly asked?: Asked | null;
  readonly justRemoved?: string | null;
}

/** Everything that the page of a sheet shows to this reader. The caller has asked whether they may read it. */
export async function loadSheet(ctx: Ctx, issue: Issue, sheet: Sheet, { step, asked = null, justRemoved = null }: Looked = {}): Promise<SheetData> {
  const standing = await standingOn(ctx, issue.id);
  const { content, source, rights } = await toolOf(ctx, sheet);
  const notes = await listNotes(ctx, sheet.id);
  const mayLead = leads(standing);
  const me = ctx.actor.personId;
  const removed = canFill(standing, sheet).allowed ? await listNotes(ctx, sheet.id, 'removed') : [];
  return {
    issue,
    sheet,
    tool: content,
    source,
    rights,
    steps: await loadSteps(ctx, issue, sheet, content, standing, notes),
    at: pageOf(content, step),
    notes,
    removedNotes: removed.filter((note) => mayLead || note.createdBy === me),
    visits: await listVisits(ctx, sheet.id),
    me,
    mayFill: canFill(standing, sheet).allowed,
    maySuggest: canSuggest(standing, sheet).allowed,
    mayLead,
    door: mayLead ? await doorLink(ctx, sheet.id) : null,
    asked,
    justRemoved,
  };
}

/** The page of a step; of what is asked for after the steps; else the first. */
function pageOf({ steps, reflections }: Tool, wanted: string | undefined): string {
  if (steps.some((step) => step.key === wanted)) return wanted ?? '';
  return wanted === lookingBack || reflections.some((one) => one.key === wanted) ? lookingBack : (steps[0]?.key ?? lookingBack);
}

async function loadSteps(ctx: Ctx, issue: Issue, sheet: Sheet, tool: Tool, standing: Standing, notes: readonly Note[]): Promise<StepData[]> {
  const rounds = await openRounds(ctx, sheet.id);
  const slips = await waitingSlips(ctx, sheet);
  const aside = await slipsSetAside(ctx, sheet);
  const steps: StepData[] = [];
  for (const step of tool.steps) {
    const round = rounds.find((one) => one.step === step.key);
    const ofStep = <One extends { step: string }>(one: One) => one.step === step.key;
    steps.push({
      step,
      ...(await loadRows(ctx, issue, sheet, step, standing)),
      round: round ? { ...round, ...(await countRound(ctx, round.id)) } : null,
      slips: slips.filter(ofStep),
      aside: aside.filter(ofStep),
      notes: notes.filter(ofStep),
    });
  }
  return steps;
}

/** The records at a step, as far as this reader may read them, and what may be done with them. */
export async function loadRows(ctx: Ctx, issue: Issue, sheet: Pick<Sheet, 'tool'>, step: ToolStep, standing: Standing) {
  const kind = step.columns ? rowsAt(sheet.tool, step.key) : undefined;
  if (!kind) return { kind, rows: [], options: { groups: [], choices: {} }, sees: '', hints: [], isRecord: false };
  const mayRead = kind.mayRead(standing);
  return {
    kind,
    rows: mayRead ? await kind.read(ctx, issue) : null,
    options: await rowOptions(ctx, issue, kind.columns),
    sees: kind.sees(ctx, issue),
    hints: mayRead ? ((await kind.hints?.(ctx, issue)) ?? []) : [],
    isRecord: kind.mayWrite(standing),
  };
}
