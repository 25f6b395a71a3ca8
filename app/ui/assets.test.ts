import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readAssets } from './assets.ts';

const folder = mkdtempSync(join(tmpdir(), 'longtable-assets-'));
const manifest = {
  script: 'longtable-A.js',
  scripts: { map: 'map-A.js', rings: 'rings-A.js', 'system-map': 'system-map-A.js', 'layout-worker': 'layout-worker-A.js' },
  desk: 'desk-A.css',
  icon: 'icon-A.svg',
  participantCss: 'a{}',
  files: ['longtable-A.js', 'font-A.woff2'],
};
writeFileSync(join(folder, 'longtable-A.js'), 'let a');
writeFileSync(join(folder, 'longtable-A.js.br'), 'small');
writeFileSync(join(folder, 'font-A.woff2'), 'font');
writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the built browser files', () => {
  const assets = readAssets(folder);

  test('have the addresses that pages link to', () => {
    expect(assets.scriptPath).toBe('/assets/longtable-A.js');
    expect(assets.extraScriptPath('map')).toBe('/assets/map-A.js');
    expect(assets.deskPath).toBe('/assets/desk-A.css');
    expect(assets.participantCss).toBe('a{}');
  });

  test('come with their type and, where built, their compressed form', () => {
    const script = assets.file('longtable-A.js');
    expect(script?.type).toBe('text/javascript; charset=utf-8');
    expect(Buffer.from(script?.brotli ?? []).toString()).toBe('small');
    expect(script?.gzip).toBeNull();
    expect(assets.file('font-A.woff2')).toMatchObject({ type: 'font/woff2', brotli: null });
  });

  test.each(['manifest.json', '../package.json', 'longtable-A.js.br', 'unknown.js'])('leave out %s, which the build did not list', (name) => {
    expect(assets.file(name)).toBeNull();
  });

  test('say what to do when they are not built', () => {
    expect(() => readAssets(join(folder, 'nowhere'))).toThrow('npm run build');
  });
});
