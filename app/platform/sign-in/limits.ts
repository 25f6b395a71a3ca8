import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How often something may be tried in fifteen minutes. Counted in this process; the tries of one code are counted in the database. */
export interface SignInLimits {
  readonly codesPerEmail: number;
  readonly codesPerAddress: number;
  readonly wrongPerAddress: number;
}

export const usualLimits: SignInLimits = { codesPerEmail: 5, codesPerAddress: 20, wrongPerAddress: 30 };

export interface Counters {
  /** Whether one more code may be sent; counts it. `address` is the reader's network address. */
  mayRequest(email: string, address: string): Promise<boolean>;
  /** Whether this address may still try codes; does not count. */
  mayTry(address: string): Promise<boolean>;
  countWrong(address: string): Promise<void>;
}

export function createCounters(limits: SignInLimits): Counters {
  const byEmail = counter(limits.codesPerEmail);
  const byAddress = counter(limits.codesPerAddress);
  const wrong = counter(limits.wrongPerAddress);
  return {
    mayRequest: async (email, address) => (await take(byAddress, address)) && (await take(byEmail, email)),
    mayTry: async (address) => ((await wrong.get(address))?.consumedPoints ?? 0) < limits.wrongPerAddress,
    countWrong: async (address) => {
      await take(wrong, address);
    },
  };
}

function counter(points: number): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration: 15 * 60 });
}

async function take(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}
