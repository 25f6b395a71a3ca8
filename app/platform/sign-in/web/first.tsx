import { z } from 'zod';
import { Field, Form, Heading, ProblemPage, Select, Shell, Submit, useView } from '../../../ui/index.ts';
import { href } from '../../../routes.ts';
import type { Ctx } from '../../ctx.ts';
import { readForm, type Problems, type Typed } from '../../http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../http/web.ts';
import type { SignIn } from '../auth.ts';
import { claimFirst, isFirstLink } from '../first-administrator.ts';
import { carry } from './carry.ts';

const levels = ['state', 'region', 'district', 'school'] as const;

/** What the first administrator says of their house and of themselves. */
export interface FirstHouse {
  readonly organization: string;
  readonly level: (typeof levels)[number];
  readonly name: string;
  /** In lower case. */
  readonly email: string;
}

/** The one-time page of the first administrator. */
export function first(signIn: SignIn, create: (ctx: Ctx, house: FirstHouse) => Promise<void>) {
  return {
    'first.show': showFirst,
    'first.claim': (c: Web) => claim(c, signIn, create),
  } satisfies Record<string, Controller>;
}

async function showFirst(c: Web): Promise<Response> {
  const token = param(c, 'token');
  if (!(await isFirstLink(c.var.ctx.db, token))) return gone(c);
  return render(c, <FirstPage token={token} />);
}

const house = z.object({
  organization: z.string().min(1).max(200),
  level: z.enum(levels),
  name: z.string().min(1).max(200),
  email: z.email().max(254).toLowerCase(),
});

async function claim(c: Web, signIn: SignIn, create: (ctx: Ctx, house: FirstHouse) => Promise<void>): Promise<Response> {
  const token = param(c, 'token');
  if (!(await isFirstLink(c.var.ctx.db, token))) return gone(c);
  const form = await readForm(c, house);
  if (!form.ok) return render(c, <FirstPage token={token} problems={form.problems} typed={form.typed} />, 422);
  const claimed = await claimFirst(c.var.ctx, token, (ctx) => create(ctx, form.value));
  if (!claimed.ok) return gone(c);
  carry(c, await signIn.signInAs(form.value.email, c.req.raw.headers));
  return redirect(c, href('my-table'), 'sign-in:first-done');
}

function gone(c: Web): Response | Promise<Response> {
  const { t } = c.var.ctx;
  return render(c, <ProblemPage status={404} title={t('sign-in:first-gone')} what={t('sign-in:first-gone-what')} />, 404);
}

function FirstPage({ token, problems, typed = {} }: { token: string; problems?: Problems; typed?: Typed }) {
  const { t } = useView();
  return (
    <Shell title={t('sign-in:first')} problem={problems !== undefined}>
      <Heading title={t('sign-in:first')} lede={t('sign-in:first-what')} />
      <Form action={href('first.claim', { token })} problems={problems} sees={t('sign-in:first-sees')}>
        <Field name="organization" label={t('sign-in:first-organization')} value={typed['organization']} autocomplete="organization" maxlength={200} required />
        <Select
          name="level"
          label={t('sign-in:first-level')}
          value={typed['level'] ?? 'district'}
          required
          options={levels.map((level) => ({ value: level, label: t(`sign-in:first-level-${level}`) }))}
        />
        <Field name="name" label={t('sign-in:first-name')} value={typed['name']} autocomplete="name" maxlength={200} required />
        <Field
          name="email"
          type="email"
          label={t('sign-in:first-email')}
          hint={t('sign-in:first-email-hint')}
          value={typed['email']}
          autocomplete="email"
          inputmode="email"
          maxlength={254}
          dir="ltr"
          required
        />
        <Submit primary>{t('sign-in:first-submit')}</Submit>
      </Form>
    </Shell>
  );
}
