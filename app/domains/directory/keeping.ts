import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound, StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { changeGroup, getGroup, getOrganization } from '../people/index.ts';
import { visibleEntry } from './entries.ts';
import type { Entry, Subject } from './entry.ts';
import { mustKeepDirectory } from './keepers.ts';

/**
 * The id of the entry about a group or organization, made where nobody wrote anything down yet; of a person only where there is one.
 * A group's entry stands with the organization that keeps the group. The caller has asked the policy. @throws NotFound
 */
export async function entryOf(ctx: Ctx, organizationId: string, subject: Subject): Promise<string> {
  const column = { groups: 'group_id', persons: 'person_id', organizations: 'partner_id' } as const;
  const place = subject.kind === 'groups' ? (await getGroup(ctx, subject.id)).organizationId : organizationId;
  const find = () =>
    ctx.db.selectFrom('entries').select('id').where('organization_id', '=', place).where(column[subject.kind], '=', subject.id).executeTakeFirst();
  const found = await find();
  if (found) return found.id;
  if (subject.kind === 'persons') return personEntry(ctx, place, subject.id);
  if (subject.kind === 'organizations') await getOrganization(ctx, subject.id);
  await ctx.db
    .insertInto('entries')
    .values({ id: newId(), organization_id: place, [column[subject.kind]]: subject.id, created_at: ctx.now, created_by: ctx.actor.personId })
    .onConflict((oc) => oc.doNothing())
    .execute();
  return (await find())?.id ?? '';
}

/** Somebody whom the organization knows from elsewhere, such as a member of an issue, gets an entry under the name they give themselves. */
async function personEntry(ctx: Ctx, organizationId: string, personId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into entries (id, organization_id, person_id, name, lang, languages, created_at, created_by)
    select ${newId()}, ${organizationId}, p.id, p.name, p.locale, array[p.locale], ${ctx.now}, ${ctx.actor.personId} from persons p where p.id = ${personId}
    on conflict (organization_id, person_id) do update set person_id = excluded.person_id returning id`.execute(ctx.db);
  if (!rows[0]) throw new NotFound();
  return rows[0].id;
}

/** What can be written down about an entry. Names of groups change with it; those of organizations in their settings. */
export interface EntryChange {
  readonly name: string;
  readonly lang: string;
  readonly about: string | null;
  readonly languages: readonly string[];
  readonly knows: string | null;
  readonly believes: string | null;
  readonly does: string | null;
  readonly saidBy: 'group' | 'guess';
  /** The revisions the change was made on. */
  readonly revision: number;
  readonly subjectRevision: number;
}

/** Corrects an entry. A group's name that another group of the organization has is `duplicate`. @throws NotFound, Denied, StaleRevision */
export async function changeEntry(ctx: Ctx, organizationId: string, subject: Subject, change: EntryChange): Promise<Result<null, 'duplicate'>> {
  return transact(ctx, async (ctx) => {
    const { entry } = await visibleEntry(ctx, organizationId, subject);
    const by = await mustKeepDirectory(ctx, organizationId);
    if (entry.kind === 'groups' && (entry.name !== change.name || entry.about !== change.about || entry.lang !== change.lang)) {
      const changed = await changeGroup(ctx, entry.id, { ...change, revision: change.subjectRevision });
      if (!changed.ok) return no('duplicate');
    }
    await writeEntry(ctx, await entryOf(ctx, organizationId, subject), entry, change, by);
    await record(ctx, { kind: 'entry.changed', organizationId, subjectId: entry.id });
    return ok(null);
  });
}

async function writeEntry(ctx: Ctx, id: string, entry: Entry, change: EntryChange, by: string): Promise<void> {
  const aboutGroup = entry.kind === 'groups';
  const written = await ctx.db
    .updateTable('entries')
    .set({
      ...(entry.kind === 'persons' ? { name: change.name, ...(change.name === entry.name ? {} : { given_name: null, family_name: null }) } : {}),
      about: aboutGroup ? null : change.about,
      // In the order in which they stood: a form ticks them in its own, which would tell of a change that is none.
      languages: [...new Set([...entry.languages.filter((tag) => change.languages.includes(tag)), ...change.languages])],
      knows: aboutGroup ? change.knows : null,
      believes: aboutGroup ? change.believes : null,
      does: aboutGroup ? change.does : null,
      said_by: change.saidBy,
      lang: change.lang,
      changed_at: ctx.now,
      changed_by: by,
      revision: sql`revision + 1`,
    })
    .where('id', '=', id)
    .where('revision', '=', Math.max(change.revision, 1))
    .executeTakeFirst();
  if (written.numUpdatedRows === 0n) throw new StaleRevision();
}
