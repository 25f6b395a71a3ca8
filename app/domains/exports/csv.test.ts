import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvHead, csvLines, forSpreadsheet } from './csv.ts';

describe('cells for a spreadsheet', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r=1', '＝1'])('text that begins like a formula is defused: %j', (text) => {
    expect(forSpreadsheet(text)).toBe(`'${text}`);
  });

  test('numbers, plain text and empty cells stay as they are', () => {
    expect([-1, 0.5, true, 'a=1', null].map(forSpreadsheet)).toEqual(['-1', '0.5', 'true', 'a=1', '']);
  });

  test('a program reads back what was written', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ a: fc.string(), b: fc.string() }), { maxLength: 8 }), (rows) => {
        const read: unknown = parse(csvHead(['a', 'b']) + csvLines(['a', 'b'], rows), { columns: true, relax_column_count: false, skip_empty_lines: false });
        expect(read).toEqual(rows.map((row) => ({ a: forSpreadsheet(row.a), b: forSpreadsheet(row.b) })));
      }),
    );
  });
});
