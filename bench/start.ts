import { readFileSync } from 'node:fs';
import { startProgram } from '#test/process.ts';
import { makeWorld } from './load/worlds.ts';

/** Start time new and again, and memory: after the demo is loaded, and idle half a minute later. */
export async function bench(): Promise<void> {
  let begun = performance.now();
  const fresh = await startProgram({ args: ['demo'], env: { LONGTABLE_LOG: 'error' } });
  console.log(`demo, new folder, until it listens: ${Math.round(performance.now() - begun)} ms (goal 10,000)`);
  await fetch(fresh.origin);
  console.log(`memory after the demo is loaded: ${memoryOf(fresh.pid)} MB (goal 400)`);
  await new Promise((resolve) => setTimeout(resolve, 30_000));
  console.log(`memory idle: ${memoryOf(fresh.pid)} MB`);
  await fresh.stop();
  const world = await makeWorld('embedded');
  begun = performance.now();
  const again = await startProgram({ data: world.folder, env: world.env });
  console.log(`start again, until it listens: ${Math.round(performance.now() - begun)} ms`);
  await again.stop();
  await world.remove();
  await fresh.discard();
}

/** Resident memory in MB, from the kernel. */
function memoryOf(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(line?.[1] ?? 0) / 1024);
}
