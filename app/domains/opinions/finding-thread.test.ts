import { describe, expect, test } from 'vitest';
import type { Found } from './finding.ts';
import type { FindingQuestion } from './finding-thread.ts';
import { openThread } from '../../platform/threads.ts';

const file = new URL('./finding-thread.ts', import.meta.url);
const votes = {
  rowStart: Uint32Array.of(0, 2),
  column: Uint16Array.of(0, 1),
  value: Int8Array.of(1, -1),
  statements: [1, 2].map((number) => ({ id: String(number), number, isRejected: false, isMeta: false })),
  overlays: [],
  threshold: 10,
};

describe('a thread', () => {
  test('answers in order, tells what went wrong, and works on', async () => {
    const thread = openThread<FindingQuestion, Found>(file);
    const broken = { ...votes, statements: null } as unknown as FindingQuestion['votes'];
    const [first, second, third] = await Promise.allSettled([
      thread.ask({ votes, known: [] }),
      thread.ask({ votes: broken, known: [] }),
      thread.ask({ votes, known: [] }),
    ]);
    expect([first.status, second.status, third.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const digest = first.status === 'fulfilled' ? first.value.digest : '';
    expect((await thread.ask({ votes, known: [digest] })).findings).toBeNull();
    await thread.close();
  });

  test('that is closed lets nobody wait, and starts anew when asked again', async () => {
    const thread = openThread<FindingQuestion, Found>(file);
    const asked = thread.ask({ votes, known: [] });
    await thread.close();
    await expect(asked).rejects.toThrow('closed');
    expect((await thread.ask({ votes, known: [] })).findings?.voters).toBe(1);
    await thread.close();
  });

  test('that cannot start says so', async () => {
    const thread = openThread<FindingQuestion, Found>(new URL('./no-such-thread.ts', import.meta.url));
    await expect(thread.ask({ votes, known: [] })).rejects.toThrow();
    await thread.close();
  });
});
