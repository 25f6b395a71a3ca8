import type { Ctx } from '../../platform/ctx.ts';
import { Denied, NotSignedIn } from '../../platform/errors.ts';
import type { Verdict } from '../../platform/result.ts';

/** The person who acts. @throws NotSignedIn for a visitor */
export function signedIn(ctx: Ctx): string {
  if (!ctx.actor.personId) throw new NotSignedIn();
  return ctx.actor.personId;
}

/** @throws Denied with the reason of a policy that said no */
export function insist(verdict: Verdict): void {
  if (!verdict.allowed) throw new Denied(verdict.reason);
}
