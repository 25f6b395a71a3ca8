import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { param, type Controller, type Web } from '../../../platform/http/web.ts';
import { getConversation } from '../../conversations/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import type { Kind } from '../bundle.ts';
import { exportIssue } from '../exporting.ts';
import { exportOpenVotes } from '../open-votes.ts';

export const downloadFull: Controller = async (c) => download(c, await getIssue(c.var.ctx, param(c, 'issue')), 'full');

export const downloadPublic: Controller = async (c) => download(c, await getIssue(c.var.ctx, param(c, 'issue')), 'public');

export const downloadVotes: Controller = async (c) => {
  const conversation = await getConversation(c.var.ctx, param(c, 'conversation'));
  return sendZip(c, `${conversation.issueSlug}-votes.zip`, (path) => exportOpenVotes(c.var.ctx, conversation, path));
};

function download(c: Web, issue: Issue, kind: Kind): Promise<Response> {
  return sendZip(c, `${issue.slug}-${kind}.zip`, async (path) => void (await exportIssue(c.var.ctx, issue, { kind, reader: 'convener', file: path })));
}

/**
 * Writes the zip into a folder that only we can read, and sends it from there: a slow reader holds no transaction open,
 * and what goes wrong becomes a page instead of half a file.
 */
async function sendZip(c: Web, name: string, write: (path: string) => Promise<void>): Promise<Response> {
  const folder = await mkdtemp(join(tmpdir(), 'longtable-export-'));
  try {
    const path = join(folder, 'export.zip');
    await write(path);
    const file = await open(path);
    const { size } = await file.stat();
    // Open files outlive their names: nothing is left behind whether or not the reader takes all of it.
    const body = Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>;
    return c.body(body, 200, {
      'Content-Type': 'application/zip',
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename="${name}"`,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
