import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a page may load beside the script of every page. */
export type ExtraScript = 'map' | 'rings' | 'system-map' | 'layout-worker';

/** What scripts/build.ts writes to dist/assets/manifest.json. Names are files in that folder. */
export interface Manifest {
  readonly script: string;
  /** Scripts that only some pages load, by name. */
  readonly scripts: Readonly<Record<ExtraScript, string>>;
  readonly desk: string;
  readonly icon: string;
  readonly participantCss: string;
  readonly files: readonly string[];
}

/** One file to serve under /assets/. Its name holds a hash of its content, so it never changes. */
export interface AssetFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly immutable: true;
  /** The same, compressed ahead; null for what is compressed by nature. */
  readonly brotli: Uint8Array<ArrayBuffer> | null;
  readonly gzip: Uint8Array<ArrayBuffer> | null;
}

export interface Assets {
  readonly scriptPath: string;
  extraScriptPath(name: ExtraScript): string;
  readonly deskPath: string;
  readonly iconPath: string;
  /** Style that stands in the head of every page. */
  readonly participantCss: string;
  /** The file of that name under /assets/, or null. */
  file(name: string): AssetFile | null;
}

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  map: 'application/json',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

let loaded: Assets | undefined;

/** The built browser files, read once. Throws when they have not been built. */
export function loadAssets(): Assets {
  loaded ??= readAssets(join(packageRoot(dirname(fileURLToPath(import.meta.url))), 'dist', 'assets'));
  return loaded;
}

/** Reads the browser files of a folder. */
export function readAssets(folder: string): Assets {
  const manifestFile = join(folder, 'manifest.json');
  if (!existsSync(manifestFile)) throw new Error('The browser files are not built yet. Run: npm run build');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
  const names = new Set(manifest.files);
  const read = new Map<string, AssetFile>();
  return {
    scriptPath: `/assets/${manifest.script}`,
    extraScriptPath: (name) => `/assets/${manifest.scripts[name]}`,
    deskPath: `/assets/${manifest.desk}`,
    iconPath: `/assets/${manifest.icon}`,
    participantCss: manifest.participantCss,
    file(name) {
      if (!names.has(name)) return null;
      const known = read.get(name) ?? readAsset(folder, name);
      read.set(name, known);
      return known;
    },
  };
}

function readAsset(folder: string, name: string): AssetFile {
  const path = join(folder, name);
  const beside = (ending: string) => (existsSync(path + ending) ? bytes(path + ending) : null);
  const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return { body: bytes(path), type, immutable: true, brotli: beside('.br'), gzip: beside('.gz') };
}

function bytes(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path));
}

/** The folder of our package.json, from app/ui/ in development and from dist/ when bundled. */
function packageRoot(from: string): string {
  const file = join(from, 'package.json');
  if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'longtable') return from;
  const above = dirname(from);
  if (above === from) throw new Error('package.json of longtable was not found above this file');
  return packageRoot(above);
}
