import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alarmOf, oneWayLimit } from './alarm.ts';
import { nextDue } from './rhythm.ts';
import type { Touch, Way } from './touch.ts';

const touch = (way: Way, on: string, ring: Touch['ring'] = 'feedback'): Touch => ({
  id: `${way}${on}`,
  ring,
  way,
  on,
  what: 'x',
  lang: 'en',
  channel: null,
  source: 'dispatch',
  link: null,
});

describe('the alarm of a ring', () => {
  test.each<[string, Touch[], unknown]>([
    ['nothing went out', [], null],
    ['sent once, never asked', [touch('sent', '2026-01-01')], { kind: 'never-asked', ring: 'feedback', sent: 1 }],
    ['another ring was asked', [touch('sent', '2026-01-01'), touch('asked', '2026-01-02', 'core')], { kind: 'never-asked', ring: 'feedback', sent: 1 }],
    ['two were sent after asking', [touch('asked', '2026-01-01'), touch('sent', '2026-01-02'), touch('sent', '2026-01-03')], null],
    [
      'three were sent after asking',
      [touch('sent', '2026-01-04'), touch('asked', '2026-01-01'), touch('sent', '2026-01-02'), touch('sent', '2026-01-03')],
      { kind: 'one-way', ring: 'feedback', last: 3 },
    ],
    ['asked last', [touch('sent', '2026-01-01'), touch('sent', '2026-01-02'), touch('sent', '2026-01-03'), touch('asked', '2026-01-03')], null],
  ])('%s', (_, touches, alarm) => {
    expect(alarmOf('feedback', touches)).toEqual(alarm);
  });

  test('asking ends every alarm, whatever came before and in whatever order it is told', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((at) => `2026-01-${String(at).padStart(2, '0')}`);
    const any = fc.array(fc.tuple(fc.constantFrom<Way>('sent', 'asked'), day).map(([way, on]) => touch(way, on)));
    fc.assert(
      fc.property(any, fc.integer(), (touches, at) => {
        const asked = [...touches];
        asked.splice(Math.abs(at) % (asked.length + 1), 0, touch('asked', '2026-01-29'));
        expect(alarmOf('feedback', asked)).toBeNull();
        expect(alarmOf('feedback', [...touches].reverse())).toEqual(alarmOf('feedback', touches));
      }),
    );
  });

  test('there is one exactly when the newest touches that were all sent are too many, or all there are', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Way>('sent', 'asked'), { maxLength: 12 }), (ways) => {
        const touches = ways.map((way, at) => touch(way, `2026-02-${String(at + 1).padStart(2, '0')}`));
        const tail = ways.length - 1 - ways.lastIndexOf('asked');
        const wrong = ways.length > 0 && (ways.includes('asked') ? tail >= oneWayLimit : true);
        expect(alarmOf('feedback', touches) !== null).toBe(wrong);
      }),
    );
  });
});

test('a ring is due so many days after the last touch of either kind, and never without a rhythm', () => {
  const rhythm = { ring: 'feedback' as const, number: 1, everyDays: 30, since: '2026-01-01' };
  expect(nextDue(rhythm, [])).toBe('2026-01-31');
  expect(nextDue(rhythm, [touch('sent', '2026-02-10'), touch('asked', '2026-03-20', 'core')])).toBe('2026-03-12');
  expect(nextDue({ ...rhythm, number: 0 }, [touch('sent', '2026-02-10')])).toBeNull();
});
