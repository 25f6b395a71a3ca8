import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { visibleIssues } from '../issues/index.ts';
import { keptGroups, leads, standingOn, stranger, type Standing } from '../people/index.ts';
import { waitsForAdult } from './holding.ts';
import type { Channel, Input, InputKind, Speaks } from './input.ts';

/** Every input with what is shown of it. The address stays behind. */
export function inputRows(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('inputs')
    .leftJoin(keptGroups('groups'), 'groups.id', 'inputs.group_id')
    .leftJoin('persons as recorder', 'recorder.id', 'inputs.recorded_by')
    .leftJoin('input_confirmations as confirmation', 'confirmation.input_id', 'inputs.id')
    .select([
      'inputs.id',
      'inputs.issue_id as issueId',
      'inputs.kind',
      'inputs.body',
      'inputs.lang',
      'inputs.channel',
      'inputs.participant_id as participantId',
      'groups.kept_id as groupId',
      'groups.name as groupName',
      'groups.lang as groupLang',
      'inputs.mandate_id as mandateId',
      'inputs.speaks',
      'inputs.asked_count as askedCount',
      'inputs.author_locale as authorLocale',
      sql<boolean>`inputs.author_address is not null`.as('reachable'),
      'inputs.recorded_by as recordedBy',
      'recorder.name as recordedByName',
      'inputs.moderated',
      waitsForAdult('inputs').as('waits'),
      'inputs.said_at as saidAt',
      'inputs.created_at as createdAt',
      'inputs.withdrawn_at as withdrawnAt',
      'confirmation.at as confirmedAt',
    ]);
}

/** SQL: the actor said it, as a person or in this browser. */
function isMine(ctx: Ctx) {
  const seats = [...ctx.actor.participants.values()].filter(isId);
  return sql<boolean>`exists (select 1 from participants p where p.id = inputs.participant_id
    and (p.person_id = ${ctx.actor.personId}::uuid or p.id = any(${seats}::uuid[])))`;
}

/**
 * The inputs that this actor may read: shown ones on issues they may see, and their own. With a standing that leads
 * the one issue asked about, hidden and withdrawn ones too. A remark is shown until it is hidden; a statement
 * once it was accepted (its conversation shows it earlier where it is not reviewed first).
 */
export function visibleInputs(ctx: Ctx, standing: Standing = stranger) {
  const rows = inputRows(ctx).where('inputs.issue_id', 'in', visibleIssues(ctx).select('issues.id'));
  if (leads(standing)) return rows;
  return rows.where((eb) => {
    const accepted = eb.or([eb('inputs.moderated', '=', 1), eb.and([eb('inputs.moderated', '=', 0), eb('inputs.kind', '=', 'remark')])]);
    return eb.or([eb.and([accepted, eb('inputs.withdrawn_at', 'is', null)]), isMine(ctx)]);
  });
}

/** An input the actor may read, with their standing on its issue. @throws NotFound */
export async function getInput(ctx: Ctx, id: string): Promise<{ input: Input; standing: Standing }> {
  const row = isId(id) ? await ctx.db.selectFrom('inputs').select('issue_id').where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  const standing = await standingOn(ctx, row.issue_id);
  const input = await visibleInputs(ctx, standing).where('inputs.id', '=', id).executeTakeFirst();
  if (!input) throw new NotFound();
  return { input: input as Input, standing };
}

/** Locks an input for the rest of the transaction, through the visible query. @throws NotFound */
export async function lockInput(ctx: Ctx, id: string): Promise<{ input: Input; standing: Standing }> {
  if (isId(id)) await sql`select 1 from inputs where id = ${id} for update`.execute(ctx.db);
  return getInput(ctx, id);
}

export const inputStates = ['unread', 'accepted', 'hidden', 'withdrawn', 'guess'] as const;
export type InputState = (typeof inputStates)[number];

export interface InputFilter {
  readonly channel?: Channel | undefined;
  readonly lang?: string | undefined;
  readonly state?: InputState | undefined;
  readonly kind?: InputKind | undefined;
}

export interface InputPage {
  readonly inputs: readonly Input[];
  /** The id to continue before, or null at the end. */
  readonly older: string | null;
}

/** Inputs of one issue, newest arrival first, `size` at a time; `before` is the id where the last page ended. */
export async function listInputs(ctx: Ctx, issueId: string, filter: InputFilter = {}, before: string | null = null, size = 20): Promise<InputPage> {
  let query = visibleInputs(ctx, await standingOn(ctx, issueId)).where('inputs.issue_id', '=', issueId);
  if (filter.channel) query = query.where('inputs.channel', '=', filter.channel);
  if (filter.lang) query = query.where('inputs.lang', '=', filter.lang);
  if (filter.kind) query = query.where('inputs.kind', '=', filter.kind);
  if (filter.state) query = query.where(stateIs[filter.state]);
  if (isId(before ?? undefined))
    query = query.where(sql<boolean>`(inputs.created_at, inputs.id) < (select b.created_at, b.id from inputs b where b.id = ${before})`);
  const rows = (await query
    .orderBy('inputs.created_at', 'desc')
    .orderBy('inputs.id', 'desc')
    .limit(size + 1)
    .execute()) as Input[];
  const inputs = rows.slice(0, size);
  return { inputs, older: rows.length > size ? (inputs.at(-1)?.id ?? null) : null };
}

