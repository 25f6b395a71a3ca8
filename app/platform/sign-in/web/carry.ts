import type { Web } from '../../http/web.ts';
import type { Cookies } from '../auth.ts';

/** Passes the cookies of a sign-in or sign-out on to the browser. */
export function carry(c: Web, { headers }: Cookies): void {
  for (const line of headers.getSetCookie()) c.header('Set-Cookie', line, { append: true });
}
