import { expect, test } from 'vitest';
import { checkDeclaration, checkFormatDocument } from './convention.ts';
import { polisFormat } from './write.ts';

test.each(['agree=+1;disagree=-1;pass=0;format=polis-export/1', ' pass=0 ; agree=1;disagree=-1;', '# vote-convention: agree=+1;disagree=-1;pass=0'])(
  'accepts %s',
  (text) => {
    expect(checkDeclaration(text)).toBeNull();
  },
);

test.each([
  ['agree=-1;disagree=+1;pass=0', 'wrong-sign'],
  ['agree=1;disagree=-1;pass=2', 'wrong-sign'],
  ['agree=1;disagree=-1', 'wrong-sign'],
  ['agree=1;agree=1;disagree=-1;pass=0', 'wrong-sign'],
  ['agree=yes;disagree=-1;pass=0', 'wrong-sign'],
  ['agree=1;disagree=-1;pass=0;maybe=2', 'wrong-sign'],
  ['', 'wrong-sign'],
  ['agree=1;disagree=-1;pass=0;format=polis-export/2', 'wrong-format'],
])('refuses %s', (text, kind) => {
  expect(checkDeclaration(text)).toMatchObject({ kind });
});

test('accepts the document we write', () => {
  expect(checkFormatDocument(polisFormat())).toBeNull();
});

test.each([
  ['{"format":"polis-export/2","vote":{"agree":1,"disagree":-1,"pass":0}}', 'wrong-format'],
  ['{"format":"polis-export/1","vote":{"agree":-1,"disagree":1,"pass":0}}', 'wrong-sign'],
  ['{"format":"polis-export/1","vote-convention":"agree=-1;disagree=1;pass=0"}', 'wrong-sign'],
  ['{"format":"polis-export/1"}', 'wrong-sign'],
  ['{"format":"polis-export/1","vote":[1,-1,0]}', 'wrong-sign'],
  ['not json', 'wrong-sign'],
  ['[]', 'wrong-sign'],
])('refuses the document %s', (text, kind) => {
  expect(checkFormatDocument(text)).toMatchObject({ kind });
});
