import { transact } from '../../../platform/db/transact.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { canLead, nameGroup, type Issue } from '../../issues/index.ts';
import { changeOffer, listOffers, removeOffer, restoreOffer, writeOffer, type NewOffer, type Offer, type OfferProblem } from '../../outreach/index.ts';
import { groupNamed } from './groups.ts';
import { dayInWords } from './pledges.ts';
import { maybe, refused, written, type RowKind, type RowValues, type SheetRow, type Written } from './row.ts';

/** Give Value First: what we give without conditions. Read by those who lead, as on the page of outreach. */
export const giveValueFirst: { offers: RowKind } = {
  offers: {
    columns: [
      { key: 'group', kind: 'group', required: true },
      { key: 'trying', kind: 'text', required: true },
      { key: 'expected', kind: 'text' },
      { key: 'offer', kind: 'text', required: true },
      { key: 'givenOn', kind: 'date' },
      { key: 'followed', kind: 'text' },
    ],
    asksWhoSaid: false,
    // A team owns up here to what it hoped for.
    isForTheRoom: false,
    sees: (ctx) => ctx.t('tools:offers.sees'),
    mayRead: (standing) => canLead(standing).allowed,
    mayWrite: (standing) => canLead(standing).allowed,
    read: async (ctx, issue) => (await listOffers(ctx, issue.id)).map((offer) => asRow(ctx, issue, offer)),
    add: (ctx, issue, values) =>
      transact(ctx, async (ctx) => {
        const groupId = await nameGroup(ctx, issue, groupNamed(values));
        const said = await writeOffer(ctx, issue.id, { ...offerOf(issue, values), groupId });
        return said.ok ? written(said.value.id) : refusal(ctx, said.reason);
      }),
    change,
    remove: (ctx, issue, id) => removeOffer(ctx, issue.id, id),
    async restore(ctx, issue, id) {
      await restoreOffer(ctx, issue.id, id);
      return written(id);
    },
  },
};

function asRow(ctx: Ctx, issue: Issue, offer: Offer): SheetRow {
  const name = offer.groupName ?? offer.personName ?? offer.who ?? '';
  const { lang } = offer;
  return {
    id: offer.id,
    name,
    revision: offer.revision,
    cells: {
      group: { text: name, lang: offer.groupLang ?? undefined },
      trying: { text: offer.theyTry, lang },
      expected: { text: offer.expectedBack ?? '', lang },
      offer: { text: offer.weGive, lang },
      givenOn: { text: offer.givenOn ? dayInWords(ctx, offer.givenOn) : '' },
      followed: { text: offer.followed ?? '', lang },
    },
    values: {
      lang,
      groupId: offer.groupId ?? '',
      groupName: offer.groupId ? '' : name,
      trying: offer.theyTry,
      expected: offer.expectedBack ?? '',
      offer: offer.weGive,
      givenOn: offer.givenOn ?? '',
      followed: offer.followed ?? '',
    },
    flags: [],
    asides: offer.givenOn ? [] : [ctx.t('tools:offers.planned')],
    href: href('offer.edit', { issue: issue.slug, offer: offer.id }),
    mayChange: true,
    followUps: [],
  };
}

/** An offer to a person, or to people who are only described, keeps its partner. */
async function change(ctx: Ctx, issue: Issue, row: SheetRow, revision: number, values: RowValues): Promise<Written> {
  return transact(ctx, async (ctx) => {
    const was = (await listOffers(ctx, issue.id)).find((one) => one.id === row.id);
    const same = values['groupId'] === row.values['groupId'] && (values['groupName'] ?? '') === (row.values['groupName'] ?? '');
    const partner = same && was ? { groupId: was.groupId, personId: was.personId, who: was.who } : { groupId: await nameGroup(ctx, issue, groupNamed(values)) };
    const changed = await changeOffer(ctx, issue.id, row.id, revision, { ...offerOf(issue, values), ...partner });
    return changed.ok ? written(row.id) : refusal(ctx, changed.reason);
  });
}

function offerOf(issue: Issue, values: RowValues): NewOffer {
  return {
    theyTry: values['trying'] ?? '',
    weGive: values['offer'] ?? '',
    expectedBack: maybe(values['expected']),
    givenOn: maybe(values['givenOn']),
    followed: maybe(values['followed']),
    lang: values['lang'] ?? issue.lang,
  };
}

function refusal(ctx: Ctx, reason: OfferProblem): Written {
  return reason === 'future' ? refused({ givenOn: ctx.t('tools:problem.future') }) : refused({ groupId: ctx.t('issues:problem.group') });
}
