import { createHmac, timingSafeEqual } from 'node:crypto';

/** The name of the session cookie; browsers hold the prefixed one to https. */
export function sessionCookieName(origin: string): string {
  return `${origin.startsWith('https:') ? '__Secure-' : ''}longtable.session_token`;
}

/**
 * The session token that this installation signed, or null. better-auth writes the cookie as `token.signature`
 * (HMAC-SHA-256, base64, URL-encoded); we read it ourselves because every request of every page does.
 */
export function sessionToken(cookies: string | null, name: string, secret: string): string | null {
  const raw = cookies && valueOf(cookies, name);
  if (!raw) return null;
  const dot = raw.lastIndexOf('.');
  const token = raw.slice(0, Math.max(dot, 0));
  const expected = createHmac('sha256', secret).update(token).digest();
  const given = Buffer.from(raw.slice(dot + 1), 'base64');
  return token && given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function valueOf(cookies: string, name: string): string | null {
  const pair = cookies.split(/; */).find((one) => one.startsWith(`${name}=`));
  if (!pair) return null;
  try {
    return decodeURIComponent(pair.slice(name.length + 1));
  } catch {
    return null;
  }
}
