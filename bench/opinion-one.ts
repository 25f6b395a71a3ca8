import { existsSync, readFileSync } from 'node:fs';
import { analyze, buildMatrix, type Analysis, type AnalysisOptions, type Moderation } from '#app/engines/opinion/index.ts';
import { readVotesFolder } from '#app/engines/opinion-format/index.ts';
import { makeVotes, tossCoins, type MadeVotes } from './synthetic.ts';

/**
 * One conversation in a process of its own, so that its memory is its own: `folder <path>` or `made <people> <statements>`.
 * Prints one line of JSON. A run goes from votes in memory to the whole result.
 */
export interface Measured {
  readonly people: number;
  readonly statements: number;
  readonly votes: number;
  readonly firstMs: number;
  /** Of five runs when the engine has been at it for a while. */
  readonly medianMs: number;
  /** Time of the processor, collecting garbage and compiling included: what a busy machine does not stretch. */
  readonly processorMs: number;
  /** What the test of steadiness takes on top of a run. */
  readonly stabilityMs: number;
  /** Most memory the process ever had, in MB: after one run, and after all of them with the test of steadiness. */
  readonly peakAfterOne: number;
  readonly peakAfterAll: number;
  readonly groups: number;
  readonly stability: number | null;
  /** The steadiest division found when the same people toss a coin for every vote. */
  readonly coinStability: number | null;
}

const runs = 5;
/** The engine is compiled while it runs; a server's thread has long been. */
const warmUpMs = 1500;

if (process.argv[2] === 'nothing') {
  console.log(peak());
  process.exit();
}
const [kind = '', ...words] = process.argv.slice(2);
const { votes, moderation } = kind === 'folder' ? await readFolder(words[0] ?? '') : made(Number(words[0]), Number(words[1]));
console.log(JSON.stringify(measure(votes, moderation)));

function measure(votes: MadeVotes, moderation: Moderation): Measured {
  const run = (options: AnalysisOptions<number>, of = votes) =>
    timed(() => analyze(buildMatrix(of.participants, of.statements, of.rowStart, of.column, of.value), moderation, options));
  // Only the times are kept: results of earlier runs must not count as memory of a later one.
  const quick = () => {
    const { ms, processorMs } = run({ samples: 0 });
    return { ms, processorMs };
  };
  const first = quick();
  const peakAfterOne = peak();
  for (const begun = performance.now(); performance.now() - begun < warmUpMs;) quick();
  const again = Array.from({ length: runs }, quick);
  const medianMs = median(again.map(({ ms }) => ms));
  const whole = run({});
  const peakAfterAll = peak();
  const { matrix, groupVotes, stability } = whole.found;
  return {
    people: matrix.participants.length,
    statements: matrix.statements.length,
    votes: matrix.value.length,
    firstMs: first.ms,
    medianMs,
    processorMs: median(again.map(({ processorMs }) => processorMs)),
    stabilityMs: Math.max(0, whole.ms - medianMs),
    peakAfterOne,
    peakAfterAll,
    groups: groupVotes.length,
    stability,
    coinStability: steadiest(run({}, tossCoins(votes)).found),
  };
}

function steadiest({ attempts }: Analysis<number>): number | null {
  const measured = attempts.map(({ stability }) => stability).filter((one) => one !== null);
  return measured.length > 0 ? Math.max(...measured) : null;
}

function timed<T>(work: () => T): { found: T; ms: number; processorMs: number } {
  const before = process.cpuUsage();
  const begun = performance.now();
  const found = work();
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  return { found, ms, processorMs: (user + system) / 1000 };
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** In MB, from the kernel: of this program alone, where Linux tells it; `maxRSS` counts the process it was made from too. */
function peak(): number {
  const own = existsSync('/proc/self/status') ? /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : undefined;
  return (own ? Number(own) : process.resourceUsage().maxRSS) / 1024;
}

function made(people: number, statements: number): { votes: MadeVotes; moderation: Moderation } {
  return { votes: makeVotes(people, statements), moderation: { rejected: new Set(), meta: new Set() } };
}

async function readFolder(folder: string): Promise<{ votes: MadeVotes; moderation: Moderation }> {
  const read = await readVotesFolder(folder);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { votes: read.votes.matrix, moderation: read.votes.moderation };
}
