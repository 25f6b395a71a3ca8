import autocannon from 'autocannon';
import type { Ground, Voter } from './place.ts';

export interface Fired {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Answers other than the one expected. */
  readonly wrong: number;
}

const connections = 64;

/** Votes for some seconds over 64 connections, each a voter who goes through the statements and changes their mind, so that each request writes. */
export async function fireVotes(origin: string, ground: Ground, how: 'product' | 'bare', seconds: number): Promise<Fired> {
  let voter = 0;
  const setupClient = (client: autocannon.Client) => client.setRequests(requestsOf(ground, how, (voter += 1)));
  return fire({ url: origin, connections, duration: seconds, setupClient }, 303);
}

function requestsOf(ground: Ground, how: 'product' | 'bare', at: number): autocannon.Request[] {
  const voter = ground.voters[at % ground.voters.length];
  if (!voter) throw new Error('the ground has no voters');
  const statements = ground.statementIds.slice(0, 20);
  return ['1', '-1', '0'].flatMap((value) => statements.map((statement) => request(ground, how, voter, statement, value)));
}

function request(ground: Ground, how: 'product' | 'bare', voter: Voter, statement: string, value: string): autocannon.Request {
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

export async function fire(options: autocannon.Options, expected: number): Promise<Fired> {
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