const stateIs: Record<InputState, ReturnType<typeof sql<boolean>>> = {
  unread: sql<boolean>`(inputs.moderated = 0 or ${waitsForAdult('inputs')}) and inputs.withdrawn_at is null`,
  accepted: sql<boolean>`inputs.moderated = 1 and inputs.withdrawn_at is null`,
  hidden: sql<boolean>`inputs.moderated = -1 and not ${waitsForAdult('inputs')}`,
  withdrawn: sql<boolean>`inputs.withdrawn_at is not null`,
  guess: sql<boolean>`inputs.speaks = 'guess' and confirmation.at is null`,
};

/** Inputs by id, in that order. The caller has found the ids in what the actor may see. */
export async function inputsInOrder(ctx: Pick<Ctx, 'db'>, ids: readonly string[]): Promise<Input[]> {
  if (ids.length === 0) return [];
  const rows = (await inputRows(ctx)
    .where('inputs.id', 'in', [...ids])
    .execute()) as Input[];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export interface MyInput extends Input {
  readonly issue: { readonly slug: string; readonly statement: string; readonly lang: string };
  readonly answerDays: number;
}

/** What the actor said on every issue, as a person or in this browser, newest first. */
export async function listMyInputs(ctx: Ctx, limit = 200): Promise<MyInput[]> {
  if (!ctx.actor.personId && ctx.actor.participants.size === 0) return [];
  const rows = await inputRows(ctx)
    .innerJoin('issues', 'issues.id', 'inputs.issue_id')
    .select(['issues.slug', 'issues.statement', 'issues.lang as issueLang', 'issues.answer_days as answerDays'])
    .where(isMine(ctx))
    .orderBy('inputs.said_at', 'desc')
    .orderBy('inputs.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ slug, statement, issueLang, ...input }) => ({
    ...(input as Input),
    issue: { slug, statement, lang: issueLang },
    answerDays: input.answerDays,
  }));
}

/** How many inputs an issue has, and how many await a look or the group's yes. Hidden and withdrawn ones are in `all`. */
export async function countInputs(ctx: Ctx, issueId: string): Promise<{ all: number; unread: number; guesses: number }> {
  const { rows } = await sql<{ all: number; unread: number; guesses: number }>`
    select count(*)::int as all,
      count(*) filter (where i.moderated = 0 and i.withdrawn_at is null)::int as unread,
      count(*) filter (where i.speaks = 'guess' and c.input_id is null and i.moderated >= 0 and i.withdrawn_at is null)::int as guesses
    from inputs i left join input_confirmations c on c.input_id = i.id where i.issue_id = ${issueId}`.execute(ctx.db);
  return rows[0] ?? { all: 0, unread: 0, guesses: 0 };
}

/** The languages and channels in which an issue was spoken to, for filters. */
export async function facetsOf(ctx: Ctx, issueId: string): Promise<{ langs: string[]; channels: Channel[] }> {
  const rows = await ctx.db.selectFrom('inputs').select(['lang', 'channel']).distinct().where('issue_id', '=', issueId).execute();
  const once = (values: string[]) => [...new Set(values)].sort();
  return { langs: once(rows.map((row) => row.lang)), channels: once(rows.map((row) => row.channel)) as Channel[] };
}

/**
 * Groups of whom fewer than `threshold` inputs of single persons are known on an issue. Naming such a group beside
 * free text could show who wrote it.
 */
export async function smallGroups(ctx: Ctx, issueId: string, threshold: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select g.kept_id as id from inputs join kept_groups g on g.id = inputs.group_id where inputs.issue_id = ${issueId}
    group by g.kept_id having count(*) filter (where speaks = 'self' and moderated >= 0 and withdrawn_at is null) < ${threshold}`.execute(ctx.db);
  return new Set(rows.map((row) => row.id));
}

/** In how many words a group spoke through its member, and which. */
export interface GroupSpeech {
  readonly speaks: Speaks;
  readonly askedCount: number | null;
  readonly groupName: string;
  readonly groupLang: string | null;
}

/** The group for which something was said, from columns; null where nobody but its author stands behind it. */
export function groupSpeech(row: { speaks: string | null; askedCount: number | null; groupName: string | null; groupLang: string | null }): GroupSpeech | null {
  const { speaks, askedCount, groupName, groupLang } = row;
  return speaks && speaks !== 'self' && groupName ? { speaks: speaks as Speaks, askedCount, groupName, groupLang } : null;
}

/** Of these inputs, those that speak for a group under a mandate, by id. The caller has found the ids in what the actor may see. */
export async function speechesOf(ctx: Pick<Ctx, 'db'>, ids: readonly string[]): Promise<ReadonlyMap<string, GroupSpeech>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .selectFrom('inputs')
    .innerJoin(keptGroups('groups'), 'groups.id', 'inputs.group_id')
    .select(['inputs.id', 'inputs.speaks', 'inputs.asked_count as askedCount', 'groups.name as groupName', 'groups.lang as groupLang'])
    .where('inputs.id', 'in', [...ids])
    .where('inputs.mandate_id', 'is not', null)
    .where('inputs.speaks', '<>', 'self')
    .execute();
  return new Map(rows.map(({ id, speaks, ...row }) => [id, { ...row, speaks: speaks as Speaks }]));
}
