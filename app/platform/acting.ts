import type { Ctx } from './ctx.ts';
import { Denied, NotSignedIn } from './errors.ts';
import type { Verdict } from './result.ts';

/** The person who acts. @throws NotSignedIn for a visitor */
export function signedIn(ctx: Ctx): string {
  if (!ctx.actor.personId) throw new NotSignedIn();
  return ctx.actor.personId;
}

/** Goes on only where the policy allows it. @throws Denied with its reason */
export function must(verdict: Verdict): void {
  if (!verdict.allowed) throw new Denied(verdict.reason);
}
