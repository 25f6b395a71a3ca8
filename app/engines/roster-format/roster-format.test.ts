import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkNces,
  fields,
  guard,
  guessDelimiter,
  kindOfFile,
  guessFields,
  guessHolds,
  headings,
  joinValues,
  readCell,
  readRosterRow,
  readRow,
  rosterColumns,
  splitValues,
  unguard,
} from './index.ts';

describe('cells', () => {
  test('a guarded cell begins like no formula, and comes back exactly', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", "'=", "''+", '＝'), fc.string()).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(cell, (text) => {
        expect(guard(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(unguard(guard(text))).toBe(text);
      }),
    );
  });

  test('several values in one cell come apart as they were', () => {
    const value = fc
      .string({ minLength: 1 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    fc.assert(fc.property(fc.array(value), (values) => void expect(splitValues(joinValues(values))).toEqual(values)));
  });

  test('whatever bytes a cell holds, it is read or refused, and its text is whole', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const cell = readCell(bytes);
        expect(cell.text.isWellFormed()).toBe(true);
        expect(cell.text.includes('\0')).toBe(false);
        if (cell.ok) expect(new TextEncoder().encode(cell.text)).toEqual(Uint8Array.from(bytes));
      }),
    );
  });
});

describe('headings', () => {
  test.each(['groups', 'persons', 'organizations'] as const)('of our own exports of %s are known, in any case and order', (holds) => {
    const own = fields[holds].map((field) => headings[field].toUpperCase()).reverse();
    expect(guessFields(holds, own)).toEqual([...fields[holds]].reverse());
    expect(guessHolds(own)).toBe(holds);
  });

  test('in Spanish are known, and one field is given once', () => {
    expect(guessFields('persons', ['Nombre', 'Apellidos', 'Correo electrónico', 'TELÉFONO', 'Celular', 'Idioma', 'Talla'])).toEqual([
      'name',
      'familyName',
      'email',
      'phone',
      null,
      'languages',
      null,
    ]);
  });

  test('never throw, whatever stands there', () => {
    fc.assert(fc.property(fc.array(fc.string()), (row) => void expect(guessFields(guessHolds(row), row)).toHaveLength(row.length)));
  });

  test.each([
    ['a,b;c,d', ','],
    ['"x;y;z",b', ','],
    ['a;b', ';'],
    ['a\tb', '\t'],
    ['alone', ','],
  ])('%j are parted by %j', (line, sign) => expect(guessDelimiter(line)).toBe(sign));
});

describe('NCES ids', () => {
  test.each([
    ['0601234', 'district', null, null],
    ['060123400017', 'school', '0601234', null],
    ['601234', 'district', null, 'nces-length'],
    ['06-01234', 'district', null, 'nces-digits'],
    ['9901234', 'district', null, 'nces-state'],
    ['0001234', null, null, 'nces-state'],
    ['0601234', 'school', null, 'nces-level'],
    ['060999900017', 'school', '0601234', 'nces-district'],
  ])('%s of a %s in %s: %s', (id, level, district, problem) => expect(checkNces(id, level, district)).toBe(problem));
});

test.each([
  ['name,email\n', 'text'],
  ['\ufeffname', 'text'],
  ['[Name],[Email]', 'text'],
  ['', 'text'],
  ['PK\u0003\u0004.... orgs.csv', 'zip'],
  ['PK\u0003\u0004.... [Content_Types].xml', 'workbook'],
  ['PK\u0003\u0004.... mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'workbook'],
  ['\u00d0\u00cf\u0011\u00e0', 'workbook'],
  ['n\0a\0m\0e\0,\0', 'utf-16'],
  ['\u00ff\u00fen\0', 'utf-16'],
  ['%PDF-1.7', 'other'],
  ['  <html>', 'other'],
  ['[{"name": 1}]', 'other'],
])('a file that begins with %j is %s', (start, kind) => {
  expect(kindOfFile(Buffer.from(start, start.startsWith('\ufeff') ? 'utf8' : 'latin1'))).toBe(kind);
});

describe('rows', () => {
  const columns = fields.persons.map((field) => headings[field]);
  const cells = fc.array(fc.oneof(fc.string(), fc.constantFrom('student', 'es', 'ana@example.org', 'parent', '2026-01-01', 'x'.repeat(5000))), {
    minLength: columns.length,
    maxLength: columns.length,
  });

  test('are understood or refused with a reason by column, never thrown at; of students no way to reach them stays', () => {
    fc.assert(
      fc.property(cells, (row) => {
        const read = readRow('persons', fields.persons, columns, row);
        if (!read.ok) for (const problem of read.problems) expect([...columns, null]).toContain(problem.column);
        else {
          expect(read.row.name).not.toBe('');
          if (read.row.role === 'student') expect([read.row.channels, read.row.about]).toEqual([[], null]);
        }
      }),
    );
  });

  test.each(['orgs', 'users', 'roles'] as const)('of a roster (%s) are understood or refused, never thrown at', (file) => {
    const names = rosterColumns[file];
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: names.length }), (row) => {
        const read = readRosterRow(file, names, row);
        if (read.ok) expect(read.row.externalId).not.toBe('');
        else expect(read.problems.length).toBeGreaterThan(0);
      }),
    );
  });

  test('never look at what is not kept, such as a password', () => {
    const row = rosterColumns.users.map((column) =>
      ['sourcedId', 'givenName', 'familyName'].includes(column) ? 'x' : column === 'email' ? '' : `secret ${column}`,
    );
    const read = readRosterRow(
      'users',
      rosterColumns.users,
      row.map((cell) => (cell === 'secret status' ? '' : cell)),
    );
    expect(JSON.stringify(read)).not.toMatch(/secret (password|grades|username|pronouns|userIds)/);
  });
});
