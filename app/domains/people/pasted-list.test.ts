import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPastedList } from './pasted-list.ts';

describe('a pasted list', () => {
  test.each([
    ['Ana Ruiz <Ana@Example.org>', 'ana@example.org', 'Ana Ruiz'],
    ['ana@example.org', 'ana@example.org', null],
    ['Ana Ruiz, ana@example.org', 'ana@example.org', 'Ana Ruiz'],
    ['ana@example.org, Ana Ruiz', 'ana@example.org', 'Ana Ruiz'],
    ['"Ruiz, Ana" <ana@example.org>', 'ana@example.org', 'Ruiz, Ana'],
    ['ana@example.org\tAna Ruiz', 'ana@example.org', 'Ana Ruiz'],
    ['<mailto:ana@example.org>;', 'ana@example.org', null],
    ['José Núñez (ana@example.org)', 'ana@example.org', 'José Núñez'],
    ['آنا <ana@example.org>', 'ana@example.org', 'آنا'],
  ])('%s', (line, email, name) => {
    expect(readPastedList(line)).toEqual({ listed: [{ line: 1, email, name }], bad: [] });
  });

  test.each([
    ['Ana Ruiz', 'no-address'],
    ['ana@', 'bad-address'],
    ['Ana <ana@example>', 'bad-address'],
    ['ana@example.org ben@example.org', 'several-addresses'],
    [`${'a'.repeat(201)} <ana@example.org>`, 'long-name'],
  ])('%s is refused: %s', (line, reason) => {
    expect(readPastedList(line).bad).toEqual([{ line: 1, reason }]);
  });

  test('every bad line is told by its number in the box, empty lines counted', () => {
    const { listed, bad } = readPastedList('ana@example.org\r\n\r\nnobody\nBen <ben@example.org>\rANA@example.org');
    expect(listed.map((one) => one.line)).toEqual([1, 4]);
    expect(bad).toEqual([
      { line: 3, reason: 'no-address' },
      { line: 5, reason: 'repeated' },
    ]);
  });

  test('a line of endless signs is put aside unread, at once', () => {
    const started = performance.now();
    expect(readPastedList(`ana@example.org${','.repeat(200_000)}x`).bad).toEqual([{ line: 1, reason: 'long-line' }]);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('a name cannot start a line of its own', () => {
    const [one] = readPastedList('Ana\u0085Bcc: x\u2028\u202eevil <ana@example.org>').listed;
    expect(one?.name).toBe('Ana Bcc: x evil');
  });

  test('whatever is pasted, nothing is thrown and every line that holds something is accounted for once', () => {
    const line = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.emailAddress(),
      fc.tuple(fc.string(), fc.emailAddress()).map(([name, email]) => `${name} <${email}>`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n');
        const { listed, bad } = readPastedList(text);
        const numbers = [...listed, ...bad].map((one) => one.line);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(Math.max(0, ...numbers)).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
        expect(new Set(listed.map((one) => one.email)).size).toBe(listed.length);
        for (const { email, name } of listed) {
          expect(email).toBe(email.toLowerCase());
          expect(`${email}${name ?? ''}`).not.toMatch(/[\r\n\0]/);
        }
      }),
    );
  });

  test('good addresses are found on the line where they stand', () => {
    const plain = fc.stringMatching(/^[a-z]{1,10}@[a-z]{1,10}\.org$/);
    fc.assert(
      fc.property(fc.uniqueArray(plain, { minLength: 1, maxLength: 20 }), (emails) => {
        const { listed, bad } = readPastedList(emails.map((email, at) => `Person ${at} <${email}>`).join('\n'));
        expect(bad).toEqual([]);
        expect(listed).toEqual(emails.map((email, at) => ({ line: at + 1, email, name: `Person ${at}` })));
      }),
    );
  });
});
