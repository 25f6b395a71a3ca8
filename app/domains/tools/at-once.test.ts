import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { transact } from '#app/platform/db/transact.ts';
import { record } from '#app/platform/events.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useOwnDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { giveConsent } from '../coverage/consents.ts';
import { lockIssue } from '../issues/index.ts';
import { nominate } from '../outreach/index.ts';
import { agree } from '../outreach/consenting.ts';
import { withdrawNomination } from '../outreach/nominating.ts';
import { nominationCode } from '../outreach/nominations.ts';
import { openSheet } from './opening.ts';
import { takeSlip } from './settling.ts';
import { withdrawSlip, writeSlip } from './suggesting.ts';
import { closeSheet } from './closing.ts';

/** Not inside one transaction, so that on a server everybody has a connection of their own. */
const database = useOwnDatabase();
const serverUrl = process.env['LONGTABLE_TEST_DATABASE_URL'];
let app: TestApp;
let town: Town;

beforeAll(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

const rounds = Array.from({ length: 12 }, (_, at) => at);
const convener = () => app.ctx(town.persons.convener);

describe('two at once', () => {
  test('a sheet is closed while somebody suggests a row, and a suggestion is taken while its writer takes it back', async () => {
    const listener = app.ctx(town.persons.listener);
    for (const round of rounds) {
      const sheet = await openSheet(convener(), town.issue.id, 'seeds-of-trust');
      const cells = { signal: `We answer late ${round}`, lang: 'en' };
      const { id } = await writeSlip(listener, town.issue.id, sheet.id, 'signals', cells);
      const done = await Promise.allSettled([
        takeSlip(convener(), town.issue.id, sheet.id, id),
        withdrawSlip(listener, town.issue.id, sheet.id, id),
        writeSlip(listener, town.issue.id, sheet.id, 'signals', cells),
        closeSheet(convener(), town.issue.id, sheet.id),
      ]);
      expect(reasons(done)).toEqual([]);
      const slip = await database.db.selectFrom('sheet_slips').select(['outcome', 'record_id']).where('id', '=', id).executeTakeFirstOrThrow();
      expect(slip.outcome === 'taken').toBe(slip.record_id !== null);
    }
  });

  test('somebody agrees to be named while who named them takes it back: one of the two counts, and it counts whole', async () => {
    for (const round of rounds) {
      const named = { name: `Neighbour ${round}`, why: 'Knows everybody', reach: null, groupId: null, email: null, locale: 'en' } as const;
      const made = await nominate(convener(), town.issue.id, named);
      const id = made.ok ? made.value.id : '';
      const done = await Promise.allSettled([
        withdrawNomination(convener(), town.issue.id, id),
        agree(app.ctx(), nominationCode(app.ctx(), id), { name: named.name, reach: 'By the gate' }),
      ]);
      expect(reasons(done)).toEqual([]);
      const { name, answer, withdrawn_at } = await database.db.selectFrom('nominations').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
      expect([answer === 'agreed', withdrawn_at === null, name !== null]).toEqual(answer === 'agreed' ? [true, true, true] : [false, false, false]);
    }
  });

  test('the same organization shares its coverage twice: once counts', async () => {
    const admin = app.ctx(town.persons.admin);
    const share = () => giveConsent(admin, town.district, { toId: town.state, shares: 'kinds', withPrivate: false, note: null, lang: 'en' });
    expect(reasons(await Promise.allSettled([share(), share(), share(), share()]))).toEqual([]);
    expect(await database.db.selectFrom('coverage_consents').select('id').where('ended_at', 'is', null).execute()).toHaveLength(1);
  });

  test.skipIf(!serverUrl)('whoever holds an issue keeps nobody from writing what happened on it', async () => {
    await transact(convener(), async (ctx) => {
      await lockIssue(ctx, town.issue.id);
      await transact(convener(), async (other) => {
        await sql`set local lock_timeout = '3s'`.execute(other.db);
        await record(other, { kind: 'slip.written', issueId: town.issue.id });
      });
    });
  });
});

/** What went wrong otherwise than that there was nothing to do any more. */
function reasons(done: readonly PromiseSettledResult<unknown>[]): string[] {
  return done.flatMap((one) => (one.status === 'rejected' && !/NotFound|Denied/.test(String((one.reason as Error).name)) ? [String(one.reason)] : []));
}
