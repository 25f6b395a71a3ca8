import type { Ctx } from '../../platform/ctx.ts';
import { addEncounter, keepsDirectory, type EncounterChannel } from '../directory/index.ts';
import type { Issue } from '../issues/index.ts';
import type { PartnerNamed } from './partner.ts';

/**
 * Writes an ask or an offer into the directory as an encounter, so that the next issue knows of it: with a group or a person, by somebody who
 * keeps the directory. People who are only described have no entry there.
 */
export async function logWith(
  ctx: Ctx,
  issue: Pick<Issue, 'id' | 'organizationId'>,
  partner: PartnerNamed,
  encounter: { on: string; channel: EncounterChannel; about: string; lang: string },
): Promise<void> {
  const withWhom = partner.personId ? { personId: partner.personId } : partner.groupId ? { groupId: partner.groupId } : null;
  if (!withWhom || !(await keepsDirectory(ctx, issue.organizationId))) return;
  await addEncounter(ctx, { organizationId: issue.organizationId, ...withWhom, ...encounter, issueId: issue.id });
}
