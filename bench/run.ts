import { cpus, totalmem } from 'node:os';

/** `npm run bench` runs all; `npm run bench -- votes start` runs those. Figures go to standard output as they come. */
const benches = {
  votes: () => import('./votes.ts'),
  pages: () => import('./pages.ts'),
  weight: () => import('./weight.ts'),
  start: () => import('./start.ts'),
  result: () => import('./result.ts'),
  opinion: () => import('./opinion.ts'),
  directory: () => import('./directory.ts'),
  map: () => import('./map.ts'),
} as const;

const asked = process.argv.slice(2);
const names = Object.keys(benches) as (keyof typeof benches)[];
const unknown = asked.filter((name) => !names.some((one) => one === name));
if (unknown.length > 0) {
  console.error(`No bench called ${unknown.join(', ')}. There are: ${names.join(', ')}`);
  process.exit(2);
}
console.log(
  `Machine: ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}. The load generator runs on the same cores.`,
);
for (const name of names.filter((one) => asked.length === 0 || asked.includes(one))) {
  console.log(`\n## ${name}`);
  const { bench } = await benches[name]();
  await bench();
}
