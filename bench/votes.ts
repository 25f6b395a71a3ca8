import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageFolder } from '#app/config.ts';
import { startProgram } from '#test/process.ts';
import { fireVotes, type Fired } from './load/fire.ts';
import { prepareGround, withDatabase, type Ground } from './load/place.ts';
import { makeWorld, type BenchWorld } from './load/worlds.ts';

const seconds = 6;
const goals = { embedded: 1500, postgres: 5000 };

/** Votes a second through the whole stack, beside a bare handler that does the same two writes, on both engines. */
export async function bench(): Promise<void> {
  for (const engine of ['embedded', 'postgres'] as const) {
    const world = await makeWorld(engine);
    try {
      const ground = await withDatabase(world.target, (database) => prepareGround(database.db, 500));
      const bare = await measureBare(world, ground);
      const product = await measureProduct(world, ground);
      report(`${engine} bare handler`, bare);
      report(`${engine} Longtable`, product);
      const share = Math.round((100 * product.perSecond) / bare.perSecond);
      console.log(`${engine}: ${product.perSecond} votes/s (goal ${goals[engine]}), ${share} % of the bare handler (goal 60 %)`);
    } finally {
      await world.remove();
    }
  }
}

async function measureProduct(world: BenchWorld, ground: Ground): Promise<Fired> {
  const program = await startProgram({ data: world.folder, env: world.env });
  try {
    await fireVotes(program.origin, ground, 'product', 3);
    return await fireVotes(program.origin, ground, 'product', seconds);
  } finally {
    await program.stop();
  }
}

async function measureBare(world: BenchWorld, ground: Ground): Promise<Fired> {
  const [kind, place] = 'url' in world.target ? ['url', world.target.url] : ['folder', world.target.folder];
  const child = spawn('tsx', [join(packageFolder(), 'bench/load/bare.ts'), kind, place], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const origin = `http://127.0.0.1:${String(line).trim()}`;
    await fireVotes(origin, ground, 'bare', 3);
    return await fireVotes(origin, ground, 'bare', seconds);
  } finally {
    child.stdin.end();
    await once(child, 'exit');
  }
}

function report(label: string, fired: Fired): void {
  console.log(`${label}: ${fired.perSecond}/s, p50 ${fired.p50} ms, p97.5 ${fired.p95} ms, p99 ${fired.p99} ms, other answers ${fired.wrong}`);
}
