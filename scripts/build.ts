import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, context, type BuildOptions } from 'esbuild';
import { packEmptyDatabase } from '#app/platform/db/empty-database.ts';

const root = join(import.meta.dirname, '..');
const assets = join(root, 'dist', 'assets');
// The program, and the threads in which it works out results and lays out maps.
const serverEntries = {
  longtable: join(root, 'app/command/longtable.ts'),
  'finding-thread': join(root, 'app/domains/opinions/finding-thread.ts'),
  'layout-thread': join(root, 'app/domains/maps/layout-thread.ts'),
};
const compressible = /\.(js|css|svg)$/;
// Browsers that people still carry: older ones get readable pages without the finer points.
const browsers = ['chrome111', 'firefox115', 'safari16.4'];

const server: BuildOptions = {
  entryPoints: serverEntries,
  outdir: join(root, 'dist'),
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: true,
  loader: { '.json': 'json' },
  logLevel: 'warning',
};
// What other programs import as longtable/<engine>: Node does not take TypeScript from inside node_modules.
const engines: BuildOptions = {
  ...server,
  entryPoints: Object.fromEntries(readdirSync(join(root, 'app', 'engines')).map((name) => [name, join(root, 'app', 'engines', name, 'index.ts')])),
  outdir: join(root, 'dist', 'engines'),
};
// Beside the script of every page, those that only some pages load; Shell names them by the same keys.
const extraScripts = {
  map: 'app/domains/opinions/web/elements/map.ts',
  rings: 'app/domains/rings/web/elements/rings.ts',
  'system-map': 'app/domains/maps/web/elements/system-map.ts',
  'layout-worker': 'app/domains/maps/web/elements/layout-worker.ts',
};
/** The worker loads only when somebody lets the computer lay out a map. */
const extraBudgets: Readonly<Record<string, number>> = { map: 4 * 1024, 'system-map': 8 * 1024, 'layout-worker': 8 * 1024 };
const script: BuildOptions = {
  entryPoints: { longtable: join(root, 'app', 'browser.ts'), ...under(root, extraScripts) },
  outdir: assets,
  entryNames: '[name]-[hash]',
  bundle: true,
  format: 'esm',
  minify: true,
  target: browsers,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};
const styles: BuildOptions = {
  entryPoints: ['participant', 'desk'].map((name) => join(root, 'app', 'ui', 'css', `${name}.css`)),
  outdir: assets,
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  publicPath: '/assets',
  bundle: true,
  minify: true,
  target: browsers,
  loader: { '.woff2': 'file' },
  logLevel: 'warning',
  metafile: true,
};

async function buildServer(): Promise<void> {
  await Promise.all([build(server), build(engines)]);
}

/** Builds script, styles and fonts into dist/assets and lists them in manifest.json, which app/ui/assets.ts reads. */
async function buildBrowser(): Promise<void> {
  // Files of the last build stay while a server may still point to them; all others go.
  const before = namedByLastBuild();
  mkdirSync(assets, { recursive: true });
  const built = await Promise.all([build(script), build(styles)]);
  const outputs = built.flatMap((result) => Object.entries(result.metafile?.outputs ?? {}));
  const named = (entry: string) => basename(outputs.find(([, output]) => output.entryPoint?.endsWith(entry))?.[0] ?? '');
  const icon = writeIcon();
  const participant = named('css/participant.css');
  const files = [...outputs.map(([path]) => basename(path)), icon].filter((name) => name !== participant);
  const participantCss = readFileSync(join(assets, participant), 'utf8').trim();
  for (const name of files) compress(name);
  const main = { script: named('app/browser.ts'), desk: named('css/desk.css') };
  const scripts = Object.fromEntries(Object.entries(extraScripts).map(([name, entry]) => [name, named(entry)]));
  writeFileSync(join(assets, 'manifest.json'), JSON.stringify({ ...main, scripts, icon, participantCss, files }));
  sweep([...files, ...before]);
  report(files, participantCss, { ...main, scripts });
}

function under(folder: string, entries: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, join(folder, entry)]));
}

function namedByLastBuild(): string[] {
  const manifest = join(assets, 'manifest.json');
  return existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as { files: string[] }).files : [];
}

function writeIcon(): string {
  const body = readFileSync(join(root, 'app', 'ui', 'icon.svg'));
  const name = `icon-${createHash('sha256').update(body).digest('hex').slice(0, 8).toUpperCase()}.svg`;
  writeFileSync(join(assets, name), body);
  return name;
}

function compress(name: string): void {
  const path = join(assets, name);
  if (!compressible.test(name) || existsSync(`${path}.br`)) return;
  const body = readFileSync(path);
  writeFileSync(`${path}.br`, brotli(body));
  writeFileSync(`${path}.gz`, gzipSync(body, { level: 9 }));
}

function brotli(body: Buffer): Buffer {
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}

function sweep(keep: readonly string[]): void {
  for (const name of readdirSync(assets)) {
    if (name !== 'manifest.json' && !keep.includes(name.replace(/\.(br|gz)$/, ''))) rmSync(join(assets, name));
  }
}

/** Weights as they travel, against the budget of a participant's first visit. */
function report(files: readonly string[], participantCss: string, main: { script: string; desk: string; scripts: Record<string, string> }): void {
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
  const weight = (name: string) => readFileSync(join(assets, compressible.test(name) ? `${name}.br` : name)).length;
  const style = brotli(Buffer.from(participantCss)).length;
  const font = files.find((name) => name.startsWith('atkinson') && !name.includes('-ext-')) ?? '';
  const lines: [string, number, number?][] = [
    ['script', weight(main.script), 30 * 1024],
    ['style in the head of every page', style, 5 * 1024],
    ['desk style', weight(main.desk)],
    ...Object.entries(main.scripts).map(([name, file]): [string, number, number] => [
      `script of pages with a ${name}`,
      weight(file),
      extraBudgets[name] ?? 4 * 1024,
    ]),
    ['font', weight(font)],
    ['first visit of a participant, without its HTML', weight(main.script) + style + weight(font), 90 * 1024],
  ];
  for (const [name, bytes, budget] of lines) console.log(`${name}: ${kilobytes(bytes)}${budget ? ` of ${kilobytes(budget)}` : ''}`);
  if (lines.some(([, bytes, budget]) => budget !== undefined && bytes > budget)) throw new Error('A weight is over its budget.');
}

async function watch(): Promise<void> {
  const again = { name: 'again', setup: (on: { onEnd(then: () => Promise<void>): void }) => on.onEnd(buildBrowser) };
  for (const options of [script, styles]) await (await context({ ...options, write: false, plugins: [again] })).watch();
  await (await context(server)).watch();
}

await Promise.all([buildServer(), buildBrowser()]);
await packEmptyDatabase();
if (process.argv.includes('--watch')) await watch();
