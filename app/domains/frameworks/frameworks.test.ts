import { useDatabase } from '#test/database.ts';
import type { Kysely } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { visitor, type Ctx } from '../../platform/ctx.ts';
import type { DB } from '../../platform/db/schema.ts';
import { NotFound } from '../../platform/errors.ts';
import { createTranslator } from '../../platform/i18n/translate.ts';
import { newId } from '../../platform/ids.ts';
import { silence } from '../../platform/live.ts';
import { currentFramework, frameworkById } from './frameworks.ts';
import { replaceFramework, returnToShipped } from './replacing.ts';
import type { Scale } from './scale.ts';
import { shippedFrameworks } from './shipped.ts';
import { shipFrameworks } from './shipping.ts';

const database = useDatabase();
// What a first start ships is what is tested here.
beforeEach(() => database.db.deleteFrom('frameworks').execute());
const now = new Date('2026-03-02T15:00:00Z');
const later = new Date('2026-04-02T15:00:00Z');
const { of: wordsIn } = await createTranslator({ en: {} });

function ctxOf(db: Kysely<DB>): Ctx {
  const jobs = { enqueue: async () => {} };
  return {
    db,
    actor: visitor,
    now,
    locale: 'en',
    timeZone: 'America/Chicago',
    t: wordsIn('en'),
    live: silence,
    jobs,
    origin: 'http://localhost',
    secret: 'secret',
    happened: [],
  };
}

async function organization(ctx: Ctx, parentId: string | null): Promise<string> {
  const id = newId();
  await ctx.db.insertInto('organizations').values({ id, parent_id: parentId, level: 'district', name: 'Elm County Schools', created_at: now }).execute();
  return id;
}

/** A state with a district and a school below it, and everything shipped. */
async function start(): Promise<{ ctx: Ctx; state: string; district: string; school: string }> {
  const ctx = ctxOf(database.db);
  await shipFrameworks(ctx.db, now);
  const state = await organization(ctx, null);
  const district = await organization(ctx, state);
  return { ctx, state, district, school: await organization(ctx, district) };
}

async function consentAs(ctx: Ctx, name: string): Promise<Scale> {
  return { ...(await currentFramework(ctx, 'scale.consent', null)).content, name: { en: name } };
}

async function replaceConsent(ctx: Ctx, organizationId: string, name: string): ReturnType<typeof replaceFramework> {
  const content = await consentAs(ctx, name);
  return replaceFramework(ctx, { key: 'scale.consent', organizationId, content, source: 'our handbook', rights: 'ours' });
}

async function nameFor(ctx: Ctx, organizationId: string | null): Promise<string | undefined> {
  return (await currentFramework(ctx, 'scale.consent', organizationId)).content.name['en'];
}

describe('shipping', () => {
  test('puts each file in once, however often it runs', async () => {
    const { ctx } = await start();
    const first = await ctx.db.selectFrom('frameworks').select(['id', 'key']).orderBy('id').execute();
    await shipFrameworks(ctx.db, later);
    expect(await ctx.db.selectFrom('frameworks').select(['id', 'key']).orderBy('id').execute()).toEqual(first);
    expect(first.map((row) => row.key).toSorted()).toEqual(
      shippedFrameworks()
        .map((file) => file.key)
        .toSorted(),
    );
  });

  test('refuses words or rights that changed under the same version, and names the file', async () => {
    const { ctx } = await start();
    const changed = (key: string, change: object) => shippedFrameworks().map((file) => (file.key === key ? { ...file, ...change } : file));
    await expect(shipFrameworks(ctx.db, later, changed('scale.consent', { content: await consentAs(ctx, 'Other') }))).rejects.toThrow(
      'content changed without a new version: scale.consent version 1',
    );
    await expect(shipFrameworks(ctx.db, later, changed('rule.privacy', { rights: 'none' }))).rejects.toThrow('rule.privacy version 1');
  });

  test('adds a new version beside the old, which stays readable', async () => {
    const { ctx, school } = await start();
    const old = await currentFramework(ctx, 'scale.consent', school);
    const content = await consentAs(ctx, 'Consent, said better');
    await shipFrameworks(
      ctx.db,
      later,
      shippedFrameworks().map((file) => (file.key === 'scale.consent' ? { ...file, version: 2, content } : file)),
    );
    expect(await currentFramework(ctx, 'scale.consent', school)).toMatchObject({ version: 2, content, createdAt: later });
    expect(await frameworkById(ctx, old.id)).toEqual(old);
  });
});

describe('the framework in force', () => {
  test('is ours when nobody replaced it', async () => {
    const { ctx, school } = await start();
    const found = await currentFramework(ctx, 'spectrum.participation', school);
    expect(found).toMatchObject({ key: 'spectrum.participation', version: 1, organizationId: null, createdAt: now });
    expect(await currentFramework(ctx, 'spectrum.participation', null)).toEqual(found);
  });

  test('is the organization’s own, else that of the nearest above it', async () => {
    const { ctx, state, district, school } = await start();
    await replaceConsent(ctx, state, 'the state’s');
    expect(await nameFor(ctx, school)).toBe('the state’s');
    await replaceConsent(ctx, district, 'the district’s');
    await replaceConsent(ctx, district, 'the district’s second');
    expect(await nameFor(ctx, school)).toBe('the district’s second');
    expect(await nameFor(ctx, state)).toBe('the state’s');
    expect(await nameFor(ctx, null)).toBe('Consent');
  });

  test('is not found by an id that is none', async () => {
    const { ctx } = await start();
    await expect(frameworkById(ctx, newId())).rejects.toThrow(NotFound);
    await expect(frameworkById(ctx, 'consent')).rejects.toThrow(NotFound);
  });
});

