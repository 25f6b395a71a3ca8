import type { Ctx } from '../../../platform/ctx.ts';
import type { Issue } from '../../issues/index.ts';
import { listMembers } from '../../people/index.ts';
import type { RowChoice } from './row.ts';

/** The present members of an issue, by person. */
export async function membersToChoose(ctx: Ctx, issue: Issue): Promise<RowChoice[]> {
  return (await listMembers(ctx, issue.id)).map((member) => ({ value: member.personId, label: member.name }));
}
