import type { Ring } from './ring.ts';

export type Role = 'convener' | 'member';

/** A person's present place on an issue. */
export interface Membership {
  readonly id: string;
  readonly issueId: string;
  readonly personId: string;
  readonly name: string;
  /** What they say about themselves. */
  readonly about: string | null;
  readonly ring: Ring;
  readonly role: Role;
  /** Can decide. */
  readonly hasAuthority: boolean;
  /** Can move practice: people listen to them. */
  readonly hasInfluence: boolean;
  readonly joinedAt: Date;
  readonly revision: number;
}

/** How many members can decide, and how many can move practice. */
export interface Balance {
  readonly authority: number;
  readonly influence: number;
}

export function balanceOf(members: readonly Membership[]): Balance {
  return {
    authority: members.filter((member) => member.hasAuthority).length,
    influence: members.filter((member) => member.hasInfluence).length,
  };
}

/** What is missing at the table: a decision made without either does not hold (S001, the partnership column). */
export function missingFrom(balance: Balance): 'both' | 'authority' | 'influence' | null {
  if (balance.authority === 0 && balance.influence === 0) return 'both';
  if (balance.authority === 0) return 'authority';
  return balance.influence === 0 ? 'influence' : null;
}
