import { signed, unsigned } from './tokens.ts';
import type { Web } from './web.ts';

/**
 * A participant without account holds one signed random cookie for each issue. Trade-off, stated on the page:
 * whoever clears it or changes browser can take part again.
 */
const prefix = 'longtable.seat.';
const oneYear = 365 * 24 * 60 * 60;

/** Participant ids by issue id, from the cookies that were signed here. */
export function seatsFrom(cookieHeader: string | undefined, secret: string): ReadonlyMap<string, string> {
  const seats = new Map<string, string>();
  if (!cookieHeader?.includes(prefix)) return seats;
  for (const pair of cookieHeader.split('; ')) {
    const equals = pair.indexOf('=');
    if (!pair.startsWith(prefix) || equals < 0) continue;
    const issueId = pair.slice(prefix.length, equals);
    const participantId = unsigned(secret, `seat:${issueId}`, pair.slice(equals + 1));
    if (participantId) seats.set(issueId, participantId);
  }
  return seats;
}

/** Hands the participant's cookie to a visitor who just took part for the first time. */
export function giveSeat(c: Web, issueId: string, participantId: string): void {
  const { secret, origin } = c.var.ctx;
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  const value = signed(secret, `seat:${issueId}`, participantId);
  c.header('Set-Cookie', `${prefix}${issueId}=${value}; Path=/; Max-Age=${oneYear}; HttpOnly; SameSite=Lax${secure}`, { append: true });
}
