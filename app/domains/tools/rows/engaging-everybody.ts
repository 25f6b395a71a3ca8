import type { Ctx } from '../../../platform/ctx.ts';
import { NotFound, StaleRevision } from '../../../platform/errors.ts';
import { href } from '../../../routes.ts';
import type { Issue } from '../../issues/index.ts';
import { isRing, listGroups, listMembers, rings, standingOn, type Membership } from '../../people/index.ts';
import { canLeadRings, rhythmsOf, setRhythm, unwantPlace, wantAgain, wantedOn, wantPlace, type Rhythm, type WantedPlace } from '../../rings/index.ts';
import { membersToChoose } from './members-to-choose.ts';
import { maybe, refused, written, type Hint, type RowChoice, type RowKind, type RowValues, type SheetRow, type Written } from './row.ts';

/** Engaging Everybody: where people are and are wanted, and how each ring hears from us and answers. */
export const engagingEverybody: { places: RowKind; rhythm: RowKind } = {
  places: {
    columns: [
      { key: 'member', kind: 'choice', required: true, choices: whomToChoose },
      { key: 'ringNow', kind: 'shown' },
      { key: 'ringWanted', kind: 'choice', required: true, choices: ringsToChoose },
      { key: 'why', kind: 'text', max: 1000, required: true },
    ],
    asksWhoSaid: false,
    // Its rows are about single persons.
    isForTheRoom: false,
    sees: (ctx) => ctx.t('tools:rings.sees'),
    mayRead: () => true,
    mayWrite: (standing) => canLeadRings(standing).allowed,
    read: readPlaces,
    add: want,
    async change(ctx, issue, row, revision, values) {
      if (values['member'] !== row.values['member']) return refused({ member: ctx.t('tools:problem.member-fixed') });
      const now = (await readPlaces(ctx, issue)).find((one) => one.values['member'] === row.values['member']);
      if (now?.revision !== revision) throw new StaleRevision();
      return want(ctx, issue, values);
    },
    remove: (ctx, issue, id) => unwantPlace(ctx, issue.id, id),
    async restore(ctx, issue, id) {
      return (await wantAgain(ctx, issue.id, id)) ? written(id) : refused({ member: ctx.t('tools:problem.twice') });
    },
  },
  rhythm: {
    columns: [
      { key: 'ring', kind: 'choice', required: true, choices: ringsToChoose },
      { key: 'ask', kind: 'text', max: 1000 },
      { key: 'everyDays', kind: 'choice', required: true, choices: daysToChoose },
      { key: 'channel', kind: 'line', max: 300 },
      { key: 'linker', kind: 'choice', choices: membersToChoose },
    ],
    asksWhoSaid: false,
    isForTheRoom: false,
    sees: (ctx) => ctx.t('issues:row.sees-inside'),
    mayRead: () => true,
    mayWrite: (standing) => canLeadRings(standing).allowed,
    read: readRhythms,
    async add(ctx, issue, values) {
      const now = (await rhythmsOf(ctx, issue.id)).find((one) => one.ring === values['ring']);
      return now?.number === 0 ? agree(ctx, issue, now, values, 0) : refused({ ring: ctx.t('tools:problem.ring-twice') });
    },
    async change(ctx, issue, row, revision, values) {
      if (values['ring'] !== row.id) return refused({ ring: ctx.t('tools:problem.ring-fixed') });
      const now = (await rhythmsOf(ctx, issue.id)).find((one) => one.ring === row.id);
      return now ? agree(ctx, issue, now, values, revision) : refused({ ring: ctx.t('forms:choose-one') });
    },
    hints: ringsWithout,
  },
};

async function ringsToChoose(ctx: Ctx): Promise<RowChoice[]> {
  return rings.map((ring) => ({ value: ring, label: ctx.t(`people:ring.${ring}`) }));
}

async function whomToChoose(ctx: Ctx, issue: Issue): Promise<RowChoice[]> {
  const members = (await listMembers(ctx, issue.id)).map((member) => ({ value: `person:${member.personId}`, label: member.name }));
  return [...members, ...(await listGroups(ctx, issue.organizationId)).map((group) => ({ value: `group:${group.id}`, label: group.name }))];
}

async function daysToChoose(ctx: Ctx, issue: Issue): Promise<RowChoice[]> {
  const said = (await rhythmsOf(ctx, issue.id)).map((rhythm) => rhythm.everyDays);
  const days = [...new Set([7, 14, 30, 42, 60, 90, 180, ...said])].toSorted((one, other) => one - other);
  return days.map((count) => ({ value: String(count), label: ctx.t('tools:every', { count }) }));
}

