import { z } from 'zod';
import { href } from '../../../routes.ts';
import { readForm } from '../../http/form.ts';
import { backPath, redirect, render, type Controller, type Web } from '../../http/web.ts';
import type { SignIn } from '../auth.ts';
import { carry } from './carry.ts';
import { CodePage, LinkPage, SignInPage } from './sign-in-pages.tsx';

type AddressOf = (c: Web) => string;

/** Asking for a code, and signing in with it. */
export function codes(signIn: SignIn, addressOf: AddressOf) {
  return {
    'sign-in': (c: Web) => showSignIn(c, signIn),
    'sign-in.request': (c: Web) => requestCode(c, signIn, addressOf(c)),
    'sign-in.code': showCode,
    'sign-in.verify': (c: Web) => verifyCode(c, signIn, addressOf(c)),
  } satisfies Record<string, Controller>;
}

/** Where to go afterwards: never another site, and not back into signing in. */
function backOf(text: string | undefined): string {
  const path = backPath(text, href('home'));
  return path.startsWith(href('sign-in')) ? href('home') : path;
}

function showSignIn(c: Web, signIn: SignIn): Response | Promise<Response> {
  const back = backOf(c.req.query('back'));
  if (c.var.ctx.actor.personId) return redirect(c, back);
  return render(c, <SignInPage back={back} providers={signIn.providers} problem={problemOf(c, signIn)} />);
}

/** What a provider sent people back with, in our words; unknown ones are passed over. */
function problemOf(c: Web, signIn: SignIn): string | undefined {
  const { t } = c.var.ctx;
  const name = signIn.providers.find((provider) => provider.id === c.req.query('with'))?.name ?? '';
  const sentences: Record<string, string> = {
    cancelled: t('sign-in:provider-cancelled'),
    'not-verified': t('sign-in:provider-not-verified'),
    failed: t('sign-in:provider-failed'),
    unavailable: t('sign-in:provider-unavailable', { name }),
  };
  return sentences[c.req.query('problem') ?? ''];
}

const request = z.object({ email: z.string().max(320), back: z.string().optional() });

async function requestCode(c: Web, signIn: SignIn, address: string): Promise<Response> {
  const { t, locale } = c.var.ctx;
  const form = await readForm(c, request);
  const email = form.ok ? form.value.email : (form.typed['email'] ?? '');
  const back = backOf(form.ok ? form.value.back : undefined);
  const asked = await signIn.requestCode({ email, back, locale, address });
  if (asked.ok) return redirect(c, href('sign-in.code', {}, { email, back }));
  const problems = asked.reason === 'too-many' ? { '': t('sign-in:too-many-codes') } : { email: t('forms:email') };
  return render(c, <SignInPage back={back} email={email} problems={problems} providers={signIn.providers} />, asked.reason === 'too-many' ? 429 : 422);
}

/** Looking never signs in: mail scanners open links too. */
function showCode(c: Web): Response | Promise<Response> {
  const email = c.req.query('email') ?? '';
  const code = c.req.query('code');
  const back = backOf(c.req.query('back'));
  if (!email) return redirect(c, href('sign-in', {}, { back }));
  return render(c, code ? <LinkPage email={email} code={code} back={back} /> : <CodePage email={email} back={back} />);
}

const attempt = z.object({ email: z.string().max(320), code: z.string().min(1).max(40), back: z.string().optional() });

async function verifyCode(c: Web, signIn: SignIn, address: string): Promise<Response> {
  const { t } = c.var.ctx;
  const form = await readForm(c, attempt);
  if (!form.ok) return render(c, <CodePage email={form.typed['email'] ?? ''} back={backOf(form.typed['back'])} problems={form.problems} />, 422);
  const { email, code, back } = form.value;
  const entered = await signIn.verifyCode({ email, code, address }, c.req.raw.headers);
  if (entered.ok) {
    carry(c, entered.value);
    return redirect(c, backOf(back));
  }
  const sentences = { 'wrong-code': t('sign-in:wrong-code'), expired: t('sign-in:expired'), 'too-many': t('sign-in:too-many-tries') };
  const page = <CodePage email={email} back={backOf(back)} problems={{ code: sentences[entered.reason] }} />;
  return render(c, page, entered.reason === 'too-many' ? 429 : 422);
}
