import type { Ctx } from '../../../platform/ctx.ts';
import { NotFound, StaleRevision } from '../../../platform/errors.ts';
import type { Issue } from '../../issues/index.ts';
import { isLookBackDue, sayValue, shownValues, valueOf, type Value } from '../../members/index.ts';
import { findMembershipOf, leads, standingOn, type Membership } from '../../people/index.ts';
import { maybe, refused, written, type RowKind, type RowValues, type SheetRow, type Written } from './row.ts';

const readers = ['me', 'leaders'] as const;

/** What's in It for Me, for members: each in their own words, for themselves, and read by others only where they let them. */
export const ownWorth: RowKind = {
  columns: [
    { key: 'member', kind: 'shown' },
    { key: 'professional', kind: 'text' },
    { key: 'personal', kind: 'text' },
    { key: 'cost', kind: 'text' },
    {
      key: 'readers',
      kind: 'choice',
      required: true,
      choices: async (ctx) => readers.map((reader) => ({ value: reader, label: ctx.t(`tools:readers.${reader}`) })),
    },
  ],
  needsOne: { columns: ['professional', 'personal', 'cost'], problem: 'tools:problem.empty' },
  asksWhoSaid: false,
  isForTheRoom: false,
  isOwnWords: true,
  sees: (ctx) => ctx.t('tools:readers.sees'),
  mayRead: () => true,
  mayWrite: (standing) => standing.ring !== null,
  read,
  async add(ctx, issue, values) {
    const own = await ownMembership(ctx, issue);
    if (await valueOf(ctx, own.id)) return refused({ professional: ctx.t('tools:problem.own-twice') });
    return say(ctx, issue, own, values);
  },
  async change(ctx, issue, _row, revision, values) {
    const own = await ownMembership(ctx, issue);
    const value = await valueOf(ctx, own.id);
    if (value?.saidAt.getTime() !== revision) throw new StaleRevision();
    return say(ctx, issue, own, values);
  },
};

async function ownMembership(ctx: Ctx, issue: Issue): Promise<Membership> {
  const own = ctx.actor.personId ? await findMembershipOf(ctx, issue.id, ctx.actor.personId) : null;
  if (!own) throw new NotFound();
  return own;
}

/** One's own words, then those of members who let those who lead read them. */
async function read(ctx: Ctx, issue: Issue): Promise<SheetRow[]> {
  const own = ctx.actor.personId ? await findMembershipOf(ctx, issue.id, ctx.actor.personId) : null;
  const mine = own ? await valueOf(ctx, own.id) : null;
  const shown = leads(await standingOn(ctx, issue.id)) ? await shownValues(ctx, issue.id) : [];
  const others = shown.filter((value) => value.membershipId !== own?.id).map((value) => asRow(ctx, value, value.name, false));
  return own && mine ? [asRow(ctx, mine, own.name, true, mine), ...others] : others;
}

function asRow(ctx: Ctx, value: Omit<Value, 'reviews'>, name: string, isMine: boolean, whole?: Value): SheetRow {
  const { lang } = value;
  const reader = value.shown ? 'leaders' : 'me';
  return {
    id: value.id,
    name,
    revision: value.saidAt.getTime(),
    cells: {
      member: { text: name },
      professional: { text: value.professional ?? '', lang },
      personal: { text: value.personal ?? '', lang },
      cost: { text: value.cost ?? '', lang },
      readers: { text: ctx.t(`tools:readers.${isMine ? reader : 'leaders'}`) },
    },
    values: { professional: value.professional ?? '', personal: value.personal ?? '', cost: value.cost ?? '', readers: reader, lang },
    flags: whole && isLookBackDue(whole, ctx.now) ? [ctx.t('tools:flag.look-back')] : [],
    asides: [],
    href: null,
    mayChange: isMine,
    followUps: [],
  };
}

async function say(ctx: Ctx, issue: Issue, own: Membership, values: RowValues): Promise<Written> {
  await sayValue(ctx, issue.id, own.id, {
    professional: maybe(values['professional']),
    personal: maybe(values['personal']),
    cost: maybe(values['cost']),
    lang: values['lang'] ?? issue.lang,
    shown: values['readers'] === 'leaders',
  });
  const said = await valueOf(ctx, own.id);
  return written(said?.id ?? own.id);
}
