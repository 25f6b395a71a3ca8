import { z } from 'zod';
import { delimiters, fields, guessFields, guessHolds, rosterFileOf, type Field as RosterField, type Holds } from '../../../engines/roster-format/index.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { readForm, type Problems } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { listBadRows, listFirstRows } from '../importing/bad-rows.ts';
import { confirmImport, deniedToConfirm } from '../importing/confirming.ts';
import { firstRecords } from '../importing/csv-records.ts';
import { discardImport } from '../importing/discarding.ts';
import { readImport } from '../importing/reading.ts';
import { weighUndo, whatWasUndone, type Undoing } from '../importing/remnants.ts';
import { existingChoices, getImport, importTopic, type RosterImport } from '../importing/roster-import.ts';
import { firstBytes } from '../importing/uploading.ts';
import { ColumnsPage, type ColumnsData } from './import-columns.tsx';
import { PreviewPage } from './import-preview.tsx';
import { ProgressPage } from './import-progress.tsx';
import { mostRemnants } from './import-undo.tsx';
import { revision } from './fields.ts';

/** The file for download has all of them. */
const mostBadShown = 25;

const holdsOf = z.enum(['groups', 'persons', 'organizations']);

/** Columns to choose, how far it is, what would become of each row, or what became: whichever comes next. */
export const importPage: Controller = async (c) => {
  const found = await getImport(c.var.ctx, param(c, 'import'));
  if (found.state === 'confirmed' || found.state === 'taken-back' || found.state === 'discarded') return showPreview(c, found);
  const asked = c.req.query('columns') !== undefined || c.req.query('holds') !== undefined;
  if (found.state === 'uploaded' || (asked && found.state !== 'taking-back')) return showColumns(c, found, {});
  if (found.state === 'read') return showPreview(c, found);
  return render(c, <ProgressPage found={found} />, 200, { live: importTopic(found.id) });
};

async function showPreview(c: Web, found: RosterImport, problem?: string): Promise<Response> {
  const { ctx } = c.var;
  const isRead = found.state === 'read';
  const data = {
    found,
    bad: await listBadRows(ctx, found, mostBadShown),
    first: isRead ? await listFirstRows(ctx, found) : [],
    denied: isRead || found.state === 'confirmed' ? await deniedToConfirm(ctx, found.organizationId, found.counts) : null,
    undoing: await undoingOf(ctx, found),
    problem,
  };
  return render(c, <PreviewPage {...data} />, problem ? 422 : 200);
}

async function undoingOf(ctx: Ctx, found: RosterImport): Promise<Undoing | null> {
  if (found.state === 'taken-back') return whatWasUndone(ctx, found, mostRemnants);
  return found.state === 'confirmed' && found.isTraced ? weighUndo(ctx, found, mostRemnants) : null;
}

async function showColumns(c: Web, found: RosterImport, problems: Problems, typed: readonly (RosterField | null)[] | null = null): Promise<Response> {
  const data = await columnsOf(c, found);
  return render(c, <ColumnsPage {...data} map={typed ?? data.map} problems={problems} />, Object.keys(problems).length > 0 ? 422 : 200);
}

async function columnsOf(c: Web, found: RosterImport): Promise<Omit<ColumnsData, 'problems'>> {
  const starts = await firstBytes(c.var.ctx, found.id);
  const asked = holdsOf.safeParse(c.req.query('holds'));
  const start = starts[0] ?? Buffer.alloc(0);
  if (found.format === 'zip') return { found, holds: 'persons', headings: [], samples: [], map: [], delimiter: ',', files: [found.fileName] };
  const { records, delimiter } = await firstRecords(start, found.delimiter ?? undefined);
  const [headings = [], ...samples] = records;
  const holds: Holds = asked.success ? asked.data : (found.holds ?? guessHolds(headings));
  const kept = found.columns && found.holds === holds ? found.columns.map : null;
  const rosters = await Promise.all(starts.map(async (bytes) => rosterFileOf((await firstRecords(bytes)).records[0] ?? []) ?? ''));
  return { found, holds, headings, samples, map: kept ?? guessFields(holds, headings), delimiter, files: rosters.filter(Boolean) };
}

const choices = z.object({
  holds: holdsOf.optional().default('persons'),
  delimiter: z
    .enum([...delimiters, 'tab'])
    .optional()
    .default(','),
  existing: z.enum(existingChoices),
  whole: z.literal('1').optional(),
  revision,
  map: z.union([z.string(), z.array(z.string())]).optional(),
});

export const putImport: Controller = async (c) => {
  const { ctx } = c.var;
  const found = await getImport(ctx, param(c, 'import'));
  const form = await readForm(c, choices);
  if (!form.ok) return showColumns(c, found, form.problems);
  const { holds, delimiter, existing, whole, revision } = form.value;
  const known = fields[holds] as readonly string[];
  const map = [form.value.map ?? []]
    .flat()
    .slice(0, 2000)
    .map((field) => (known.includes(field) ? (field as RosterField) : null));
  const read = await readImport(ctx, found.id, {
    holds,
    delimiter: delimiter === 'tab' ? '\t' : delimiter,
    map,
    existing,
    allOrNothing: whole === '1',
    revision,
  });
  if (read.ok || read.reason === 'done') return redirect(c, href('import.show', { import: found.id }));
  return showColumns(c, { ...found, holds, existing }, { form: ctx.t(`directory:problem.columns-${read.reason}`) }, map);
};

const confirmation = z.object({ revision });

export const postConfirmation: Controller = async (c) => {
  const { ctx } = c.var;
  const found = await getImport(ctx, param(c, 'import'));
  const form = await readForm(c, confirmation);
  if (!form.ok) return showPreview(c, found);
  const confirmed = await confirmImport(ctx, found.id, form.value.revision);
  const after = await getImport(ctx, found.id);
  if (confirmed.ok || confirmed.reason === 'done' || confirmed.reason === 'not-read')
    return redirect(c, href('import.show', { import: found.id }), after.state === 'confirmed' ? 'directory:notice.imported' : undefined);
  return showPreview(c, after, ctx.t(`directory:problem.import-${confirmed.reason}`));
};

export const deleteImport: Controller = async (c) => {
  const { organizationId } = await discardImport(c.var.ctx, param(c, 'import'));
  return redirect(c, href('imports.index', { organization: organizationId }), 'directory:notice.discarded');
};
