import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { packageFolder } from '#app/config.ts';
import type { Measured } from './opinion-one.ts';

/** The peer on the same conversations and on made ones of the same shape: red-dwarf 0.4.0, 2 cores; its memory is that of the whole process. */
const redDwarf: Readonly<Record<string, { readonly seconds: number; readonly megabytes: number }>> = {
  'london.youth.policing': { seconds: 0.054, megabytes: 140 },
  'brexit-consensus': { seconds: 0.071, megabytes: 142 },
  'scoop-hivemind.biodiversity': { seconds: 0.161, megabytes: 167 },
  'vtaiwan.uberx': { seconds: 0.217, megabytes: 189 },
  'american-assembly.bowling-green': { seconds: 0.71, megabytes: 350 },
  '10,000 x 500': { seconds: 3.4, megabytes: 1060 },
  '33,000 x 800': { seconds: 23.7, megabytes: 2340 },
  '100,000 x 1,000': { seconds: 191, megabytes: 6730 },
};
const exports = [
  '15-per-hour-seattle',
  'london.youth.policing',
  'brexit-consensus',
  'scoop-hivemind.biodiversity',
  'vtaiwan.uberx',
  'american-assembly.bowling-green',
];
const sizes = [
  { people: 10_000, statements: 500 },
  { people: 33_000, statements: 800 },
  { people: 100_000, statements: 1000 },
];
const goals = { seconds: 3, megabytes: 250, timesFaster: 10 };

/** Time and memory of the opinion engine, with growth: the six reference exports and three made conversations, each in its own process. */
export async function bench(): Promise<void> {
  const program = await bundle();
  const empty = Number(execFileSync(process.execPath, [program, 'nothing'], { encoding: 'utf8' }));
  const folder = join(process.env['LONGTABLE_REFERENCE_DATA'] ?? '../shared/data', 'opinion/exports');
  console.log(
    `One run goes from votes in memory to the whole result without the test of steadiness. A process that only loads the engine has ${empty.toFixed(0)} MB; memory of the exports counts reading their files.`,
  );
  console.log('Times faster: the peer by our warm median, and by our first run, when nothing is compiled yet. Peer: red-dwarf 0.4.0, 2 cores.');
  if (existsSync(folder)) for (const name of exports) report(name, measure(program, ['folder', join(folder, name)]), empty);
  else console.log('skipped: reference data not present');
  const growth: string[] = [];
  for (const { people, statements } of sizes) {
    const name = `${people.toLocaleString('en')} x ${statements.toLocaleString('en')}`;
    const measured = measure(program, ['made', String(people), String(statements)]);
    report(name, measured, empty);
    const perVote = (ms: number) => ((1000 * ms) / measured.votes).toFixed(3);
    growth.push(`${perVote(measured.medianMs)} µs (processor ${perVote(measured.processorMs)} µs) at ${people.toLocaleString('en')} people`);
    if (people === sizes.at(-1)?.people) reportGoals(measured, empty);
  }
  console.log(`growth, median per vote: ${growth.join(', ')}`);
}

/** As it ships: plain script, so that no loader of TypeScript takes memory. */
async function bundle(): Promise<string> {
  const outfile = join(packageFolder(), 'dist', 'bench', 'opinion-one.js');
  await build({
    entryPoints: [join(packageFolder(), 'bench', 'opinion-one.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
  });
  return outfile;
}

function measure(program: string, words: readonly string[]): Measured {
  return JSON.parse(execFileSync(process.execPath, [program, ...words], { encoding: 'utf8' })) as Measured;
}

function report(name: string, measured: Measured, empty: number): void {
  const { people, statements, votes, firstMs, medianMs, processorMs, stabilityMs, peakAfterOne, peakAfterAll } = measured;
  const peer = redDwarf[name];
  const times = (ms: number) => ((1000 * (peer?.seconds ?? 0)) / ms).toFixed(1);
  const compared = peer
    ? `peer ${peer.seconds} s and ${peer.megabytes} MB in all: ${times(medianMs)} and ${times(firstMs)} times faster (goal ${goals.timesFaster})`
    : 'no figure of the peer';
  console.log(`${name}: ${people} people, ${statements} statements, ${votes} votes`);
  console.log(
    `  first run ${firstMs.toFixed(1)} ms, warm median of 5 ${medianMs.toFixed(1)} ms (processor ${processorMs.toFixed(1)} ms), test of steadiness ${stabilityMs.toFixed(0)} ms; ${compared}`,
  );
  console.log(`  peak memory above that: ${(peakAfterOne - empty).toFixed(0)} MB after one run, ${(peakAfterAll - empty).toFixed(0)} MB after all`);
  console.log(`  ${measured.groups} groups, steady ${said(measured.stability)}; the same people tossing coins ${said(measured.coinStability)}`);
}

function said(stability: number | null): string {
  return stability === null ? 'not measured' : stability.toFixed(2);
}

function reportGoals({ medianMs, firstMs, peakAfterOne }: Measured, empty: number): void {
  console.log(
    `  goals: ${goals.seconds} s (median ${(medianMs / 1000).toFixed(2)}, first ${(firstMs / 1000).toFixed(2)}), ${goals.megabytes} MB (${(peakAfterOne - empty).toFixed(0)})`,
  );
}
