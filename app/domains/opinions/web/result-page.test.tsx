import type { JSX } from 'hono/jsx/jsx-runtime';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Locale } from '../../../platform/i18n/locales.ts';
import { createTranslator, type Translator } from '../../../platform/i18n/translate.ts';
import { readWords } from '../../../words.ts';
import type { Conversation } from '../../conversations/index.ts';
import type { ToldGroup, ToldResult } from '../told.ts';
import { madeResult, madeStatement, votes } from '#test/told-result.ts';
import { renderForVisitor } from '#test/view.tsx';
import { ResultPage, type ResultPageProps } from './result-page.tsx';
import { RoomPage, type RoomPageProps } from './room-page.tsx';
import { StatementResult } from './statement-result.tsx';

let translator: Translator;
beforeAll(async () => {
  translator = await createTranslator(readWords());
});

const id = '018f0000-0000-7000-8000-00000000000a';
const conversation: Conversation = {
  id,
  issueId: '018f0000-0000-7000-8000-00000000000b',
  issueSlug: 'late-buses',
  issueStatement: 'Late buses',
  issueLang: 'en',
  privacyThreshold: 10,
  answerDays: 10,
  topic: 'How should families hear that a bus is late?',
  introduction: null,
  lang: 'en',
  opensAt: new Date('2026-04-01T12:00:00Z'),
  closesAt: new Date('2026-04-30T21:00:00Z'),
  reviewedFirst: false,
  importedFrom: null,
  revision: 1,
  resultsShown: 'live',
  votesOpen: true,
};

const shown = (page: JSX.Element, locale?: Locale) => renderForVisitor(page, translator, locale);

const agreed = madeStatement(1, { body: 'Text families by six.', all: votes(70, 5, 4), byGroup: [votes(45, 2, 2), votes(25, 3, 2)] });
const split = madeStatement(2, { body: 'Start an hour later.', all: votes(45, 30, 5), byGroup: [votes(42, 5, 2), votes(3, 25, 3)] });
const open = madeStatement(3, { body: 'It is the weather.', all: votes(20, 15, 40), byGroup: [votes(10, 10, 20), votes(10, 5, 20)] });
const groups: readonly ToldGroup[] = [
  { letter: 'A', name: null, size: 49, center: { x: -1, y: 0 }, typical: [{ statement: split, side: 'agree', sure: 'very' }] },
  {
    letter: 'B',
    name: { name: 'Early risers', reason: 'They say no to a later start.', lang: 'en' },
    size: 31,
    center: { x: 1, y: 0 },
    typical: [{ statement: split, side: 'disagree', sure: 'fairly' }],
  },
];
const told: ToldResult = madeResult({ groups, statements: [agreed, split, open], agreed: [agreed], divides: [split], unknown: [open] });

function page(over: Partial<ResultPageProps> = {}, locale?: Locale): string {
  const props: ResultPageProps = {
    conversation,
    state: 'closed',
    result: told,
    why: null,
    own: null,
    lead: false,
    drafts: [],
    naming: null,
    promise: null,
    renewing: false,
    download: false,
    seenBy: 'everyone',
    page: 1,
    ...over,
  };
  return shown(<ResultPage {...props} />, locale);
}

