import { ZipFile } from 'yazl';
import { Readable } from 'node:stream';
import { NotFound } from '../../../platform/errors.ts';
import { byteOrderMark, csvText } from '../../../platform/csv.ts';
import { param, type Controller, type Web } from '../../../platform/http/web.ts';
import { getOrganization } from '../../people/index.ts';
import { isEntryKind } from '../entry.ts';
import { exportRoster, exportSheet } from '../exporting.ts';
import { listBadRows } from '../importing/bad-rows.ts';
import { getImport } from '../importing/roster-import.ts';
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

/** The bad rows as they came, with line and reason behind, to be mended and taken in again. */
export const downloadBadRows: Controller = async (c) => {
  const { ctx } = c.var;
  const found = await getImport(ctx, param(c, 'import'));
  const bad = await listBadRows(ctx, found, 100_000);
  if (bad.length === 0) throw new NotFound();
  const of = { organizations: rosterColumns.orgs, persons: rosterColumns.users, roles: rosterColumns.roles, groups: [] };
  const headings = found.columns && found.columns.headings.length > 0 ? found.columns.headings : of[bad[0]?.part ?? 'persons'];
  const rows = bad.map((row) => [
    ...headings.map((_, at) => row.raw[at] ?? ''),
    String(row.line),
    row.problems.map((one) => (one.column === null ? '' : `${one.column}: `) + reasonOf(ctx.t, one)).join(' '),
  ]);
  return csvFile(c, 'rows-to-mend.csv', [[...headings, ctx.t('directory:import.line-number'), ctx.t('directory:import.reason')], ...rows]);
};

function csvFile(c: Web, name: string, rows: readonly (readonly string[])[]): Response {
  return c.body(byteOrderMark + csvText(rows), 200, { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` });
}

async function rosterZip(c: Web, organizationId: string): Promise<Response> {
  const sheets = await exportRoster(c.var.ctx, organizationId);
  const zip = new ZipFile();
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
  const mtime = c.var.ctx.now;
  for (const [name, rows] of [['manifest', manifest], ...Object.entries(sheets)] as const) zip.addBuffer(Buffer.from(csvText(rows)), `${name}.csv`, { mtime });
  zip.end();
  return c.body(Readable.toWeb(zip.outputStream as Readable) as ReadableStream<Uint8Array>, 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': 'attachment; filename="oneroster.zip"',
  });
}
