import { createTransport, type Transporter } from 'nodemailer';
import type { Ctx } from './ctx.ts';
import type { Database } from './db/open.ts';
import { newId } from './ids.ts';
import type { Locale } from './i18n/locales.ts';

/** One mail in plain text; the reader's language decides the words, the writer composes them. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly locale: Locale;
  /** Why it is sent, e.g. `answer`, `invitation`, `sign-in`. */
  readonly kind: string;
}

/**
 * Puts a letter in the outbox, in the transaction of what it tells. It leaves by SMTP where that is configured;
 * otherwise it stays on the outbox page, where staff can read it and pass it on.
 */
export async function post(ctx: Pick<Ctx, 'db' | 'now'>, letter: Letter): Promise<void> {
  await ctx.db
    .insertInto('mails')
    .values({
      id: newId(),
      to_address: letter.to,
      subject: oneLine(letter.subject),
      body: letter.body,
      locale: letter.locale,
      kind: letter.kind,
      created_at: ctx.now,
    })
    .execute();
}

/** A subject is one line, whatever people wrote: a line break would start another header. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 200);
}

export interface Postman {
  close(): Promise<void>;
}

const everyMs = 1000;

/** Carries letters from the outbox to the SMTP server, oldest first; several processes may do so at once. */
export function startPostman(database: Database, smtp: { url: string; from: string }, onError: (error: unknown) => void): Postman {
  const transport = createTransport(smtp.url);
  let round = Promise.resolve();
  const timer = setInterval(() => {
    round = round.then(() => deliverSome(database, transport, smtp.from)).catch(onError);
  }, everyMs);
  return {
    async close() {
      clearInterval(timer);
      await round;
      transport.close();
    },
  };
}

/** A letter that failed, or whose process died while sending, is tried again after ten minutes. */
const againAfterMs = 600_000;

async function deliverSome(database: Database, transport: Transporter, from: string): Promise<void> {
  const waiting = await database.db
    .selectFrom('mails')
    .select('id')
    .where('sent_at', 'is', null)
    .where((eb) => eb.or([eb('failed_at', 'is', null), eb('failed_at', '<', new Date(Date.now() - againAfterMs))]))
    .orderBy('created_at')
    .limit(20)
    .execute();
  for (const { id } of waiting) await deliver(database, transport, from, id);
}

async function deliver(database: Database, transport: Transporter, from: string, id: string): Promise<void> {
  const mail = await database.db
    .updateTable('mails')
    .set({ failed_at: new Date(), failure: 'being sent' })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where((eb) => eb.or([eb('failed_at', 'is', null), eb('failed_at', '<', new Date(Date.now() - againAfterMs))]))
    .returningAll()
    .executeTakeFirst();
  if (!mail) return;
  try {
    await transport.sendMail({ from, to: mail.to_address, subject: mail.subject, text: mail.body, messageId: `<${mail.id}@longtable>` });
    await database.db.updateTable('mails').set({ sent_at: new Date(), failed_at: null, failure: null }).where('id', '=', id).execute();
  } catch (error) {
    const failure = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
    await database.db.updateTable('mails').set({ failed_at: new Date(), failure }).where('id', '=', id).execute();
  }
}
