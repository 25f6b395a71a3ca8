import { plainDecision } from '#test/decisions.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { toLocal } from '../../platform/clock.ts';
import { promisesOn } from '../issues/index.ts';
import { changeDecision, createDecision } from './creating.ts';
import { electorateOf, evidenceOf, getDecision, optionsOf } from './decisions.ts';
import { openDecision, takeBackDecision } from './opening.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let fields: Record<string, string | readonly string[]>;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  const closes = new Date(app.ctx().now.getTime() + 3 * 86_400_000);
  fields = {
    question: 'When should the bus of route 4 leave?',
    detail: '',
    lang: 'en',
    method: 'gradients',
    secrecy: 'named',
    threshold: '',
    quorum: '50',
    closesAt: toLocal(closes, app.ctx().timeZone),
    'option-1': 'Ten minutes earlier',
    'option-2': 'As now',
    'detail-2': 'Nothing changes.',
    'evidence-1': 'Arrival times of autumn',
    'address-1': 'https://example.org/times',
    'rings[]': ['core', 'advisors'],
    'groups[]': [town.groups.families],
    [`promise-${town.groups.families}`]: 'collaborate',
  };
});

describe('starting a decision', () => {
  test('a convener writes one; all its parts are kept', async () => {
    const browser = await app.browser().signIn('convener@example.org');
    const page = await browser.post(`/issues/${town.issue.slug}/decisions`, fields);
    expect(page.status).toBe(303);
    const ctx = app.ctx(town.persons.convener);
    const decision = await getDecision(ctx, page.location?.split('/').at(-1) ?? '');
    expect(decision).toMatchObject({ number: 1, threshold: 0.75, quorum: 0.5, method: 'gradients', openedAt: null });
    expect((await optionsOf(ctx, decision.id)).map((option) => [option.label, option.detail])).toEqual([
      ['Ten minutes earlier', null],
      ['As now', 'Nothing changes.'],
    ]);
    expect(await evidenceOf(ctx, decision.id)).toMatchObject([{ label: 'Arrival times of autumn', url: 'https://example.org/times' }]);
    expect(await electorateOf(ctx, decision.id)).toMatchObject({ rings: ['core', 'advisors'], groups: [{ name: 'Families on route 4' }] });
    expect(await promisesOn(ctx, town.issue.id, decision.id)).toMatchObject([{ groupName: 'Families on route 4', level: 'collaborate', openedAt: null }]);
    expect((await browser.get(page.location ?? '')).text).toContain('This is a draft');
  });

  test('every problem is told at once in the reader’s language, and what was typed comes back', async () => {
    const browser = await app.browser({ locale: 'es' }).signIn('convener@example.org');
    const page = await browser.post(`/issues/${town.issue.slug}/decisions`, {
      ...fields,
      question: 'Corta',
      method: 'majority',
      'option-2': '',
      closesAt: '2020-01-01T10:00',
      'rings[]': [],
      'groups[]': [],
      'address-1': 'javascript:alert(1)',
    });
    expect(page.status).toBe(422);
    for (const sentence of [
      'Escriba al menos 10 letras.',
      'Escriba de 2 a 10 opciones.',
      'Elija una hora que todavía no haya pasado.',
      'Elija al menos un círculo o un grupo.',
      'empiece con https://, o la de un aporte',
    ])
      expect(page.text).toContain(sentence);
    expect(page.text).toContain('value="Corta"');
    expect(page.text).toContain('value="Ten minutes earlier"');
    expect(await database.db.selectFrom('decisions').select('id').execute()).toEqual([]);
  });

  test.each([
    ['consent on two options', { method: 'consent' }],
    ['nine options to place on steps', Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`option-${at + 1}`, `Way ${at + 1}`]))],
    ['two options that say the same', { 'option-2': 'Ten minutes earlier' }],
    ['a group that is nobody’s', { 'groups[]': ['01a2b3c4-0000-7000-8000-000000000000'] }],
    ['a ring that there is not', { 'rings[]': ['outer'], 'groups[]': [] }],
    ['an input of nowhere as evidence', { 'address-1': '/inputs/01a2b3c4-0000-7000-8000-000000000000' }],
    ['a threshold above everything', { threshold: '101' }],
    ['no day', { closesAt: 'tomorrow' }],
  ])('is refused: %s', async (_, wrong) => {
    const browser = await app.browser().signIn('convener@example.org');
    expect((await browser.post(`/issues/${town.issue.slug}/decisions`, { ...fields, ...wrong })).status).toBe(422);
  });

  permissionsInTown(
    'who may start one',
    `
    who      | open the form | send it
    stranger | refused       | refused
    advisor  | refused       | refused
    core     | refused       | refused
    convener | opens         | yes
    admin    | opens         | yes
  `,
    () => app,
    {
      'open the form': (browser) => browser.get(`/issues/${town.issue.slug}/decisions/new`),
      'send it': (browser) => browser.post(`/issues/${town.issue.slug}/decisions`, fields),
    },
  );

  test('nobody outside finds a decision of a private issue, and nobody but those who lead a draft', async () => {
    const id = await createDecision(app.ctx(town.persons.convener), town.issue.id, plainDecision(app));
    for (const who of ['core', 'stranger']) expect((await (await app.browser().signIn(`${who}@example.org`)).get(`/decisions/${id}`)).status).toBe(404);
    const ctx = app.ctx(town.persons.convener);
    await openDecision(ctx, id, 1);
    expect((await app.browser().get(`/decisions/${id}`)).status).toBe(200);
    await database.db.deleteFrom('issue_publications').execute();
    expect((await app.browser().get(`/decisions/${id}`)).status).toBe(404);
    expect((await (await app.browser().signIn('stranger@example.org')).post(`/decisions/${id}/ballots`, {})).status).toBe(404);
    expect((await (await app.browser().signIn('core@example.org')).get(`/decisions/${id}`)).status).toBe(200);
  });
});

