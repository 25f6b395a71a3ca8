import { describe, expect, test } from 'vitest';
import { mayRelease, type ReleaseGrounds } from './release.ts';

const threshold = 10;
const never: ReleaseGrounds = { lastManner: null, wasExact: false, votersSince: 30, voters: 30, isClosed: false, dataChanged: true };
const toldInSteps: ReleaseGrounds = { ...never, lastManner: 'steps', votersSince: 10 };
const toldExactly: ReleaseGrounds = { ...never, lastManner: 'exact', wasExact: true, votersSince: 10 };

describe('what may be told now', () => {
  test.each<[string, ReleaseGrounds, 'steps' | 'exact' | null]>([
    ['first, with enough people', never, 'steps'],
    ['first, with just enough people', { ...never, votersSince: 10, voters: 10 }, 'steps'],
    ['first, with one too few', { ...never, votersSince: 9, voters: 9 }, null],
    ['many voted and took everything back', { ...never, voters: 3 }, null],
    ['an imported conversation that is open and in which nobody voted here', { ...never, votersSince: 0 }, null],
    ['again, when enough people voted since', toldInSteps, 'steps'],
    ['again, when one too few voted since', { ...toldInSteps, votersSince: 9 }, null],
    ['again, when all is as it was', { ...toldInSteps, dataChanged: false }, null],
    ['closed, never told', { ...never, isClosed: true, votersSince: 0 }, 'exact'],
    ['closed, told in steps, and one person voted since', { ...toldInSteps, isClosed: true, votersSince: 1 }, 'exact'],
    ['closed, told in steps, and nothing changed since', { ...toldInSteps, isClosed: true, votersSince: 0, dataChanged: false }, 'exact'],
    ['closed with too few people', { ...never, isClosed: true, voters: 9 }, null],
    ['closed, told exactly', { ...toldExactly, isClosed: true, votersSince: 0, dataChanged: false }, null],
    ['closed, told exactly, and somebody was hidden since', { ...toldExactly, isClosed: true, votersSince: 0 }, null],
    ['opened again, and one person changed their mind', { ...toldExactly, votersSince: 1 }, null],
    ['opened again, and enough people voted', toldExactly, 'steps'],
    ['closed for the second time', { ...toldExactly, isClosed: true }, 'steps'],
    ['closed for the second time, with few votes since', { ...toldExactly, isClosed: true, votersSince: 9 }, null],
    ['closed for the second time, told in steps before', { ...toldInSteps, wasExact: true, isClosed: true }, 'steps'],
  ])('%s', (_, grounds, manner) => {
    expect(mayRelease(grounds, threshold)).toBe(manner);
  });
});
