import type { Ctx } from '../../ctx.ts';
import { addressOf } from '../../http/rate.ts';
import type { Controller, Web } from '../../http/web.ts';
import type { SignIn } from '../auth.ts';
import { codes } from './codes.tsx';
import { devices } from './devices.tsx';
import { first, type FirstHouse } from './first.tsx';
import { withProvider } from './with-provider.tsx';

/** What the pages of signing in need of the application. */
export interface SignInParts {
  readonly signIn: SignIn;
  readonly config: { readonly proxies: number };
  /** Makes the organization, the person (with this e-mail) and their row in `staff`, inside the open transaction. */
  createFirst(ctx: Ctx, house: FirstHouse): Promise<void>;
}

type SignInRoute =
  | 'sign-in'
  | 'sign-in.request'
  | 'sign-in.code'
  | 'sign-in.verify'
  | 'sign-in.with'
  | 'sign-in.callback'
  | 'sign-out'
  | 'first.show'
  | 'first.claim'
  | 'devices'
  | 'device.revoke';

/** The controllers of signing in, by route. */
export function signInControllers(parts: SignInParts): Record<SignInRoute, Controller> {
  const address = (c: Web) => addressOf(c, parts.config.proxies);
  return {
    ...codes(parts.signIn, address),
    ...withProvider(parts.signIn),
    ...devices(parts.signIn),
    ...first(parts.signIn, parts.createFirst),
  };
}
