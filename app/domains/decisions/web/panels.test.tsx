import { openVote, plainDecision } from '#test/decisions.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { beforeEach, describe, expect, test } from 'vitest';
import { ViewContext, type View } from '../../../ui/index.ts';
import { closeProvisionally } from '../closing.ts';
import { createDecision } from '../creating.ts';
import { castBallot } from '../voting.ts';
import { DecidePanel, loadDecidePanel, loadTryPanel, TryPanel } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

/** A panel as it stands on a page, in text. */
function shown(panel: JSX.Element): string {
  const { t, now, locale, timeZone } = app.ctx();
  const house = { name: 'House', lang: 'en', accent: null };
  const view: View = {
    t,
    locale,
    timeZone,
    now,
    nonce: '',
    csrf: '',
    path: '/',
    personName: null,
    house,
    notice: null,
    links: [],
    live: null,
    lookUps: [],
    demo: false,
  };
  return String(<ViewContext.Provider value={view}>{panel}</ViewContext.Provider>);
}

async function decidePanel(who: keyof Town['persons']): Promise<string> {
  return shown(<DecidePanel data={await loadDecidePanel(app.ctx(town.persons[who]), town.issue)} issue={town.issue} />);
}

describe('the desk of deciding', () => {
  test('an empty one teaches, and offers the first step to those who lead', async () => {
    expect(await decidePanel('convener')).toContain('/issues/late-buses/decisions/new');
    const member = await decidePanel('core');
    expect(member).toContain('No decision yet');
    expect(member).not.toContain('/decisions/new');
  });

  test('what needs doing now differs: a member is asked to vote, a convener to remind, end, close', async () => {
    await createDecision(app.ctx(town.persons.convener), town.issue.id, plainDecision(app, { question: 'A draft that waits' }));
    const vote = await openVote(app, town, { question: 'An open question' });
    expect(await decidePanel('core')).toContain('Your vote is asked for');
    expect(await decidePanel('core')).not.toContain('A draft that waits');
    expect(await decidePanel('listener')).not.toContain('Your vote is asked for');
    expect(await decidePanel('convener')).toContain('Remind 3 members');
    for (const who of ['convener', 'core', 'advisor'] as const)
      await castBallot(app.ctx(town.persons[who]), vote.id, { marks: { [vote.options[0]?.id ?? '']: 1 }, words: null, lang: 'en', signed: false });
    expect(await decidePanel('convener')).toContain('Everybody has voted: end voting');
    app.setNow(vote.closesAt);
    expect(await decidePanel('convener')).toContain(`${vote.url}/closing`);
  });
});

test('the desk of trying: overdue reviews first', async () => {
  expect(shown(<TryPanel data={await loadTryPanel(app.ctx(), town.issue)} issue={town.issue} />)).toContain('Nothing is being tried yet');
  for (const [question, reviewOn] of [
    ['Reviewed late', '2999-01-01'],
    ['Reviewed soon', '2998-01-01'],
  ]) {
    const vote = await openVote(app, town, { question: question ?? '' });
    await castBallot(app.ctx(town.persons.core), vote.id, { marks: { [vote.options[0]?.id ?? '']: 1 }, words: null, lang: 'en', signed: false });
    const now = app.ctx().now;
    app.setNow(vote.closesAt);
    const record = {
      optionId: vote.options[0]?.id ?? '',
      outcome: 'x',
      hypothesis: 'We think so',
      reopenWhen: 'x',
      measure: 'x',
      reviewOn: reviewOn ?? '',
      leader: null,
      lang: 'en',
    };
    expect(await closeProvisionally(app.ctx(town.persons.convener), vote.id, record)).toEqual({ ok: true, value: null });
    app.setNow(now);
  }
  app.setNow(new Date('2998-06-01T12:00:00Z'));
  const panel = shown(<TryPanel data={await loadTryPanel(app.ctx(), town.issue)} issue={town.issue} />);
  expect(panel).toContain('Time to look again');
  expect(panel.indexOf('Reviewed soon')).toBeLessThan(panel.indexOf('Reviewed late'));
});
