import { transact } from '../../../platform/db/transact.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { StaleRevision } from '../../../platform/errors.ts';
import { href } from '../../../routes.ts';
import { coverageOf, gapsOf } from '../../coverage/index.ts';
import { changeEntry, keepsDirectory, listChannels, listEncounters, visibleEntry, type Entry } from '../../directory/index.ts';
import { addRow, canLead, changeRow, listStakes, removeRow, restoreRow, type Issue, type RowContent, type Stake } from '../../issues/index.ts';
import { listAsks, type Ask } from '../../outreach/index.ts';
import { getGroup, mandatesOn, standingOn } from '../../people/index.ts';
import { inLocale } from '../../frameworks/index.ts';
import { askThem } from './asking.ts';
import { groupNamed } from './groups.ts';
import { dayInWords } from './pledges.ts';
import { maybe, refused, written, type Cell, type Hint, type RowKind, type RowValues, type SheetRow, type Written } from './row.ts';

const shapes = { shapesKnow: 'knows', shapesBelieve: 'believes', shapesDo: 'does' } as const;

/**
 * Meet the Stakeholders: the groups with a stake on the issue, with what the directory knows of each. What shapes people is read
 * and written by those who keep the directory, as on its own page.
 */
export const meetStakeholders: { groups: RowKind } = {
  groups: {
    columns: [
      { key: 'group', kind: 'group', required: true },
      ...Object.keys(shapes).map((key) => ({ key, kind: 'text' as const, max: 4000 })),
      { key: 'channels', kind: 'shown' },
      { key: 'interest', kind: 'text', required: true },
      { key: 'knownBy', kind: 'shown' },
    ],
    asksWhoSaid: true,
    isForTheRoom: true,
    sees: (ctx, issue) => ctx.t(issue.publishedAt ? 'tools:directory.sees-all' : 'tools:directory.sees'),
    mayRead: () => true,
    // The directory is written by those who keep it: of those on an issue, its conveners.
    mayWrite: (standing) => canLead(standing).allowed,
    read,
    add: (ctx, issue, values) =>
      transact(ctx, async (ctx) => {
        const added = await addRow(ctx, issue.id, stakeOf(values));
        if (!added.ok) return refused({ groupId: ctx.t(`issues:problem.${added.reason}`) });
        const stake = (await listStakes(ctx, issue.id)).find((one) => one.id === added.value.id);
        if (stake) await writeEntry(ctx, issue, stake.groupId, values, null);
        return written(added.value.id);
      }),
    change,
    remove: (ctx, issue, id) => removeRow(ctx, issue.id, 'stakes', id),
    async restore(ctx, issue, id) {
      const restored = await restoreRow(ctx, issue.id, 'stakes', id);
      return restored.ok ? written(id) : refused({ groupId: ctx.t(`issues:problem.${restored.reason}`) });
    },
    followUps: (ctx) => [askThem(ctx, ctx.t('tools:ask.meet'))],
    hints,
  },
};

function stakeOf(values: RowValues): RowContent {
  const saidBy = values['saidBy'] === 'group' ? 'group' : 'guess';
  return { kind: 'stakes', ...groupNamed(values), reason: values['interest'] ?? '', saidBy, lang: values['lang'] ?? 'en' };
}

async function read(ctx: Ctx, issue: Issue): Promise<SheetRow[]> {
  const mayLead = canLead(await standingOn(ctx, issue.id)).allowed;
  const asks = mayLead ? await listAsks(ctx, issue.id) : [];
  const mandates = await mandatesOn(ctx, issue.id);
  const rows: SheetRow[] = [];
  for (const stake of await listStakes(ctx, issue.id)) {
    const { entry, keeps } = await entryOfGroup(ctx, stake.groupId);
    const speakers = mandates.filter((mandate) => mandate.groupId === stake.groupId).map((mandate) => mandate.personName);
    const met = keeps ? (await listEncounters(ctx, { kind: 'groups', id: stake.groupId })).map((one) => one.byName) : [];
    const knownBy = [...new Set([...speakers, ...met])];
    const channels = keeps ? (await listChannels(ctx, [entry.entryId])).map((channel) => channel.value) : [];
    rows.push(asRow(ctx, issue, { stake, entry, keeps, knownBy, channels, asks: asks.filter((ask) => ask.groupId === stake.groupId), mayLead }));
  }
  return rows;
}

/** A group stands in the directory of the organization that keeps it, which may be one above or below. */
async function entryOfGroup(ctx: Ctx, groupId: string): Promise<{ entry: Entry; keeps: boolean }> {
  const { organizationId } = await getGroup(ctx, groupId);
  return visibleEntry(ctx, organizationId, { kind: 'groups', id: groupId });
}

