import { APIError } from 'better-auth/api';
import { backPath } from '../http/web.ts';
import { no, ok, type Result } from '../result.ts';
import type { Provider, providerEngine } from './engine.ts';

/** Where to send the browser, and the cookies that it must bring back. */
export interface Departure {
  readonly url: string;
  readonly headers: Headers;
}

/** Why a sign-in at a provider came to nothing; the sign-in page says it in words. */
export type ProviderProblem = 'cancelled' | 'not-verified' | 'failed';

export interface ProviderSignIn {
  /** The providers to offer, in order. */
  readonly providers: readonly Pick<Provider, 'id' | 'name'>[];
  /** Begins the redirect dance. `unavailable`: the provider does not answer now. */
  oidcStart(providerId: string, back: string | undefined): Promise<Result<Departure, 'unknown' | 'unavailable'>>;
  /**
   * Takes `GET /auth/callback/:provider`; any other request is a 404. The answer is always a redirect: back to where the
   * person was, or to `/sign-in?problem=<ProviderProblem>`.
   */
  handle(request: Request): Promise<Response>;
}

type ProviderEngine = ReturnType<typeof providerEngine>;

/** The engine is made when first needed: making it asks each provider for its discovery document. */
export function providerSignIn(makeEngine: (() => ProviderEngine) | null, origin: string, providers: readonly Provider[]): ProviderSignIn {
  let made: ProviderEngine | undefined;
  const engine = makeEngine && (() => (made ??= makeEngine()));
  return {
    providers: providers.map(({ id, name }) => ({ id, name })),
    oidcStart: async (providerId, back) => {
      if (!engine || !providers.some((provider) => provider.id === providerId)) return no('unknown');
      return depart(engine(), origin, providerId, backPath(back, '/'));
    },
    handle: async (request) => {
      const isCallback = request.method === 'GET' && /^\/auth\/callback\/[a-z0-9-]+$/.test(new URL(request.url).pathname);
      return engine && isCallback ? arrive(engine(), origin, request) : new Response(null, { status: 404 });
    },
  };
}

async function depart(engine: ProviderEngine, origin: string, provider: string, back: string): Promise<Result<Departure, 'unavailable'>> {
  const errorCallbackURL = `${origin}/sign-in?${new URLSearchParams({ back })}`;
  try {
    const { response, headers } = await engine.api.signInSocial({
      body: { provider, callbackURL: `${origin}${back}`, errorCallbackURL, disableRedirect: true },
      returnHeaders: true,
    });
    return response.url ? ok({ url: response.url, headers }) : no('unavailable');
  } catch (error) {
    if (error instanceof APIError) return no('unavailable');
    throw error;
  }
}

async function arrive(engine: ProviderEngine, origin: string, request: Request): Promise<Response> {
  let response: Response;
  try {
    response = await engine.handler(request);
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    return toSignIn(origin, null, 'failed', new Headers());
  }
  const target = new URL(response.headers.get('location') ?? '/sign-in?error=none', origin);
  const error = target.pathname === '/sign-in' ? target.searchParams.get('error') : null;
  return error ? toSignIn(origin, target.searchParams.get('back'), problems[error] ?? 'failed', response.headers) : response;
}

// `account_not_linked`: an unverified address that belongs to an account here.
const problems: Record<string, ProviderProblem> = { access_denied: 'cancelled', email_not_verified: 'not-verified', account_not_linked: 'not-verified' };

/** Our own word for the problem, not the provider's text, which anybody could put into a link. */
function toSignIn(origin: string, back: string | null, problem: ProviderProblem, from: Headers): Response {
  const headers = new Headers({ location: `${origin}/sign-in?${new URLSearchParams({ problem, back: backPath(back ?? undefined, '/') })}` });
  for (const cookie of from.getSetCookie()) headers.append('set-cookie', cookie);
  return new Response(null, { status: 302, headers });
}
