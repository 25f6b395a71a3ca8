import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { packageFolder } from '#app/config.ts';

/** Builds once before the first test, so that the program that is started is the code as it is. */
export default function build(): void {
  execFileSync(process.execPath, [join(packageFolder(), 'node_modules/tsx/dist/cli.mjs'), join(packageFolder(), 'scripts/build.ts')], { stdio: 'ignore' });
}