interface Found {
  stake: Stake;
  entry: Entry;
  keeps: boolean;
  knownBy: readonly string[];
  channels: readonly string[];
  asks: readonly Ask[];
  mayLead: boolean;
}

function asRow(ctx: Ctx, issue: Issue, { stake, entry, keeps, knownBy, channels, asks, mayLead }: Found): SheetRow {
  const isGuess = entry.saidBy === 'guess';
  const told: Record<string, Cell> = {};
  const values: Record<string, string> = { saidBy: stake.saidBy, lang: stake.lang, groupId: stake.groupId, interest: stake.reason };
  for (const [key, field] of Object.entries(shapes)) {
    told[key] = { text: entry[field] ?? '', lang: entry.lang, isGuess };
    values[key] = entry[field] ?? '';
  }
  return {
    id: stake.id,
    name: stake.groupName,
    revision: together(stake.revision, entry.revision),
    cells: {
      group: { text: stake.groupName, lang: stake.groupLang },
      ...told,
      channels: { text: channels.join('\n') },
      interest: { text: stake.reason, lang: stake.lang, isGuess: stake.saidBy === 'guess' },
      knownBy: { text: knownBy.join(', ') },
    },
    values,
    flags: keeps && knownBy.length === 0 ? [ctx.t('tools:flag.nobody-knows')] : [],
    asides: asks.flatMap((ask) => (ask.dueOn ? [ctx.t(`tools:asked.${ask.state}`, { day: dayInWords(ctx, ask.dueOn) })] : [])),
    href: keeps ? href('entry.show', { organization: entry.organizationId, kind: 'groups', subject: stake.groupId }) : null,
    mayChange: mayLead && keeps,
    followUps: mayLead ? ['ask'] : [],
  };
}

/** A row is two records; one number stands for both, so that a change of either is noticed. */
const entryShare = 1_000_000;
const together = (stake: number, entry: number) => stake * entryShare + entry;

async function change(ctx: Ctx, issue: Issue, row: SheetRow, revision: number, values: RowValues): Promise<Written> {
  if (values['groupName'] || values['groupId'] !== row.values['groupId']) return refused({ groupId: ctx.t('tools:problem.group-fixed') });
  return transact(ctx, async (ctx) => {
    const changed = await changeRow(ctx, issue.id, row.id, Math.floor(revision / entryShare), stakeOf(values));
    if (!changed.ok) return refused({ groupId: ctx.t(`issues:problem.${changed.reason}`) });
    await writeEntry(ctx, issue, row.values['groupId'] ?? '', values, revision % entryShare);
    return written(row.id);
  });
}

/** Writes what shapes people into the entry of the group, which keeps its name and language. `revision` null: where nothing stands there yet. */
async function writeEntry(ctx: Ctx, issue: Issue, groupId: string, values: RowValues, revision: number | null): Promise<void> {
  const { entry } = await entryOfGroup(ctx, groupId);
  if (revision !== null && revision !== entry.revision) throw new StaleRevision();
  const said = Object.fromEntries(Object.entries(shapes).map(([key, field]) => [field, maybe(values[key])])) as Pick<Entry, 'knows' | 'believes' | 'does'>;
  // A row that says nothing of it leaves the directory as it is.
  if (revision === null && !said.knows && !said.believes && !said.does) return;
  const kept = revision === null ? { knows: said.knows ?? entry.knows, believes: said.believes ?? entry.believes, does: said.does ?? entry.does } : said;
  const { name, lang, about, languages, subjectRevision } = entry;
  const saidBy = values['saidBy'] === 'group' ? 'group' : 'guess';
  const changed = await changeEntry(
    ctx,
    entry.organizationId,
    { kind: 'groups', id: groupId },
    {
      name,
      lang,
      about,
      languages,
      ...kept,
      saidBy,
      revision: entry.revision,
      subjectRevision,
    },
  );
  if (!changed.ok) throw new StaleRevision();
}

/** Kinds of people that the issue needs and has nobody of, for those who lead; and what the reader does not see here. */
async function hints(ctx: Ctx, issue: Issue): Promise<Hint[]> {
  const hidden = (await keepsDirectory(ctx, issue.organizationId)) ? [] : [{ text: ctx.t('tools:directory.hidden'), href: null }];
  if (!canLead(await standingOn(ctx, issue.id)).allowed) return hidden;
  const gaps = gapsOf(await coverageOf(ctx, issue), ctx.now).filter((gap) => gap.group === null && nobody.has(gap.type));
  const names = gaps.map((gap) => inLocale(gap.state.kind.name, ctx.locale).text);
  if (names.length === 0) return hidden;
  return [...hidden, { text: ctx.t('tools:coverage.empty', { names: names.join(', ') }), href: href('desk.missing', { issue: issue.slug }) }];
}

const nobody: ReadonlySet<string> = new Set(['agreed', 'unasked', 'planned', 'in-vain']);
