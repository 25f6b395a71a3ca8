import { fsyncSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** What `init` receives and returns, as far as we touch it. */
type Init = Parameters<NodeFS['init']>[1];
interface EmscriptenModule {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } };
}

/** Counts of what reached the disk, so that a test can prove durability. */
export const synced = { count: 0 };

/** PGlite's folder on disk, with the fsync that Emscripten leaves out: an acknowledged commit survives a power cut. */
export class DurableFS extends NodeFS {
  override async init(pg: PGlite, options: Init) {
    const addFsync = (module: unknown) => {
      (module as EmscriptenModule).NODEFS.stream_ops.fsync = (stream) => {
        fsyncSync(stream.nfd);
        synced.count += 1;
        return 0;
      };
    };
    const { emscriptenOpts } = await super.init(pg, options);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } as typeof emscriptenOpts };
  }
}
