import { ZipFile } from 'yazl';
import { Readable } from 'node:stream';
import { NotFound } from '../../../platform/errors.ts';
import { byteOrderMark, csvText } from '../../../platform/csv.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { param, type Controller, type Web } from '../../../platform/http/web.ts';
import { getOrganization } from '../../people/index.ts';
import { isEntryKind } from '../entry.ts';
import { exportRoster, exportSheet } from '../exporting.ts';
import { listBadRows, type BadRow } from '../importing/bad-rows.ts';
import { getImport, partOf } from '../importing/roster-import.ts';
import { reasonOf } from './reasons.ts';
import { rosterColumns } from '../../../engines/roster-format/index.ts';

/** One part of the directory as CSV, or a roster as a zip of three files with its manifest. */
export const downloadDirectory: Controller = async (c) => {
  const { ctx } = c.var;
  const what = param(c, 'what');
  const organization = await getOrganization(ctx, param(c, 'organization'));
  if (what === 'oneroster') return rosterZip(c, organization.id);
  if (!isEntryKind(what)) throw new NotFound();
  return csvFile(c, `${what}.csv`, await exportSheet(ctx, organization.id, what));
};

/** The bad rows as they came, with line and reason behind, to be mended and taken in again; of a roster a file for each of its files. */
export const downloadBadRows: Controller = async (c) => {
  const { ctx } = c.var;
  const found = await getImport(ctx, param(c, 'import'));
  const bad = await listBadRows(ctx, found, 100_000);
  if (bad.length === 0) throw new NotFound();
  if (found.format === 'csv') return csvFile(c, 'rows-to-mend.csv', toMend(ctx, found.columns?.headings ?? [], bad));
  const sheets = (['orgs', 'users', 'roles'] as const).flatMap((file) => {
    const rows = bad.filter((row) => row.part === partOf[file]);
    return rows.length > 0 ? [[file, toMend(ctx, found.columns?.rosters?.[file] ?? rosterColumns[file], rows)] as const] : [];
  });
  const [only, ...others] = sheets;
  return only && others.length === 0 ? csvFile(c, 'rows-to-mend.csv', only[1]) : zipFile(c, 'rows-to-mend.zip', sheets);
};

type Sheet = readonly (readonly string[])[];

function toMend(ctx: Ctx, headings: readonly string[], bad: readonly BadRow[]): Sheet {
  const rows = bad.map((row) => [
    ...headings.map((_, at) => row.raw[at] ?? ''),
    String(row.line),
    row.problems.map((one) => (one.column === null ? '' : `${one.column}: `) + reasonOf(ctx.t, one)).join(' '),
  ]);
  return [[...headings, ctx.t('directory:import.line-number'), ctx.t('directory:import.reason')], ...rows];
}

function csvFile(c: Web, name: string, rows: Sheet): Response {
  return c.body(byteOrderMark + csvText(rows), 200, { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` });
}

async function rosterZip(c: Web, organizationId: string): Promise<Response> {
  const sheets = await exportRoster(c.var.ctx, organizationId);
  const files = [
    'academicSessions',
    'categories',
    'classes',
    'classResources',
    'courses',
    'courseResources',
    'demographics',
    'enrollments',
    'lineItemLearningObjectiveIds',
    'lineItems',
    'lineItemScoreScales',
    'orgs',
    'resources',
    'resultLearningObjectiveIds',
    'results',
    'resultScoreScales',
    'roles',
    'scoreScales',
    'userProfiles',
    'userResources',
    'users',
  ];
  const manifest = [
    ['propertyName', 'value'],
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...files.map((file) => [`file.${file}`, file in sheets ? 'bulk' : 'absent']),
    ['source.systemName', 'Longtable'],
    ['source.systemCode', 'longtable'],
  ];
  return zipFile(c, 'oneroster.zip', [['manifest', manifest], ...Object.entries(sheets)]);
}

function zipFile(c: Web, name: string, sheets: readonly (readonly [name: string, rows: Sheet])[]): Response {
  const zip = new ZipFile();
  for (const [sheet, rows] of sheets) zip.addBuffer(Buffer.from(csvText(rows)), `${sheet}.csv`, { mtime: c.var.ctx.now });
  zip.end();
  return c.body(Readable.toWeb(zip.outputStream as Readable) as ReadableStream<Uint8Array>, 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${name}"`,
  });
}
