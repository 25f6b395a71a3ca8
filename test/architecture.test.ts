import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageFolder } from '#app/config.ts';
import { locales } from '#app/platform/i18n/locales.ts';
import { wordFolders } from '#app/words.ts';

const root = packageFolder();

/** The ladder: a slice imports only what stands lower (ARCHITECTURE.md). */
const ranks: Record<string, number> = {
  people: 1,
  frameworks: 1,
  issues: 2,
  directory: 2,
  inputs: 3,
  'context-cards': 3,
  outreach: 3,
  rings: 3,
  members: 3,
  vocabulary: 3,
  commitments: 3,
  conversations: 4,
  rubrics: 4,
  maps: 4,
  decisions: 5,
  opinions: 5,
  coverage: 6,
  answers: 7,
  tools: 7,
  notifications: 8,
  exports: 8,
};
const top = 9;

function filesUnder(folder: string, endings = /\.tsx?$/): string[] {
  const place = join(root, folder);
  if (!existsSync(place)) return [];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.test(name))
    .map((name) => join(folder, name))
    .sort();
}

const sources = ['app', 'db', 'bench', 'scripts', 'test'].flatMap((folder) => filesUnder(folder));
/** What ships. words.d.ts holds types only. */
const product = sources.filter((file) => file.startsWith('app/') && !/\.(test\.tsx?|d\.ts)$/.test(file));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

interface Import {
  from: string;
  to: string;
}

