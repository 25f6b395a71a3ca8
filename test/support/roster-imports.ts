import { expect } from 'vitest';
import { confirmImport } from '#app/domains/directory/importing/confirming.ts';
import { readImport } from '#app/domains/directory/importing/reading.ts';
import { weighUndo, whatWasUndone, type Undoing } from '#app/domains/directory/importing/remnants.ts';
import { getImport, type Existing, type RosterImport } from '#app/domains/directory/importing/roster-import.ts';
import { takeBack } from '#app/domains/directory/importing/taking-back.ts';
import { Upload } from '#app/domains/directory/importing/uploading.ts';
import { guessFields, type Holds } from '#app/engines/roster-format/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';

/** Uploads a file of a few rows, parted by commas. Gives the id of the import. */
export async function uploadedText(ctx: Ctx, organizationId: string, text: string): Promise<string> {
  const upload = await Upload.begin(ctx, organizationId);
  await upload.add(
    'list.csv',
    (async function* () {
      yield Buffer.from(text);
    })(),
  );
  const { value } = (await upload.finish('')) as { value: { id: string } };
  return value.id;
}

/** Takes a file in, by the columns that its headings suggest. */
export async function tookIn(ctx: Ctx, organizationId: string, holds: Holds, text: string, existing: Existing = 'update'): Promise<RosterImport> {
  const id = await uploadedText(ctx, organizationId, text);
  const map = guessFields(holds, text.split('\n')[0]?.split(',') ?? []);
  expect(await readImport(ctx, id, { holds, delimiter: ',', map, existing, allOrNothing: false, revision: 1 })).toMatchObject({ ok: true });
  expect(await confirmImport(ctx, id, 2)).toEqual({ ok: true, value: null });
  return getImport(ctx, id);
}

/** Takes it back. Gives what that came to, which is what was foretold; of what stayed the reasons, by name. */
export async function tookBack(ctx: Ctx, found: RosterImport): Promise<{ removed: number; putBack: number; kept: Record<string, string> }> {
  const foretold = toldBy(await weighUndo(ctx, found, 100));
  expect(await takeBack(ctx, found.id)).toEqual({ ok: true, value: null });
  const undone = await whatWasUndone(ctx, await getImport(ctx, found.id), 100);
  expect(toldBy(undone)).toEqual(foretold);
  return { removed: undone.removed, putBack: undone.putBack, kept: Object.fromEntries(undone.remnants.map((one) => [one.name, one.reason])) };
}

function toldBy({ removed, putBack, kept, remnants }: Undoing) {
  return { removed, putBack, kept, reasons: remnants.map(({ id, reason }) => [id, reason]) };
}
