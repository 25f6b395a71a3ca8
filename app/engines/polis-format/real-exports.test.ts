import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countPolis, openPolisFolder, type PolisCount, type PolisSource } from './index.ts';
import { listOf } from './made-export.ts';

const exportsFolder = join(process.env['LONGTABLE_REFERENCE_DATA'] ?? '../shared/data', 'opinion/exports');
const present = existsSync(exportsFolder);

async function open(name: string): Promise<PolisSource> {
  const opened = await openPolisFolder(join(exportsFolder, name));
  if (!opened.ok) throw new Error(JSON.stringify(opened.rejected));
  return opened.source;
}

const shown = ({ disagreements }: PolisCount) =>
  disagreements.map(({ file, what, says, counted, differing }) => [file, what, says, counted, ...(differing === null ? [] : [differing])].join(' '));

const EXPORTS = [
  {
    name: '15-per-hour-seattle',
    totals: { statements: 54, voters: 339, votes: 2872, agrees: 1358, disagrees: 922, passes: 592 },
    casts: 2995,
    disagreements: [
      'comments.csv agrees 1400 1358 17',
      'comments.csv disagrees 936 922 11',
      'summary.csv voters-in-conv 339 138',
      'stats-history.csv n-voters 2995 339',
      'stats-history.csv n-commenters 54 33',
    ],
  },
  {
    name: 'american-assembly.bowling-green',
    totals: { statements: 896, voters: 2031, votes: 225_524, agrees: 109_752, disagrees: 38_647, passes: 77_125 },
    casts: 225_524,
    disagreements: ['comments.csv agrees 110032 109752 157', 'comments.csv disagrees 38760 38647 75', 'summary.csv voters-in-conv 2031 1581'],
  },
  {
    name: 'brexit-consensus',
    totals: { statements: 50, voters: 204, votes: 5303, agrees: 2685, disagrees: 1952, passes: 666 },
    casts: 5312,
    disagreements: [
      'comments.csv agrees 2689 2685 3',
      'comments.csv disagrees 1957 1952 5',
      'summary.csv voters-in-conv 204 197',
      'stats-history.csv n-voters 5312 204',
      'stats-history.csv n-commenters 50 11',
    ],
  },
  {
    name: 'london.youth.policing',
    totals: { statements: 39, voters: 26, votes: 638, agrees: 392, disagrees: 192, passes: 54 },
    casts: 640,
    disagreements: [
      'summary.csv comments 36 39',
      'comments.csv agrees 394 392 2',
      'summary.csv voters-in-conv 26 24',
      'stats-history.csv n-voters 640 26',
      'stats-history.csv n-commenters 39 16',
    ],
  },
  {
    name: 'scoop-hivemind.biodiversity',
    totals: { statements: 316, voters: 536, votes: 29_719, agrees: 19_229, disagrees: 5472, passes: 5018 },
    casts: 29_802,
    disagreements: [
      'summary.csv comments 314 316',
      'comments.csv agrees 19285 19229 40',
      'comments.csv disagrees 5488 5472 15',
      'summary.csv voters-in-conv 536 443',
      'stats-history.csv n-voters 29802 536',
      'stats-history.csv n-commenters 316 97',
    ],
  },
  {
    name: 'vtaiwan.uberx',
    totals: { statements: 197, voters: 1921, votes: 49_443, agrees: 31_029, disagrees: 11_894, passes: 6520 },
    casts: 49_997,
    disagreements: [
      'comments.csv agrees 31352 31029 89',
      'comments.csv disagrees 12021 11894 66',
      'summary.csv voters-in-conv 1921 1219',
      'stats-history.csv n-voters 49997 1921',
      'stats-history.csv n-commenters 197 105',
    ],
  },
];

if (!present) console.info('skipped: reference data not present');

describe.skipIf(!present)('the six reference conversations', () => {
  test.each(EXPORTS)('$name is read whole, equal to its summary but for what is named', async ({ name, totals, casts, disagreements }) => {
    const source = await open(name);
    const count = await countPolis(source);
    expect(count).toMatchObject({ ...totals, rejected: [] });
    expect(source.totals().casts).toBe(casts);
    expect(shown(count)).toEqual(disagreements);
    expect(count.voters).toBe(source.summary.voters);
    const unvoted = count.disagreements.find(({ what }) => what === 'comments');
    expect(source.summary.statements).toBe(unvoted ? unvoted.says : count.statements);
  });

  test('times of the old layout are milliseconds, and a changed vote is the later one', async () => {
    const source = await open('london.youth.policing');
    const statements = await listOf(source.statements());
    expect(statements[0]).toMatchObject({ id: 35, author: 23, agrees: 2, moderated: 1, at: new Date(1_658_934_589_213) });
    const votes = await listOf(source.votes());
    expect(votes[0]).toEqual({ participant: 1, statement: 1, value: -1, at: new Date(1_658_933_760_180) });
    expect([...source.presentVotes()]).toHaveLength(638);
  });
});
