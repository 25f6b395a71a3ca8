import { createProgressBar } from './progress-bar.ts';
import { runCommand } from './program.ts';

const argv = process.argv.slice(2);
const bar = createProgressBar();
const isWatched = process.stderr.isTTY && !argv.includes('--json');

// Whoever reads our words may stop reading (`| head -1`); the work goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

process.exitCode = await runCommand({
  argv,
  folder: process.cwd(),
  out(text) {
    bar.clear();
    process.stdout.write(text);
  },
  err(text) {
    bar.clear();
    process.stderr.write(text);
  },
  progress(progress) {
    if (isWatched) bar.show(progress);
  },
  open: null,
});
bar.clear();
// What still runs after the end of a command (an idle connection, a hung stream) does not keep it alive.
process.stdout.write('', () => process.exit());