describe('the result page', () => {
  test('says first what people share, then where groups differ, what divides, what nobody knows, the map, and how', () => {
    const html = page();
    const places = ['id="ground"', 'id="groups"', 'id="divides"', 'id="unknown"', 'id="map"', 'id="all"', 'id="how"'].map((place) => html.indexOf(place));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(html).toContain('Of 79 people, 70 agree, 5 disagree, and 4 pass.');
    expect(html).toContain('42 of 49 in group A agree; 3 of 31 of the others do. Very sure.');
    expect(html).toContain('25 of 31 in group B disagree; 5 of 49 of the others do. Fairly sure.');
    expect(html).toContain('Many pass on it.');
  });

  test('offers forms only to those who lead, and says who sees what beside each', () => {
    const forms = [`/statements/${agreed.id}/decisions`, `/statements/${agreed.id}/options`, `/conversations/${id}/result/groups/A/name`, 'Take the name back'];
    const drafts = [{ id: '018f0000-0000-7000-8000-00000000000c', question: 'Where should the stop be?' }];
    const lead = page({ lead: true, drafts });
    for (const form of forms) {
      expect(lead).toContain(form);
      expect(page({ drafts })).not.toContain(form);
    }
    expect(page({ lead: true })).not.toContain('/options');
    const leadForms = lead
      .split('<form')
      .slice(1)
      .filter((form) => forms.some((action) => form.includes(action)));
    expect(leadForms.filter((form) => !form.split('</form>')[0]?.includes('class="sees"'))).toEqual([]);
  });

  test('gives back a name that had a problem, with its form open', () => {
    const html = page({ lead: true, naming: { letter: 'A', problems: { reason: 'Please write a few words.' }, typed: { name: 'Late sleepers', reason: '' } } });
    expect(html).toContain('href="#name-A-reason">Please write a few words.');
    expect(html).toContain('value="Late sleepers"');
    expect(html).toMatch(/<title>Please check/);
  });

  test('says once, kindly, that much is withheld, and describes no group that is too small', () => {
    const small = groups.map((group) => (group.letter === 'B' ? { ...group, size: null, center: null, name: null, typical: [] } : group));
    const html = page({ result: { ...told, groups: small } });
    expect(html.split('Few people stand behind parts of this result.').length).toBe(2);
    expect(html).not.toContain('id="group-B"');
    expect(html).toContain('A group of fewer than 10 people is not described');
  });

  test.each([
    ['few', 'open', 'Too few people have voted to show a result'],
    ['hidden', 'open', 'The result comes when voting closes'],
    ['not-yet', 'closed', 'The result is being worked out'],
  ] as const)('without a result (%s) it teaches and offers a next step', (why, state, title) => {
    const html = page({ result: null, why, state });
    expect(html).toContain(title);
    expect(html).toMatch(state === 'open' ? /class="button( primary)?" href="\/conversations\/[^"]*"/ : /\/statements"/);
    expect(html).not.toContain('id="ground"');
  });

  test('says how to check it, and where to get the votes only where they are given out', () => {
    expect(page({ download: true })).toContain(`/conversations/${id}/result/votes`);
    expect(page({ download: true })).toContain('longtable analyze votes --seed 7');
    expect(page()).not.toContain(`/conversations/${id}/result/votes`);
  });

  test('tells only lower bounds in steps', () => {
    const stepped = madeStatement(1, { all: votes(30, 10, 0), byGroup: [] });
    const html = page({ state: 'open', result: madeResult({ manner: 'steps', voters: 40, grouping: 'too-few', statements: [stepped], agreed: [stepped] }) });
    expect(html).toContain('Of 40 or more people, 30 or more agree, 10 or more disagree, and fewer than 10 pass.');
    expect(html).toContain('40 or more people have taken part so far.');
    expect(html).toContain('It is counted again when 10 more people have voted.');
  });

  test('speaks Spanish and Arabic', () => {
    expect(page({}, 'es')).toContain('En lo que casi todos coinciden');
    const ar = page({}, 'ar');
    expect(ar).toContain('dir="rtl"');
    expect(ar).toContain('ما يكاد يتفق عليه الجميع');
  });
});

describe('one statement', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 3, day));
  const slices = [1, 2, 3].map((day) => ({ from: at(day), to: at(day + 1), votes: day === 2 ? votes(null, null, null, null) : votes(20, 10, 10) }));

  test('shows all votes, those of each group, how they moved, and where it stands', () => {
    const html = shown(<StatementResult conversationId={id} result={told} statement={split} slices={slices} tools={null} />);
    for (const words of ['Of 80 people, 45 agree', 'Early risers', 'It divides people.', 'It is typical of group A to agree with it.', 'On the map it is'])
      expect(html).toContain(words);
    expect(html).toContain(`rel="prev" href="/conversations/${id}/result/statements/${agreed.id}"`);
    expect(html).toContain(`rel="next" href="/conversations/${id}/result/statements/${open.id}"`);
    expect(html).toContain('class="step-agree"');
    expect(html).not.toContain('<form');
  });

  test('says so where there is too little to show', () => {
    const empty = madeStatement(9, { all: votes(null, null, null, null), byGroup: [votes(null, null, null, null), votes(0, 0, 0)] });
    const html = shown(<StatementResult conversationId={id} result={told} statement={empty} slices={null} tools={null} />);
    expect(html).toContain('Too few people have voted on it to show how.');
    expect(html).toContain('There is too little to show how votes moved over time.');
  });
});

describe('the wall of a room', () => {
  const props: RoomPageProps = {
    conversation,
    state: 'open',
    address: 'longtable.example/join',
    code: 'KQ7R4M',
    joinUrl: 'https://longtable.example/join/KQ7R4M',
    people: 50,
    result: null,
    why: 'few',
  };

  test('leads people in, and has no bar, foot or other chrome', () => {
    const html = shown(<RoomPage {...props} />);
    for (const part of ['longtable.example/join', 'KQ7 R4M', 'class="qr"', '<strong>50 or more</strong> people take part']) expect(html).toContain(part);
    expect(html).not.toContain('class="bar"');
    expect(html).not.toContain('class="foot"');
  });

  test('shows what people say where it may be shown, and the way in no longer once voting has closed', () => {
    const html = shown(<RoomPage {...props} state="closed" result={told} people={89} />);
    expect(html).toContain('Text families by six.');
    expect(html).toContain('Start an hour later.');
    expect(html).toContain('<strong>89</strong>');
    expect(html).not.toContain('class="qr"');
  });
});
