import type { Ctx } from '../../platform/ctx.ts';
import { keptGroups } from '../people/index.ts';
import type { Ask, Partner } from './ask.ts';
import { partnerKey } from './partner.ts';

/** Something given, or to be given, without conditions. */
export interface Offer extends Partner {
  readonly id: string;
  readonly issueId: string;
  /** What they are trying to do. */
  readonly theyTry: string;
  /** What we can give now. */
  readonly weGive: string;
  /** What we had hoped to get back: owned up to, so that it can be let go. */
  readonly expectedBack: string | null;
  /** `YYYY-MM-DD`; null until it is given. */
  readonly givenOn: string | null;
  readonly followed: string | null;
  readonly lang: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly removedAt: Date | null;
}

/** The offers of an issue, newest first. The caller has made sure that the actor leads the issue. */
export async function listOffers(ctx: Pick<Ctx, 'db'>, issueId: string, which: 'standing' | 'removed' = 'standing'): Promise<Offer[]> {
  return ctx.db
    .selectFrom('offers')
    .leftJoin(keptGroups('groups'), 'groups.id', 'offers.group_id')
    .leftJoin('persons', 'persons.id', 'offers.person_id')
    .select([
      'offers.id',
      'offers.issue_id as issueId',
      'groups.kept_id as groupId',
      'groups.name as groupName',
      'groups.lang as groupLang',
      'offers.person_id as personId',
      'persons.name as personName',
      'offers.who',
      'offers.they_try as theyTry',
      'offers.we_give as weGive',
      'offers.expected_back as expectedBack',
      'offers.given_on as givenOn',
      'offers.followed',
      'offers.lang',
      'offers.revision',
      'offers.created_at as createdAt',
      'offers.removed_at as removedAt',
    ])
    .where('offers.issue_id', '=', issueId)
    .where('offers.removed_at', which === 'standing' ? 'is' : 'is not', null)
    .orderBy('offers.created_at', 'desc')
    .orderBy('offers.id')
    .execute();
}

/** How often we gave something to a partner, and how often we asked them for something. */
export interface GiveAndAsk extends Partner {
  readonly given: number;
  readonly planned: number;
  readonly asked: number;
}

/** Per partner: what was given, what is planned to be given, and how often they were asked; those asked most without a gift first. */
export function balanceOf(offers: readonly Offer[], asks: readonly Ask[]): GiveAndAsk[] {
  const balances = new Map<string, GiveAndAsk>();
  const count = (partner: Partner, more: { given?: number; planned?: number; asked?: number }) => {
    const key = partnerKey(partner);
    const { groupId, groupName, groupLang, personId, personName, who } = partner;
    const before = balances.get(key) ?? { groupId, groupName, groupLang, personId, personName, who, given: 0, planned: 0, asked: 0 };
    balances.set(key, {
      ...before,
      given: before.given + (more.given ?? 0),
      planned: before.planned + (more.planned ?? 0),
      asked: before.asked + (more.asked ?? 0),
    });
  };
  for (const offer of offers) count(offer, offer.givenOn ? { given: 1 } : { planned: 1 });
  for (const ask of asks) count(ask, { asked: ask.attempts.length });
  return [...balances.values()].sort((one, other) => one.given - one.asked - (other.given - other.asked));
}
