import autocannon from 'autocannon';
import type { Ground } from './place.ts';

export interface Fired {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Answers other than the one expected. */
  readonly wrong: number;
}

/** Votes at random for some seconds over 64 connections. Each voter changes their mind, so each request writes. */
export async function fireVotes(origin: string, ground: Ground, how: 'product' | 'bare', seconds: number): Promise<Fired> {
  const requests = Array.from({ length: 4000 }, (_, at) => request(ground, how, at));
  return fire({ url: origin, connections: 64, duration: seconds, requests }, 303);
}

function request(ground: Ground, how: 'product' | 'bare', at: number): autocannon.Request {
  const voter = ground.voters[at % ground.voters.length];
  const statement = ground.statementIds[Math.floor(at / 7) % ground.statementIds.length];
  const value = String((at % 3) - 1);
  if (!voter || !statement) throw new Error('the ground has no voters or statements');
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  if (how === 'bare') {
    const body = new URLSearchParams({ conversation: ground.conversationId, statement, participant: voter.participantId, value });
    return { method: 'POST', path: '/votes', headers, body: body.toString() };
  }
  const body = new URLSearchParams({ _csrf: voter.csrf, statement, value });
  return { method: 'POST', path: `/conversations/${ground.conversationId}/votes`, headers: { ...headers, cookie: voter.cookie }, body: body.toString() };
}

export async function firePages(origin: string, path: string, cookies: readonly string[], seconds: number): Promise<Fired> {
  const requests = cookies.map((cookie) => ({ method: 'GET' as const, path, headers: { cookie } }));
  return fire({ url: origin, connections: 16, duration: seconds, requests }, 200);
}

async function fire(options: autocannon.Options, expected: number): Promise<Fired> {
  const result = await autocannon(options);
  const codes = result.statusCodeStats as unknown as Record<string, { count: number }> | undefined;
  const right = codes?.[String(expected)]?.count ?? 0;
  const all = Object.values(codes ?? {}).reduce((sum, one) => sum + one.count, 0);
  return {
    perSecond: Math.round(right / result.duration),
    p50: result.latency.p50,
    p95: result.latency.p97_5,
    p99: result.latency.p99,
    wrong: all - right + result.errors,
  };
}
