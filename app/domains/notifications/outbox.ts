import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { Denied, NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { administers, administersSome, topOrganization } from '../people/index.ts';
import { canReadOutbox } from './policy.ts';

export type LetterState = 'waiting' | 'sending' | 'sent' | 'failed';

/** A letter of the outbox. Its address is shortened once somebody carried it: then nobody here needs it. */
export interface OutboxLetter {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  /** Null where it holds a code that nobody but its reader should see. */
  readonly body: string | null;
  readonly locale: string;
  /** Why it was sent, such as `answer`. */
  readonly kind: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly state: LetterState;
  readonly failure: string | null;
  /** Nobody carries letters here: this page is the only way it reaches anyone. */
  readonly passOn: boolean;
}

export interface OutboxPage {
  readonly letters: readonly OutboxLetter[];
  readonly older: string | null;
  /** Whether letters left by mail lately. */
  readonly carried: boolean;
}

/** Letters of the house, newest first; `demo` shows everything, and to each administrator, since nothing there is real. @throws NotFound, Denied */
export async function listLetters(ctx: Ctx, organizationId: string, before: string | null, demo: boolean, size = 50): Promise<OutboxPage> {
  await mayRead(ctx, organizationId, demo);
  let query = ctx.db.selectFrom('mails').selectAll();
  if (isId(before ?? undefined)) query = query.where(sql<boolean>`(created_at, id) < (select b.created_at, b.id from mails b where b.id = ${before})`);
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size + 1)
    .execute();
  const carried = await isCarried(ctx);
  const letters = rows.slice(0, size).map((row) => asLetter(ctx, row, carried, demo));
  return { letters, older: rows.length > size ? (letters.at(-1)?.id ?? null) : null, carried };
}

/** One letter. @throws NotFound, Denied */
export async function getLetter(ctx: Ctx, organizationId: string, id: string, demo: boolean): Promise<OutboxLetter> {
  await mayRead(ctx, organizationId, demo);
  const row = isId(id) ? await ctx.db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return asLetter(ctx, row, await isCarried(ctx), demo);
}

async function mayRead(ctx: Ctx, organizationId: string, demo: boolean): Promise<void> {
  const top = await topOrganization(ctx);
  if (!top || top.id !== organizationId) throw new NotFound();
  const verdict = canReadOutbox(demo ? await administersSome(ctx) : await administers(ctx, top.id));
  if (!verdict.allowed) throw new Denied(verdict.reason);
}

/** A mail server that was tried within the hour carries letters; the configuration itself is not the business of a slice. */
async function isCarried(ctx: Ctx): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - 3_600_000);
  const { rows } = await sql`select 1 from mails where sent_at > ${since} or failed_at > ${since} limit 1`.execute(ctx.db);
  return rows.length > 0;
}

interface MailRow {
  id: string;
  to_address: string;
  subject: string;
  body: string;
  locale: string;
  kind: string;
  created_at: Date;
  sent_at: Date | null;
  failed_at: Date | null;
  failure: string | null;
}

/** Letters are picked up within a second; one untouched for this long has nobody to carry it. */
const untouchedMs = 10_000;

function asLetter(ctx: Ctx, row: MailRow, carried: boolean, demo: boolean): OutboxLetter {
  const state = stateOf(row);
  const untouched = state === 'waiting' && ctx.now.getTime() - row.created_at.getTime() >= untouchedMs;
  const passOn = demo || (untouched && !carried);
  const kind = row.kind.split(':')[0] ?? row.kind;
  const isCode = kind === 'sign-in';
  return {
    id: row.id,
    to: passOn ? row.to_address : shortened(row.to_address),
    subject: isCode && !passOn ? '' : row.subject,
    body: isCode && !passOn ? null : row.body,
    locale: row.locale,
    kind,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    state,
    failure: state === 'failed' ? row.failure : null,
    passOn,
  };
}

function stateOf(row: Pick<MailRow, 'sent_at' | 'failed_at' | 'failure'>): LetterState {
  if (row.sent_at) return 'sent';
  if (!row.failed_at) return 'waiting';
  return row.failure === 'being sent' ? 'sending' : 'failed';
}

/** `m…@example.org`: enough to tell letters apart. */
function shortened(address: string): string {
  return address.replace(/^(.).*@/, '$1…@');
}
