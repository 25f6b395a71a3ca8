import type { Ctx } from '../../platform/ctx.ts';
import { NotSignedIn } from '../../platform/errors.ts';

/** The person who acts. @throws NotSignedIn for a visitor */
export function signedIn(ctx: Ctx): string {
  if (!ctx.actor.personId) throw new NotSignedIn();
  return ctx.actor.personId;
}