/** Members where they are, with where they are wanted; then groups nobody of whom is in yet. Wishes about others are for those who lead. */
async function readPlaces(ctx: Ctx, issue: Issue): Promise<SheetRow[]> {
  const mayLead = canLeadRings(await standingOn(ctx, issue.id)).allowed;
  const wishes = mayLead ? await wantedOn(ctx, issue.id) : await wantedOn(ctx, issue.id, ctx.actor.personId ?? '');
  const members = await listMembers(ctx, issue.id);
  const ofMembers = members.map((member) => placeRow(ctx, member, wishes.find((one) => one.personId === member.personId) ?? null, mayLead));
  const ofGroups = wishes.filter((wish) => wish.groupId !== null).map((wish) => placeRow(ctx, null, wish, mayLead));
  return [...ofMembers, ...ofGroups];
}

function placeRow(ctx: Ctx, member: Membership | null, wish: WantedPlace | null, mayChange: boolean): SheetRow {
  const name = member?.name ?? wish?.groupName ?? '';
  const moves = member !== null && wish !== null && wish.ring !== member.ring;
  return {
    // The wish, where there is one: it is what is taken away and put back.
    id: wish?.id ?? member?.id ?? '',
    name,
    revision: wish ? wish.wantedAt.getTime() : 0,
    cells: {
      member: { text: name, lang: wish?.groupLang ?? undefined },
      ringNow: { text: member ? ctx.t(`people:ring.${member.ring}`) : ctx.t('tools:rings.nobody-in') },
      ringWanted: { text: wish ? ctx.t(`people:ring.${wish.ring}`) : '' },
      why: { text: wish?.reason ?? '', lang: wish?.lang },
    },
    values: {
      member: member ? `person:${member.personId}` : `group:${wish?.groupId ?? ''}`,
      ringWanted: wish?.ring ?? '',
      why: wish?.reason ?? '',
      lang: wish?.lang ?? ctx.locale.slice(0, 2),
    },
    flags: [],
    asides: moves ? [ctx.t('tools:rings.moves')] : [],
    href: null,
    mayChange,
    mayRemove: wish !== null,
    followUps: [],
  };
}

async function want(ctx: Ctx, issue: Issue, values: RowValues): Promise<Written> {
  const [kind, id = ''] = (values['member'] ?? '').split(':');
  const ring = values['ringWanted'] ?? '';
  if (!isRing(ring)) throw new NotFound();
  const whom = kind === 'person' ? { personId: id } : { groupId: id };
  const said = await wantPlace(ctx, issue.id, { whom, ring, reason: values['why'] ?? '', lang: values['lang'] ?? issue.lang });
  return said.ok ? written(said.value.id) : refused({ member: ctx.t('forms:choose-one') });
}

async function readRhythms(ctx: Ctx, issue: Issue): Promise<SheetRow[]> {
  const mayChange = canLeadRings(await standingOn(ctx, issue.id)).allowed;
  return (await rhythmsOf(ctx, issue.id)).filter((rhythm) => rhythm.number > 0).map((rhythm) => rhythmRow(ctx, issue, rhythm, mayChange));
}

function rhythmRow(ctx: Ctx, issue: Issue, rhythm: Rhythm, mayChange: boolean): SheetRow {
  const name = ctx.t(`people:ring.${rhythm.ring}`);
  const { lang } = rhythm;
  return {
    id: rhythm.ring,
    name,
    revision: rhythm.number,
    cells: {
      ring: { text: name },
      ask: { text: rhythm.asks ?? '', lang },
      everyDays: { text: ctx.t('tools:every', { count: rhythm.everyDays }) },
      channel: { text: rhythm.channel ?? '', lang },
      linker: { text: rhythm.linkerName ?? '' },
    },
    values: {
      ring: rhythm.ring,
      ask: rhythm.asks ?? '',
      everyDays: String(rhythm.everyDays),
      channel: rhythm.channel ?? '',
      linker: rhythm.linkerId ?? '',
      lang,
    },
    flags: [],
    asides: [],
    href: mayChange ? href('ring.show', { issue: issue.slug, ring: rhythm.ring }) : null,
    mayChange,
    followUps: [],
  };
}

async function agree(ctx: Ctx, issue: Issue, now: Rhythm, values: RowValues, over: number): Promise<Written> {
  const agreed = await setRhythm(ctx, issue.id, now.ring, {
    everyDays: Number(values['everyDays']),
    asks: maybe(values['ask']),
    timeNeeded: now.timeNeeded,
    channel: maybe(values['channel']),
    linkerId: maybe(values['linker']),
    lang: values['lang'] ?? issue.lang,
    over,
  });
  return agreed.ok ? written(now.ring) : refused({ linker: ctx.t('forms:choose-one') });
}

async function ringsWithout(ctx: Ctx, issue: Issue): Promise<Hint[]> {
  const without = (await rhythmsOf(ctx, issue.id)).filter((rhythm) => rhythm.number === 0);
  return without.map((rhythm) => ({ text: ctx.t('tools:rings.no-rhythm', { ring: ctx.t(`people:ring.${rhythm.ring}`) }), href: null }));
}
