import { expect, test } from 'vitest';
import { byKind, countStances, type Consent, type FoundingDocument } from './founding-document.ts';

function version(number: number, consents: readonly Consent[] = []): FoundingDocument {
  return {
    id: `v${number}`,
    issueId: 'issue',
    kind: 'principles',
    number,
    body: 'Together',
    lang: 'en',
    createdAt: new Date('2026-03-01T12:00:00Z'),
    consents,
  };
}

function stance(personId: string, said: Consent['stance']): Consent {
  return { personId, name: personId, stance: said, note: null, lang: 'en', at: new Date('2026-03-02T12:00:00Z') };
}

test('the highest number is in force, those before it follow newest first, and a kind without words is there', () => {
  const kinds = byKind([version(2), version(10), version(1)]);
  expect(kinds.map((one) => one.kind)).toEqual(['mission', 'principles', 'ground-rules']);
  expect(kinds[0]?.current).toBeNull();
  expect(kinds[1]?.current?.number).toBe(10);
  expect(kinds[1]?.older.map((one) => one.number)).toEqual([2, 1]);
});

test('only present members are counted, and silence is not consent', () => {
  const document = version(1, [stance('ana', 'consent'), stance('ben', 'concern'), stance('left', 'consent')]);
  expect(countStances(document, new Set(['ana', 'ben', 'silent']))).toEqual({ consent: 1, concern: 1, of: 3 });
});
