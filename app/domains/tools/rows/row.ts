import { NotFound } from '../../../platform/errors.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import type { Issue } from '../../issues/index.ts';
import type { Standing } from '../../people/index.ts';

export interface RowChoice {
  readonly value: string;
  readonly label: string;
}

/** A column as the form of a row asks for it. `shown` is worked out from other records, and never asked. */
export interface RowColumn {
  /** The same key as in the words of the tool. */
  readonly key: string;
  /** `group`: a group of the directory, or a new one by name, sent as `groupId` and `groupName`. */
  readonly kind: 'line' | 'text' | 'group' | 'choice' | 'date' | 'shown';
  readonly required?: true;
  /** Letters at most: 200 in a line and 2000 in a text unless given. */
  readonly max?: number;
  /** What may be chosen, for a `choice`. An optional one has an empty choice besides. */
  readonly choices?: (ctx: Ctx, issue: Issue) => Promise<readonly RowChoice[]>;
  /** The cell keeps by itself who said it. Sent as `said-<key>`: empty for as the row says. */
  readonly saidByCell?: true;
}

/** What the form of a row sends: by field, always text; empty where nothing was said. */
export type RowValues = Readonly<Record<string, string>>;

/** A cell: what its field holds, and what people read. */
export interface Cell {
  readonly text: string;
  readonly lang?: string | undefined;
  /** Our guess about a group. */
  readonly isGuess?: boolean;
}

/** A record as a row of a sheet: read anew each time, never kept. */
export interface SheetRow {
  readonly id: string;
  /** What it is about, in a few words: for the buttons beside it. */
  readonly name: string;
  readonly revision: number;
  /** By column. */
  readonly cells: Readonly<Record<string, Cell>>;
  /** What its form would be filled in with. */
  readonly values: RowValues;
  /** Sentences that need attention. */
  readonly flags: readonly string[];
  /** Quiet sentences on what other records say of it. */
  readonly asides: readonly string[];
  /** Its own page. */
  readonly href: string | null;
  readonly mayChange: boolean;
  /** Whether there is anything to take away; as `mayChange` unless said. */
  readonly mayRemove?: boolean;
  /** Which follow-ups are open for it. */
  readonly followUps: readonly string[];
}

/** Done: the record's id. Else sentences by field. */
export type Written = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/** Something that can follow from a row in another slice: an ask, a commitment with a date. */
export interface FollowUp {
  readonly key: string;
  readonly label: string;
  /** Who will see what is sent. */
  readonly sees: string;
  readonly fields: readonly (RowColumn & { readonly label: string })[];
  /** What its form is filled in with. */
  initial?(row: SheetRow): RowValues;
  act(ctx: Ctx, issue: Issue, row: SheetRow, values: RowValues): Promise<Written>;
}

/** Something missing that other records know of, with the page that can help. */
export interface Hint {
  readonly text: string;
  readonly href: string | null;
}

/** How the rows of one step are read from the records of another slice and written to them, under that slice's own rules. */
export interface RowKind {
  readonly columns: readonly RowColumn[];
  /** At least one of these columns says something; the problem is told at the first of them. */
  readonly needsOne?: { readonly columns: readonly string[]; readonly problem: string };
  /** Whether a row says who said it: the group itself, or our guess. */
  readonly asksWhoSaid: boolean;
  /** Whether people in the room, also without an account, may suggest rows. */
  readonly isForTheRoom: boolean;
  /** Rows are people's own words about themselves: every member writes theirs, nobody another's, and none is ever a suggestion. */
  readonly isOwnWords?: true;
  /** Who will see a row, as a sentence. */
  sees(ctx: Ctx, issue: Issue): string;
  mayRead(standing: Standing): boolean;
  /** Whether this would be written at once as a record; else it is a suggestion. */
  mayWrite(standing: Standing, values?: RowValues): boolean;
  read(ctx: Ctx, issue: Issue): Promise<readonly SheetRow[]>;
  /** @throws NotFound, Denied */
  add(ctx: Ctx, issue: Issue, values: RowValues): Promise<Written>;
  /** @throws NotFound, Denied, StaleRevision */
  change(ctx: Ctx, issue: Issue, row: SheetRow, revision: number, values: RowValues): Promise<Written>;
  /** Takes the record away in its own slice; absent where a record cannot be taken away from here. Gives the id by which it is put back, where that is not its own. @throws NotFound, Denied */
  remove?(ctx: Ctx, issue: Issue, id: string): Promise<string | void>;
  restore?(ctx: Ctx, issue: Issue, id: string): Promise<Written>;
  followUps?(ctx: Ctx, issue: Issue): readonly FollowUp[];
  hints?(ctx: Ctx, issue: Issue): Promise<readonly Hint[]>;
}

/** A text, or null where nothing was said. */
export function maybe(text: string | undefined): string | null {
  return text ? text : null;
}

export function written(id: string): Written {
  return { ok: true, id };
}

export function refused(problems: Readonly<Record<string, string>>): Written {
  return { ok: false, problems };
}

/** The group said so itself: no guess any more. `confirm` is the deed of the slice that owns the record. */
export function confirmation(ctx: Ctx, confirm: (ctx: Ctx, issueId: string, rowId: string, revision: number) => Promise<unknown>): FollowUp {
  return {
    key: 'confirmation',
    label: ctx.t('issues:row.confirm'),
    sees: '',
    fields: [],
    async act(ctx, issue, row, values) {
      const revision = Number(values['revision']);
      if (!Number.isInteger(revision)) throw new NotFound();
      await confirm(ctx, issue.id, row.id, revision);
      return written(row.id);
    },
  };
}
