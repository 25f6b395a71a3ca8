import { startProgram } from '#test/process.ts';
import { firePages } from './load/fire.ts';
import { prepareGround, withDatabase } from './load/place.ts';
import { makeWorld } from './load/worlds.ts';

/** Time of the participant's page under load, on both engines. */
export async function bench(): Promise<void> {
  for (const engine of ['embedded', 'postgres'] as const) {
    const world = await makeWorld(engine);
    const ground = await withDatabase(world.target, (database) => prepareGround(database.db, 100));
    const program = await startProgram({ data: world.folder, env: world.env });
    try {
      const cookies = ground.voters.map((voter) => voter.cookie);
      const path = `/conversations/${ground.conversationId}`;
      await firePages(program.origin, path, cookies, 2);
      const fired = await firePages(program.origin, path, cookies, 8);
      console.log(`${engine} participant's page, 16 at once: ${fired.perSecond}/s, p50 ${fired.p50} ms, p97.5 ${fired.p95} ms, other answers ${fired.wrong}`);
    } finally {
      await program.stop();
      await world.remove();
    }
  }
}
