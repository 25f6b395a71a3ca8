import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { leads, type Standing } from '../people/index.ts';

/** Outreach is the work of those who lead; nobody else reads who was asked, and who said no. */
export function canReachOut(standing: Standing): Verdict<'outreach:denied.lead'> {
  return leads(standing) ? allowed : denied('outreach:denied.lead');
}

/** Whoever does an ask writes down what came of it, and so do those who lead. */
export function canAttempt(standing: Standing, owns: boolean): Verdict<'outreach:denied.lead'> {
  return owns || leads(standing) ? allowed : denied('outreach:denied.lead');
}

/** Trusted to extend the list: core team, advisors, and whoever speaks for a group; and those who lead. */
export function canNominate(standing: Standing, holdsMandate: boolean): Verdict<'outreach:denied.nominate'> {
  const trusted = standing.ring === 'core' || standing.ring === 'advisors' || holdsMandate || leads(standing);
  return trusted ? allowed : denied('outreach:denied.nominate');
}

/** Who belongs to an issue may keep private notes of talks about it. */
export function canKeepNotes(standing: Standing): Verdict<'outreach:denied.notes'> {
  return standing.ring !== null || leads(standing) ? allowed : denied('outreach:denied.notes');
}
