import { type Command, Option } from 'commander';
import { resolve } from 'node:path';
import { analyze, type Analysis, type AnalysisOptions, type Moderation } from '../engines/opinion/index.ts';
import { analysisDocument, readVotesFolder, type Problem, type Problems, type ReadVotes } from '../engines/opinion-format/index.ts';
import { parseGroups, parseSamples, parseSeed, readGroupOf, readIds } from './analyze-options.ts';
import { analysisText } from './analyze-text.ts';
import { BadInput, exitCodes, say, sayJson, type Shell } from './shell.ts';

interface AnalyzeOptions {
  readonly format: 'text' | 'json';
  /** Left out: found. */
  readonly groups?: number;
  readonly seed?: number;
  readonly samples?: number;
  readonly injectGroups?: string;
  readonly modOut?: string;
  readonly meta?: string;
  readonly inConv?: string;
  readonly stats?: boolean;
}

const examples = [
  'longtable analyze ./export',
  'longtable analyze ./export --format json --seed 1 > result.json',
  'longtable analyze ./votes --mod-out 3,17 --meta @meta.txt --groups 3',
];

/** Needs no data folder and opens no database. */
export function addAnalyze(program: Command, shell: Shell, ends: (code: number) => void): void {
  program
    .command('analyze')
    .description('what the votes of a conversation say: groups, common ground, what divides')
    .argument('<folder>', 'a Polis export, old or new; or a folder with votes.csv: participant,statement,vote,timestamp_ms')
    .addOption(new Option('--format <format>', 'text to read, or one line of JSON under the names Polis uses').choices(['text', 'json']).default('text'))
    .option('--groups <number>', 'how many groups, 2 to 5; auto finds it (default: auto)', parseGroups)
    .option('--seed <number>', 'of the random choices: the same seed, the same result (default: 1)', parseSeed)
    .option('--samples <number>', 'how many samples test how steady the groups are; 0 leaves the test out', parseSamples)
    .option('--inject-groups <file>', 'groups made elsewhere: a JSON object of participant and group')
    .option('--mod-out <ids>', 'rejected statements, as 3,17 or @file (default: as comments.csv says)')
    .option('--meta <ids>', 'statements about the people rather than the matter, as 3,17 or @file (default: as comments.csv says)')
    .option('--in-conv <ids>', 'participants who are placed in a group however few votes they cast, as 3,17 or @file')
    .option('--stats', 'tell times and memory on standard error')
    .addHelpText('after', `\nExamples:\n${examples.map((example) => `  $ ${example}`).join('\n')}\n`)
    .action(async (folder: string, options: AnalyzeOptions) => ends(await runAnalyze(shell, folder, options)));
}

async function runAnalyze(shell: Shell, folder: string, options: AnalyzeOptions): Promise<number> {
  const begun = performance.now();
  const lists = {
    rejected: ids(shell, '--mod-out', options.modOut),
    meta: ids(shell, '--meta', options.meta),
    clustered: ids(shell, '--in-conv', options.inConv),
  };
  const read = await readVotesFolder(resolve(shell.folder, folder));
  if (!read.ok) throw new BadInput(tell(read.problems));
  const { votes } = read;
  const readAt = performance.now();
  const moderation: Moderation = { rejected: lists.rejected ?? votes.moderation.rejected, meta: lists.meta ?? votes.moderation.meta };
  const found = analyze(votes.matrix, moderation, {
    ...choices(shell, options, votes),
    ...(lists.clustered ? { clustered: lists.clustered } : {}),
  });
  const foundAt = performance.now();
  if (options.format === 'json') sayJson(shell, analysisDocument(found));
  else say(shell, analysisText(found, votes));
  if (options.stats) shell.err(stats({ read: readAt - begun, analyze: foundAt - readAt, write: performance.now() - foundAt }, found, votes));
  return exitCodes.done;
}

function ids(shell: Shell, option: string, text: string | undefined): ReadonlySet<number> | null {
  return text === undefined ? null : readIds(shell, option, text);
}

function choices(shell: Shell, { groups, seed, samples, injectGroups }: AnalyzeOptions, { matrix }: ReadVotes): AnalysisOptions<number> {
  if (injectGroups !== undefined && groups !== undefined) throw new BadInput('Either --groups or --inject-groups: the file says how many groups there are.');
  return {
    ...(groups === undefined ? {} : { groups }),
    ...(seed === undefined ? {} : { seed }),
    ...(samples === undefined ? {} : { samples }),
    ...(injectGroups === undefined ? {} : { groupOf: readGroupOf(shell, injectGroups, new Set(matrix.participants)) }),
  };
}

function tell({ named, count }: Problems): string {
  const lines = named.map(
    ({ file, line, reason }: Problem) => `  ${[file, line > 0 ? `line ${line}` : ''].filter(Boolean).join(' ')}${file ? ': ' : ''}${reason}`,
  );
  const rest = count > named.length ? [`  and ${count - named.length} more.`] : [];
  return [`Nothing was analyzed. ${count} ${count === 1 ? 'thing is' : 'things are'} wrong:`, ...lines, ...rest].join('\n');
}

function stats(times: Readonly<Record<string, number>>, { matrix }: Analysis<number>, { casts }: ReadVotes): string {
  const parts = Object.entries(times).map(([what, ms]) => `${what} ${ms.toFixed(0)} ms`);
  const size = `${matrix.participants.length} participants, ${matrix.statements.length} statements, ${matrix.value.length} votes (${casts} cast)`;
  return `${size}\n${parts.join(', ')}; peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB\n`;
}
