import cliProgress from 'cli-progress';
import type { Progress } from './shell.ts';

/** Draws progress on standard error while a person watches; `clear` takes the bar away before other words. */
export function createProgressBar(): { show(progress: Progress): void; clear(): void } {
  let bar: cliProgress.SingleBar | undefined;
  return {
    show({ what, done, total }) {
      if (!bar) {
        bar = new cliProgress.SingleBar(
          { format: ' {bar} {percentage}% | {value}/{total} | {what}', stream: process.stderr, clearOnComplete: true, hideCursor: true },
          cliProgress.Presets.shades_classic,
        );
        bar.start(total, done, { what });
      }
      bar.setTotal(total);
      bar.update(done, { what });
    },
    clear() {
      bar?.stop();
      bar = undefined;
    },
  };
}
