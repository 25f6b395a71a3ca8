import { post, type Letter } from '../../platform/mail.ts';
import type { ReactionDeps } from './index.ts';

/** Posts a letter about one event, unless it was posted before: a job may run twice. `kind` names the letter and its event. */
export async function postOnce(deps: ReactionDeps, letter: Letter): Promise<void> {
  const posted = await deps.db.selectFrom('mails').select('id').where('kind', '=', letter.kind).executeTakeFirst();
  if (!posted) await post({ db: deps.db, now: deps.clock() }, letter);
}