describe('the rules freeze', () => {
  test('a draft is changed with its revision; a stale form is told so and loses nothing', async () => {
    const id = await createDecision(app.ctx(town.persons.convener), town.issue.id, plainDecision(app));
    const browser = await app.browser().signIn('convener@example.org');
    expect((await browser.get(`/decisions/${id}/edit`)).text).toContain('value="Ten minutes earlier"');
    expect((await browser.put(`/decisions/${id}`, { ...fields, revision: 1 })).status).toBe(303);
    const late = await browser.put(`/decisions/${id}`, { ...fields, question: 'Something typed for a long time', revision: 1 });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Something typed for a long time');
  });

  test('open: refused until it is a draft again; after the first ballot: refused for good', async () => {
    const ctx = app.ctx(town.persons.convener);
    const id = await createDecision(ctx, town.issue.id, plainDecision(app));
    await openDecision(ctx, id, 1);
    const browser = await app.browser().signIn('convener@example.org');
    const open = await browser.put(`/decisions/${id}`, { ...fields, revision: 2 });
    expect([open.status, open.text.includes('take the decision back to a draft first')]).toEqual([403, true]);
    await takeBackDecision(ctx, id);
    expect(await database.db.selectFrom('decision_roll').select('person_id').execute()).toEqual([]);
    await changeDecision(ctx, id, 3, plainDecision(app, { question: 'Another question altogether' }));
    await openDecision(ctx, id, 4);
    const [option] = await optionsOf(ctx, id);
    expect((await browser.post(`/decisions/${id}/ballots`, { [`mark-${option?.id}`]: 1, lang: 'en', words: '' })).status).toBe(303);
    const frozen = await browser.put(`/decisions/${id}`, { ...fields, revision: 5 });
    expect([frozen.status, frozen.text.includes('People have voted by these rules')]).toEqual([403, true]);
    expect((await browser.delete(`/decisions/${id}/opening`)).status).toBe(403);
    expect(await getDecision(ctx, id)).toMatchObject({ question: 'Another question altogether', revision: 5 });
  });
});

describe('opening', () => {
  test('without script it asks once more; it fixes roll, scale and promises', async () => {
    const ctx = app.ctx(town.persons.convener);
    const id = await createDecision(ctx, town.issue.id, plainDecision(app, { promises: new Map([[town.groups.families, 'consult']]) }));
    const browser = await app.browser().signIn('convener@example.org');
    const asked = await browser.post(`/decisions/${id}/opening`, { revision: 1 });
    expect([asked.status, asked.text.includes('name="_confirmed"')]).toEqual([200, true]);
    expect((await browser.post(`/decisions/${id}/opening`, { revision: 1, _confirmed: 1 })).status).toBe(303);
    expect(await database.db.selectFrom('decision_roll').select('ring').orderBy('ring').execute()).toEqual([
      { ring: 'advisors' },
      { ring: 'core' },
      { ring: 'core' },
    ]);
    expect((await getDecision(ctx, id)).scaleId).not.toBeNull();
    expect((await promisesOn(ctx, town.issue.id, id))[0]?.openedAt).toEqual(ctx.now);
    await database.db.updateTable('memberships').set({ ended_at: ctx.now }).where('person_id', '=', town.persons.advisor).execute();
    expect(await database.db.selectFrom('decision_roll').select('person_id').execute()).toHaveLength(3);
  });

  test('an empty roll, a past time and a stale draft are refused with a reason', async () => {
    const ctx = app.ctx(town.persons.convener);
    const empty = await createDecision(ctx, town.issue.id, plainDecision(app, { rings: [], groupIds: [town.groups.drivers] }));
    expect(await openDecision(ctx, empty, 1)).toEqual({ ok: false, reason: 'empty' });
    const late = await createDecision(ctx, town.issue.id, plainDecision(app));
    app.setNow(new Date(ctx.now.getTime() + 8 * 86_400_000));
    const browser = await app.browser().signIn('convener@example.org');
    const page = await browser.post(`/decisions/${late}/opening`, { revision: 1, _confirmed: 1 });
    expect([page.status, page.text.includes('Choose a later one')]).toEqual([422, true]);
    expect((await browser.post(`/decisions/${late}/opening`, { revision: 9, _confirmed: 1 })).status).toBe(409);
  });

  test('those who hold a mandate of a chosen group are on the roll, once, and only while it lasts', async () => {
    const ctx = app.ctx(town.persons.convener);
    const mandate = (person_id: string, until_on: string | null) => ({
      id: crypto.randomUUID(),
      issue_id: town.issue.id,
      person_id,
      group_id: town.groups.families,
      given_on: '2026-01-01',
      until_on,
      created_at: ctx.now,
      created_by: town.persons.convener,
    });
    await database.db
      .insertInto('mandates')
      .values([mandate(town.persons.stranger, null), mandate(town.persons.core, null), mandate(town.persons.listener, '2026-01-02')])
      .execute();
    const id = await createDecision(ctx, town.issue.id, plainDecision(app, { rings: ['core'], groupIds: [town.groups.families] }));
    await openDecision(ctx, id, 1);
    const roll = await database.db.selectFrom('decision_roll').select(['person_id', 'ring']).execute();
    expect(new Map(roll.map((row) => [row.person_id, row.ring]))).toEqual(
      new Map([
        [town.persons.convener, 'core'],
        [town.persons.core, 'core'],
        [town.persons.stranger, 'mandate'],
      ]),
    );
  });
});
