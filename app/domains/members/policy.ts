import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { belongs } from '../issues/index.ts';
import { leads, type Standing } from '../people/index.ts';

/** A member's page is read and filled by that member and by those who lead. */
export function canKeepMember(standing: Standing, isOwn: boolean): Verdict<'members:denied.member'> {
  return isOwn || leads(standing) ? allowed : denied('members:denied.member');
}

/** Value is in the eye of who gets it: nobody writes it for another. */
export function canSayValue(isOwn: boolean): Verdict<'members:denied.value'> {
  return isOwn ? allowed : denied('members:denied.value');
}

/** Only the person it is about turns our guess into her own word. */
export function canConfirm(isOwn: boolean): Verdict<'members:denied.confirm'> {
  return isOwn ? allowed : denied('members:denied.confirm');
}

/** Those who lead write what is expected, and until when people serve. */
export function canLeadMembers(standing: Standing): Verdict<'members:denied.lead'> {
  return leads(standing) ? allowed : denied('members:denied.lead');
}

/** Members read what is expected of members. */
export function canReadExpectations(standing: Standing): Verdict<'members:denied.inside'> {
  return belongs(standing) ? allowed : denied('members:denied.inside');
}

/** Who is no present member has nothing to acknowledge. */
export function canAcknowledge(standing: Standing): Verdict<'members:denied.acknowledge'> {
  return standing.ring === null ? denied('members:denied.acknowledge') : allowed;
}

/** Nobody agrees for another to follow somebody. */
export function canAnswerSuccession(isSuccessor: boolean): Verdict<'members:denied.successor'> {
  return isSuccessor ? allowed : denied('members:denied.successor');
}
