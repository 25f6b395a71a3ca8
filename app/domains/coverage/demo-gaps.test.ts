import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { idOf, loadWorld } from '../../../db/world/loading/index.ts';
import { coverageOf, gapsOf } from './index.ts';
import { getIssue } from '../issues/index.ts';
import { gapSentence } from './web/index.ts';

const now = new Date('2026-11-20T15:00:00Z');
const database = useDatabase((db) => loadWorld(db, now));
const imelda = idOf('persons.imelda');
const slug = 'east-bank-by-first-bell';
let app: TestApp;
beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(now);
});

async function sentences(): Promise<string[]> {
  const ctx = app.ctx(imelda);
  const coverage = await coverageOf(ctx, await getIssue(ctx, slug));
  return gapsOf(coverage, now).map((gap) => gapSentence(ctx, gap));
}

describe('the demo issue', () => {
  test('says who is missing', async () => {
    const started = performance.now();
    console.log((await sentences()).join('\n'), performance.now() - started);
  });
});
