import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { isLocale, type Locale } from '../../platform/i18n/locales.ts';
import { post } from '../../platform/mail.ts';
import { href } from '../../routes.ts';
import { commitmentReminders, type CommitmentReminder } from '../commitments/index.ts';
import { memberReminders, type MemberReminder } from '../members/index.ts';
import { mandateReminders, type MandateReminder } from '../people/index.ts';

type Reminder = MandateReminder | MemberReminder | CommitmentReminder;

/**
 * Writes the letters that due days ask for: word to bring back, mandates and terms that end, values to look at again, commitments to keep. One letter for
 * each due day at most, however often it runs: the due day stands in the letter's kind. @returns how many letters were written
 */
export async function remind(ctx: Ctx): Promise<number> {
  return transact(ctx, async (ctx) => {
    if (!(await isOurTurn(ctx))) return 0;
    const due: Reminder[] = [...(await mandateReminders(ctx)), ...(await memberReminders(ctx)), ...(await commitmentReminders(ctx))];
    if (due.length === 0) return 0;
    const keys = due.map((one) => one.key);
    const rows = await ctx.db.selectFrom('mails').select('kind').where('kind', 'in', keys).execute();
    const written = new Set(rows.map((row) => row.kind));
    const fresh = due.filter((one) => !written.has(one.key));
    for (const one of fresh) await post(ctx, letterOf(ctx, one));
    return fresh.length;
  });
}

/** Several processes may sweep at once; one of them writes. */
async function isOurTurn(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(728012) as got`.execute(ctx.db);
  return rows[0]?.got ?? false;
}

function letterOf(ctx: Ctx, one: Reminder) {
  const lng: Locale = isLocale(one.locale) ? one.locale : 'en';
  const day = new Intl.DateTimeFormat(lng, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${one.day}T00:00:00Z`));
  const values = {
    lng,
    issue: one.statement,
    day,
    link: ctx.origin + placeOf(one),
    group: 'groupName' in one ? one.groupName : '',
    what: 'what' in one ? one.what : '',
  };
  return {
    to: one.to,
    locale: lng,
    kind: one.key,
    subject: ctx.t(`notifications:remind.${one.why}.subject`, values),
    body: ctx.t(`notifications:remind.${one.why}.body`, values),
  };
}

/** Where the reader does what the letter asks for. */
function placeOf(one: Reminder): string {
  if (one.why === 'commitment-due') return href('commitment.show', { commitment: one.commitmentId });
  return 'groupName' in one ? `${href('my-table')}#mandates` : href('membership.edit', { issue: one.slug, membership: 'mine' });
}

const firstMs = 30_000;
const everyMs = 3_600_000;

export interface Reminding {
  /** Lets the letters at hand be written. */
  close(): Promise<void>;
}

/** Looks for due days soon after the start, and every hour from then on. @param ctxNow a ctx that sees the time of each look; its actor does not matter */
export function startReminding(ctxNow: () => Ctx, onError: (error: unknown) => void): Reminding {
  let round: Promise<unknown> = Promise.resolve();
  const look = () => void (round = round.then(() => remind(ctxNow())).catch(onError));
  const first = setTimeout(look, firstMs);
  const timer = setInterval(look, everyMs);
  first.unref();
  timer.unref();
  return {
    async close() {
      clearTimeout(first);
      clearInterval(timer);
      await round;
    },
  };
}