const imports: Import[] = product.flatMap((file) =>
  [...read(file).matchAll(/(?:^|\n)\s*(?:import|export)\b[^'";]*?from '([^']+)'|import\('([^']+)'\)/g)]
    .map((hit) => hit[1] ?? hit[2] ?? '')
    .filter((target) => target.startsWith('.') || target.startsWith('#'))
    .map((target) => ({ from: file, to: target.startsWith('#app/') ? `app/${target.slice(5)}` : relative(root, resolve(root, dirname(file), target)) })),
);

const sliceOf = (file: string) => /^app\/domains\/([^/]+)\//.exec(file)?.[1];

function rankOf(file: string): number {
  const slice = sliceOf(file);
  if (slice) return ranks[slice] ?? Number.NaN;
  return /^app\/(platform|ui|engines|routes\.ts|config\.ts)/.test(file) ? 0 : top;
}

describe('the ladder', () => {
  test('every slice has a rank', () => {
    expect(product.filter((file) => Number.isNaN(rankOf(file)))).toEqual([]);
  });

  test('a slice imports only what stands lower, or itself', () => {
    const upward = imports
      .filter(({ from, to }) => sliceOf(from) !== sliceOf(to) || !sliceOf(from))
      .filter(({ from, to }) => (rankOf(from) < top ? rankOf(to) >= rankOf(from) && !(rankOf(from) === 0 && rankOf(to) === 0) : false));
    expect(upward.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('another slice is entered only through its two doors', () => {
    const around = imports.filter(({ from, to }) => sliceOf(to) && sliceOf(from) !== sliceOf(to) && !/^app\/domains\/[^/]+\/(web\/)?index\.ts$/.test(to));
    expect(around.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('domain files never import web/', () => {
    const fenced = imports.filter(({ from, to }) => sliceOf(from) && !from.includes('/web/') && to.includes('/web/') && sliceOf(to));
    expect(fenced.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test('routes.ts imports nothing, engines only engines', () => {
    expect(imports.filter(({ from }) => from === 'app/routes.ts')).toEqual([]);
    expect(imports.filter(({ from, to }) => from.startsWith('app/engines/') && !to.startsWith('app/engines/'))).toEqual([]);
  });

  test('only config.ts reads the environment', () => {
    expect(product.filter((file) => file !== 'app/config.ts' && read(file).includes('process.env'))).toEqual([]);
  });
});

describe('sizes', () => {
  const isData = (file: string) => /^db\/world\/|^app\/platform\/db\/schema\.ts$|^app\/routes\.ts$/.test(file);

  test('no source file is longer than 300 lines, no test longer than 600', () => {
    const long = sources.filter((file) => !isData(file) && read(file).split('\n').length > (/\.test\.tsx?$|^test\//.test(file) ? 600 : 300));
    expect(long).toEqual([]);
  });

  test('no function is longer than 60 lines, no page longer than 90', () => {
    const long = product.flatMap((file) =>
      functionsOf(read(file))
        .filter(({ lines }) => lines > (file.endsWith('.tsx') ? 90 : 60))
        .map(({ name, lines }) => `${file} ${name} ${lines}`),
    );
    expect(long).toEqual([]);
  });
});

/** Top-level functions by the house format: they begin at a line's start and end with a brace at a line's start. */
function functionsOf(text: string): { name: string; lines: number }[] {
  const found: { name: string; lines: number }[] = [];
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    const name = /^(?:export )?(?:async )?function\*? (\w+)|^(?:export )?const (\w+)[^=]*= (?:async )?\(/.exec(line);
    if (!name || !/[{(]$/.test(line)) continue;
    const end = lines.findIndex((later, index) => index > at && /^[})]/.test(later) && !/^[})].*[{(]$/.test(later));
    if (end > at) found.push({ name: name[1] ?? name[2] ?? '', lines: end - at + 1 });
  }
  return found;
}

describe('names', () => {
  test('no folder or file for what has no owner', () => {
    expect(product.filter((file) => /(^|\/)(utils?|helpers?|common|services?|managers?|misc|lib)(\/|\.)/.test(file))).toEqual([]);
  });

  test('files are kebab-case', () => {
    expect(product.filter((file) => !/^[a-z0-9/.-]+$/.test(file))).toEqual([]);
  });

  test('the words that the glossary avoids do not stand in names of files, tables or routes', () => {
    const avoided =
      /(^|[/_.-])(tenants?|users?|contacts?|projects?|topics?|delegates?|templates?|tickets?|scores?|courses?|comments?|posts?|feedbacks?|circles?|tiers?|audiences?)([/_.-]|$)/;
    const places = [...product.map((file) => file.replace(/^app\//, '')), ...(read('app/routes.ts').match(/'\/[^']*'/g) ?? [])];
    expect(places.filter((place) => avoided.test(place) && !place.startsWith('engines/polis-format/'))).toEqual([]);
    const tables = filesUnder('db/migrations', /\.sql$/).flatMap((file) => [...read(file).matchAll(/create table (\w+)/g)].map((hit) => hit[1] ?? ''));
    expect(
      tables.filter((table) => /^(tenants|users|contacts|projects|topics|delegates|templates|tickets|scores|courses|comments|posts|feedbacks)$/.test(table)),
    ).toEqual([]);
  });
});

describe('words', () => {
  const wordsOf = (namespace: string, locale: string): Record<string, string> => {
    const file = join(wordFolders[namespace] ?? '', `${locale}.json`);
    return existsSync(join(root, file)) ? (JSON.parse(read(file)) as Record<string, string>) : {};
  };
  const plain = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
  const slots = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((hit) => hit[1]).sort();

  test.each(Object.keys(wordFolders))('%s says in Spanish everything it says in English, with the same slots', (namespace) => {
    const en = wordsOf(namespace, 'en');
    const es = wordsOf(namespace, 'es');
    expect([...new Set(Object.keys(es).map(plain))].sort()).toEqual([...new Set(Object.keys(en).map(plain))].sort());
    const differing = Object.entries(en).filter(([key, text]) => es[key] !== undefined && String(slots(text)) !== String(slots(es[key])) && plain(key) === key);
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test('other languages add no key of their own', () => {
    for (const locale of locales)
      for (const namespace of Object.keys(wordFolders)) {
        const en = new Set(Object.keys(wordsOf(namespace, 'en')).map(plain));
        expect(
          Object.keys(wordsOf(namespace, locale))
            .map(plain)
            .filter((key) => !en.has(key)),
        ).toEqual([]);
      }
  });
});

describe('documents', () => {
  test('every path that a document names exists', () => {
    const documents = ['README.md', 'ARCHITECTURE.md', 'STYLE.md', 'GLOSSARY.md', ...filesUnder('docs', /\.md$/), ...filesUnder('app', /README\.md$/)].filter(
      (file) => existsSync(join(root, file)),
    );
    const missing = documents.flatMap((document) =>
      [...read(document).matchAll(/`((?:app|db|test|bench|docs|scripts|bin)\/[\w./-]+)`/g)]
        .map((hit) => (hit[1] ?? '').replace(/\/$/, ''))
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${document}: ${path}`),
    );
    expect(missing).toEqual([]);
  });
});
