import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Web } from './web.ts';

/** Too many writes in a short time. */
export class TooMany extends Error {
  override name = 'TooMany';
  readonly seconds: number;
  constructor(seconds: number) {
    super('too many requests');
    this.seconds = seconds;
  }
}

export interface RateLimits {
  /** Counts one write; throws TooMany when its person or address wrote too much. */
  countWrite(c: Web): Promise<void>;
  /** Counts one page that costs as much as hundreds of others, such as an export. */
  countHeavy(c: Web): Promise<void>;
  /** Runs `work`, which tries a code, and counts it when it was wrong. Throws TooMany instead where its address was wrong too often. */
  countGuess(c: Web, work: () => Promise<{ wrong: boolean }>): Promise<void>;
}

const heavyEachTenMinutes = 30;
/** A whole room mistypes less; whoever tries codes one after the other needs centuries. */
const wrongEachTenMinutes = 60;

/**
 * Limits of this process (decision 0005): a whole school can share one address, so an address may write often;
 * one participant or person may not.
 */
export function createRateLimits(proxies: number, writesPerMinute: { person: number; address: number }): RateLimits {
  const persons = new RateLimiterMemory({ points: writesPerMinute.person, duration: 60 });
  const addresses = new RateLimiterMemory({ points: writesPerMinute.address, duration: 60 });
  const heavy = new RateLimiterMemory({ points: heavyEachTenMinutes, duration: 600 });
  const wrong = new RateLimiterMemory({ points: wrongEachTenMinutes, duration: 600 });
  const count = async (limiter: RateLimiterMemory, key: string) => {
    try {
      await limiter.consume(key);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) throw new TooMany(Math.ceil(refusal.msBeforeNext / 1000));
      throw refusal;
    }
  };
  return {
    async countWrite(c) {
      await count(addresses, addressOf(c, proxies));
      const someone = whose(c);
      if (someone) await count(persons, someone);
    },
    countHeavy: (c) => count(heavy, addressOf(c, proxies)),
    async countGuess(c, work) {
      const address = addressOf(c, proxies);
      const so = await wrong.get(address);
      if (so && so.consumedPoints >= wrongEachTenMinutes) throw new TooMany(Math.ceil(so.msBeforeNext / 1000));
      if ((await work()).wrong) await wrong.penalty(address);
    },
  };
}

/** The person, or the visit cookie of somebody without account. */
function whose(c: Web): string | null {
  return c.var.ctx.actor.personId ?? /longtable\.visit=([^;.]+)/.exec(c.req.header('cookie') ?? '')?.[1] ?? null;
}

/** The reader's address; behind `proxies` trusted ones it is that many places from the end of X-Forwarded-For. */
export function addressOf(c: Web, proxies: number): string {
  if (proxies > 0) {
    const chain = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
    return chain.at(-proxies) || 'unknown';
  }
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'in-process';
  }
}
