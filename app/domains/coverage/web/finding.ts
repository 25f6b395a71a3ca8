import { must } from '../../../platform/acting.ts';
import { param, type Web } from '../../../platform/http/web.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { standingOn } from '../../people/index.ts';
import { getKind, type List } from '../lists.ts';
import type { NamedKind } from '../kind.ts';
import { canSeeCoverage } from '../policy.ts';

/** The issue of the address, for those who lead it. @throws NotFound, Denied */
export async function ledIssue(c: Web): Promise<Issue> {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  must(canSeeCoverage(await standingOn(c.var.ctx, issue.id)));
  return issue;
}

export interface FoundKind {
  readonly issue: Issue;
  readonly list: List;
  readonly kind: NamedKind;
}

/** The kind of people of the address. @throws NotFound, Denied */
export async function ledKind(c: Web): Promise<FoundKind> {
  const issue = await ledIssue(c);
  return { issue, ...(await getKind(c.var.ctx, issue, param(c, 'list'), param(c, 'kind'))) };
}

/** A kind of people of an issue, in addresses. */
export function at({ issue, state }: { issue: Issue; state: { readonly kind: NamedKind } }) {
  return { issue: issue.slug, list: state.kind.listKey, kind: state.kind.id };
}
