import { expect } from 'vitest';

/** A voter's browser as far as the server can tell: cookies, the page, the form that is sent. */
interface Phone {
  readonly cookies: Map<string, string>;
  readonly person: number;
}

/**
 * People of two camps who vote on a conversation over HTTP, as their phones would, with cookies and forms: everybody agrees with
 * the first statements, and the camps differ on the rest. Bounded: each casts at most `each` votes, a few people at a time.
 * @returns how many votes were cast
 */
export async function crowdVotes(origin: string, conversation: string, people: number, each: number): Promise<number> {
  let cast = 0;
  const phones = Array.from({ length: people }, (_, person): Phone => ({ person, cookies: new Map() }));
  for (let turn = 0; turn < each; turn += 1) {
    for (let from = 0; from < people; from += 5) {
      const votes = await Promise.all(phones.slice(from, from + 5).map((phone) => voteOnce(origin, conversation, phone)));
      cast += votes.filter(Boolean).length;
    }
  }
  return cast;
}

/** Opens the page and presses one of the three buttons on it; false when there is nothing left to vote on. */
async function voteOnce(origin: string, conversation: string, phone: Phone): Promise<boolean> {
  const page = await (await visit(origin + conversation, phone)).text();
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1];
  const statement = /name="statement" value="([^"]+)"/.exec(page)?.[1];
  const token = field('_csrf');
  if (!statement || !token) return false;
  const text = /class="statement"[^>]*>([^<]+)</.exec(page)?.[1] ?? '';
  const number = Number(/\d+/.exec(text)?.[0] ?? 0);
  const value = number <= 2 ? 1 : (phone.person + number) % 2 === 0 ? 1 : -1;
  const answer = await visit(`${origin}${conversation}/votes`, phone, new URLSearchParams({ _csrf: token, statement, value: String(value) }));
  expect(answer.status).toBe(303);
  return true;
}

async function visit(address: string, { cookies }: Phone, body?: URLSearchParams): Promise<Response> {
  const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...(body ? { origin: new URL(address).origin } : {}) };
  const response = await fetch(address, { method: body ? 'POST' : 'GET', redirect: 'manual', headers, ...(body ? { body } : {}) });
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
  }
  return response;
}
