import { accessSync, constants, existsSync, readFileSync, statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Config } from '../config.ts';
import { lastBackupFile } from './backup.ts';

/** What was found about one thing; `advice` says what to do unless it is in order. */
export interface Finding {
  readonly name: string;
  readonly state: 'ok' | 'attention' | 'failed';
  readonly found: string;
  readonly advice?: string;
}

/** What can be seen without the database. */
export async function checkInstallation(config: Config): Promise<Finding[]> {
  return [checkNode(), checkFolder(config.dataFolder), checkTimeZone(config.timeZone), await checkMail(config), checkBackup(config.dataFolder)];
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isNewEnough = major > 22 || (major === 22 && minor >= 18);
  return { name: 'node', state: isNewEnough ? 'ok' : 'failed', found: process.versions.node, advice: 'Longtable needs Node 22.18 or newer.' };
}

const megabyte = 1024 * 1024;

function checkFolder(folder: string): Finding {
  const name = 'data folder';
  if (!existsSync(folder)) return { name, state: 'attention', found: `${folder} does not exist yet`, advice: 'The first start makes it.' };
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    return { name, state: 'failed', found: `${folder} cannot be written`, advice: 'Give it to the account that runs Longtable.' };
  }
  const disk = statfsSync(folder);
  const free = Math.floor((disk.bavail * disk.bsize) / megabyte);
  const found = `${folder}, ${free.toLocaleString('en')} MB free`;
  if (free < 100) return { name, state: 'failed', found, advice: 'Make room now: a full disk stops every write.' };
  return { name, state: free < 1024 ? 'attention' : 'ok', found, advice: 'Make room soon.' };
}

function checkTimeZone(timeZone: string): Finding {
  try {
    const here = new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'medium', timeStyle: 'long' }).format(new Date());
    return { name: 'time', state: 'ok', found: `${here} (${timeZone})` };
  } catch {
    return { name: 'time', state: 'failed', found: `${timeZone} is not a time zone`, advice: 'Set LONGTABLE_TIME_ZONE to a name such as America/New_York.' };
  }
}

const smtpPatienceMs = 5000;

async function checkMail(config: Config): Promise<Finding> {
  const name = 'mail';
  if (!config.smtp) {
    return { name, state: 'attention', found: 'no mail server is set', advice: 'Mail waits on the outbox page. Set LONGTABLE_SMTP_URL to have it sent.' };
  }
  const { host } = new URL(config.smtp.url);
  const patience = { connectionTimeout: smtpPatienceMs, greetingTimeout: smtpPatienceMs, socketTimeout: smtpPatienceMs };
  const transport = createTransport({ url: config.smtp.url, ...patience });
  try {
    await transport.verify();
    return { name, state: 'ok', found: `${host} takes mail from ${config.smtp.from}` };
  } catch (error) {
    const found = `${host}: ${error instanceof Error ? error.message : 'no answer'}`;
    return { name, state: 'failed', found, advice: 'Check LONGTABLE_SMTP_URL and that this machine may reach it. Mail waits until then; none is lost.' };
  } finally {
    transport.close();
  }
}

const lastBackup = z.object({ file: z.string(), at: z.iso.datetime(), bytes: z.number() });
const dayMs = 86_400_000;

function checkBackup(folder: string): Finding {
  const name = 'backup';
  const record = join(folder, lastBackupFile);
  const advice = 'Run: longtable backup. Keep the file on another machine.';
  if (!existsSync(record)) return { name, state: 'attention', found: 'none was made yet', advice };
  const { file, at, bytes } = lastBackup.parse(JSON.parse(readFileSync(record, 'utf8')));
  const days = Math.floor((Date.now() - Date.parse(at)) / dayMs);
  const isThere = existsSync(file) && statSync(file).size === bytes;
  const found = `the last is from ${at} (${days} days ago), ${isThere ? 'at' : 'moved away since from'} ${file}`;
  return { name, state: days > 7 ? 'attention' : 'ok', found, advice };
}
