import { Denied } from '../../../platform/errors.ts';
import type { Web } from '../../../platform/http/web.ts';
import { standingOn } from '../../people/index.ts';
import { canLead } from '../policy.ts';

/** For pages that only those who lead an issue see; writes ask again, under a lock. @throws Denied */
export async function mustLead(c: Web, issue: { id: string }): Promise<void> {
  const verdict = canLead(await standingOn(c.var.ctx, issue.id));
  if (!verdict.allowed) throw new Denied(verdict.reason);
}