describe('replacing', () => {
  test('numbers the organization’s own versions, keeps the earlier, and is told in the history', async () => {
    const { ctx, district } = await start();
    const first = await replaceConsent(ctx, district, 'first');
    const second = await replaceConsent(ctx, district, 'second');
    if (!first.ok || !second.ok) throw new Error('not replaced');
    expect([first.value.version, second.value.version]).toEqual([1, 2]);
    expect(second.value).toMatchObject({ organizationId: district, source: 'our handbook', rights: 'ours' });
    expect((await frameworkById(ctx, first.value.id)).content.name).toEqual({ en: 'first' });
    const history = await ctx.db.selectFrom('events').select(['kind', 'subject_id', 'particulars']).orderBy('id').execute();
    expect(history).toEqual([
      { kind: 'framework.replaced', subject_id: first.value.id, particulars: { key: 'scale.consent', version: 1 } },
      { kind: 'framework.replaced', subject_id: second.value.id, particulars: { key: 'scale.consent', version: 2 } },
    ]);
  });

  test('reports every problem at once and changes nothing', async () => {
    const { ctx, district } = await start();
    const whole = await consentAs(ctx, 'ours');
    const replaced = await replaceFramework(ctx, {
      key: 'scale.consent',
      organizationId: district,
      content: { ...whole, ask: {}, rule: undefined },
      source: ' ',
      rights: '',
    });
    expect(replaced).toMatchObject({ ok: false, reason: 'invalid' });
    if (replaced.ok || replaced.reason !== 'invalid') throw new Error('not refused');
    expect(replaced.problems.map((problem) => problem.at)).toEqual(['source', 'rights', 'ask', 'rule']);
    expect(await nameFor(ctx, district)).toBe('Consent');
  });

  test('refuses a content that lacks a key that records refer to, or gives it another mark', async () => {
    const { ctx, district } = await start();
    const whole = await consentAs(ctx, 'ours');
    const steps = whole.steps.flatMap((step) => (step.key === 'stand-aside' ? [] : [step.key === 'consent' ? { ...step, mark: 9 } : step]));
    const content = { ...whole, steps };
    expect(await replaceFramework(ctx, { key: 'scale.consent', organizationId: district, content, source: 's', rights: 'r' })).toEqual({
      ok: false,
      reason: 'invalid',
      problems: [
        { at: 'consent=1', problem: 'is missing' },
        { at: 'stand-aside=3', problem: 'is missing' },
        { at: 'consent=9', problem: 'is not a key of this framework' },
      ],
    });
  });

  test('says so when there is no such organization', async () => {
    const { ctx } = await start();
    expect(await replaceConsent(ctx, newId(), 'nobody’s')).toEqual({ ok: false, reason: 'no-organization' });
    expect(await returnToShipped(ctx, 'scale.consent', newId())).toEqual({ ok: false, reason: 'no-organization' });
  });
});

describe('returning', () => {
  test('follows the ancestors or us again, keeps what was, and can be replaced once more', async () => {
    const { ctx, state, district } = await start();
    const own = await replaceConsent(ctx, district, 'own');
    if (!own.ok) throw new Error('not replaced');
    const returned = await returnToShipped(ctx, 'scale.consent', district);
    expect(returned).toMatchObject({ ok: true, value: { organizationId: null, version: 1 } });
    expect((await frameworkById(ctx, own.value.id)).content.name).toEqual({ en: 'own' });
    await replaceConsent(ctx, state, 'the state’s');
    expect(await nameFor(ctx, district)).toBe('the state’s');
    const again = await replaceConsent(ctx, district, 'own again');
    expect(again).toMatchObject({ ok: true, value: { version: 3 } });
    expect(await nameFor(ctx, district)).toBe('own again');
  });

  test('has nothing to do when the organization has no wording of its own', async () => {
    const { ctx, state, district } = await start();
    await replaceConsent(ctx, state, 'the state’s');
    expect(await returnToShipped(ctx, 'scale.consent', district)).toEqual({ ok: false, reason: 'nothing-to-return' });
    await returnToShipped(ctx, 'scale.consent', state);
    expect(await returnToShipped(ctx, 'scale.consent', state)).toEqual({ ok: false, reason: 'nothing-to-return' });
  });

  test('leaves a marker that is no framework', async () => {
    const { ctx, district } = await start();
    await replaceConsent(ctx, district, 'own');
    await returnToShipped(ctx, 'scale.consent', district);
    const marker = await ctx.db.selectFrom('events').select('subject_id').where('kind', '=', 'framework.returned').executeTakeFirstOrThrow();
    await expect(frameworkById(ctx, marker.subject_id ?? '')).rejects.toThrow(NotFound);
  });
});
