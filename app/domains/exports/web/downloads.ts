import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { param, type Controller, type Web } from '../../../platform/http/web.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import type { Kind } from '../bundle.ts';
import { exportIssue } from '../exporting.ts';

export const downloadFull: Controller = async (c) => download(c, await getIssue(c.var.ctx, param(c, 'issue')), 'full');

export const downloadPublic: Controller = async (c) => download(c, await getIssue(c.var.ctx, param(c, 'issue')), 'public');

/**
 * Writes the zip into a folder that only we can read, and sends it from there: a slow reader holds no transaction open,
 * and what goes wrong becomes a page instead of half a file.
 */
async function download(c: Web, issue: Issue, kind: Kind): Promise<Response> {
  const folder = await mkdtemp(join(tmpdir(), 'longtable-export-'));
  try {
    const path = join(folder, 'export.zip');
    await exportIssue(c.var.ctx, issue, { kind, reader: 'convener', file: path });
    const file = await open(path);
    const { size } = await file.stat();
    // Open files outlive their names: nothing is left behind whether or not the reader takes all of it.
    const body = Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>;
    return c.body(body, 200, {
      'Content-Type': 'application/zip',
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename="${issue.slug}-${kind}.zip"`,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
