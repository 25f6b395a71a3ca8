import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRows, type CsvRow } from './csv-rows.ts';
import { listOf } from './made-export.ts';

async function* inPieces(bytes: Buffer, size: number) {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function read(text: string | Buffer, size = 7, limit = 1000): Promise<CsvRow[]> {
  return listOf(csvRows(inPieces(Buffer.from(text), size), limit));
}

const brief = (rows: CsvRow[]) => rows.map(({ line, cells, problem }) => (problem ? [line, problem] : [line, ...cells]));

describe('rows of a CSV file', () => {
  test('keep physical line numbers through CRLF, blank lines and newlines in quotes', async () => {
    const rows = await read('\ufeffa,b\r\n1,"x\r\ny"\r\n\r\n2,"say ""hi"""\n\n3,');
    expect(brief(rows)).toEqual([
      [1, 'a', 'b'],
      [2, '1', 'x\r\ny'],
      [5, '2', 'say "hi"'],
      [7, '3', ''],
    ]);
  });

  test('go on after a stray quotation mark, on the next line', async () => {
    expect(brief(await read('a,b\n1,"cut\n2,"good"\n3,x"y\n4,z\n'))).toEqual([
      [1, 'a', 'b'],
      [2, 'bad-quotes'],
      [3, '2', 'good'],
      [4, 'open-quote'],
      [5, '4', 'z'],
    ]);
  });

  test('name the line where a quotation opens that is never closed', async () => {
    expect(brief(await read('a\n"1"\n"two\nthree\n'))).toEqual([
      [1, 'a'],
      [2, '1'],
      [3, 'open-quote'],
      [4, 'three'],
    ]);
  });

  test('go on after a line that is too long', async () => {
    expect(brief(await read(`a,b\n7,${'x'.repeat(5000)}\n8,y\n`))).toEqual([
      [1, 'a', 'b'],
      [2, 'too-long'],
      [3, '8', 'y'],
    ]);
  });

  test('go on after a line that is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n1,caf'), Buffer.from([0xe9]), Buffer.from('\n2,ñandú\n')]);
    expect(brief(await read(bytes, 3))).toEqual([
      [1, 'a', 'b'],
      [2, 'not-utf8'],
      [3, '2', 'ñandú'],
    ]);
  });

  test('are the same however the bytes arrive, and hold what was written', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', 'é', '😀', '=', '\u202e', ' ') });
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, size) => {
        const text = rows.map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect((await read(text, size)).map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  test('never throw and never invent a line, whatever the bytes', async () => {
    const byte = fc.constantFrom(34, 10, 13, 44, 97, 0xc3, 0xa9, 0xff);
    await fc.assert(
      fc.asyncProperty(fc.array(byte, { maxLength: 60 }), fc.integer({ min: 1, max: 60 }), async (bytes, size) => {
        const lines = (await read(Buffer.from(bytes), size, 20)).map(({ line }) => line);
        expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
        expect(Math.max(0, ...lines)).toBeLessThanOrEqual(bytes.filter((value) => value === 10).length + 1);
      }),
      { numRuns: 500 },
    );
  });
});
