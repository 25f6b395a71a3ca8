import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { Denied, NotSignedIn } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { holdOrganization, isStaffOf, join, type Level } from '../people/index.ts';
import { slugFrom } from './issue.ts';
import { canConvene } from './policy.ts';

export interface NewIssue {
  readonly organizationId: string;
  readonly level: Level;
  readonly statement: string;
  readonly why: string;
  readonly lang: string;
}

/** Makes a private issue with the actor as its convener; returns its slug. @throws Denied, NotFound */
export async function createIssue(ctx: Ctx, input: NewIssue): Promise<{ id: string; slug: string }> {
  const { personId } = ctx.actor;
  if (!personId) throw new NotSignedIn();
  return transact(ctx, async (ctx) => {
    const organization = await holdOrganization(ctx, input.organizationId);
    const verdict = canConvene(await isStaffOf(ctx, organization.id));
    if (!verdict.allowed) throw new Denied(verdict.reason);
    const id = newId();
    const slug = await freeSlug(ctx, input.statement);
    await ctx.db
      .insertInto('issues')
      .values({
        id,
        slug,
        organization_id: organization.id,
        level: input.level,
        statement: input.statement,
        why: input.why,
        lang: input.lang,
        answer_days: organization.answerDays,
        privacy_threshold: organization.privacyThreshold,
        created_at: ctx.now,
        created_by: personId,
      })
      .execute();
    await record(ctx, { kind: 'issue.made', issueId: id, organizationId: organization.id, subjectId: id });
    await join(ctx, { issueId: id, personId, ring: 'core', role: 'convener' });
    return { id, slug };
  });
}

async function freeSlug(ctx: Ctx, statement: string): Promise<string> {
  const slug = slugFrom(statement);
  const taken = await ctx.db.selectFrom('issues').select('id').where('slug', '=', slug).executeTakeFirst();
  return taken ? `${slug}-${newId().slice(-6)}` : slug;
}
