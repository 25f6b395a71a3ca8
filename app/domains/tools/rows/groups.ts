import type { Ctx } from '../../../platform/ctx.ts';
import type { Issue } from '../../issues/index.ts';
import { groupOfName, keepsGroups, leads, type Standing } from '../../people/index.ts';
import type { RowValues } from './row.ts';

/** The group that a form names, as capabilities of other slices take it. */
export function groupNamed(values: RowValues): { groupId?: string; groupName?: string } {
  return { ...(values['groupId'] ? { groupId: values['groupId'] } : {}), ...(values['groupName'] ? { groupName: values['groupName'] } : {}) };
}

/** Whether a row can be written as it stands by somebody of that standing: only those who lead add groups to the directory. */
export function namesKnownGroup(standing: Standing, values: RowValues | undefined): boolean {
  return leads(standing) || !values?.['groupName'];
}

/** A name that is in the directory already means that group, so that everybody may use it. */
export async function withKnownGroup(ctx: Ctx, issue: Issue, values: RowValues): Promise<RowValues> {
  const name = values['groupName'];
  if (!name || (await keepsGroups(ctx, issue.organizationId))) return values;
  const known = await groupOfName(ctx, issue.organizationId, name);
  return known ? { ...values, groupId: known, groupName: '' } : values;
}
