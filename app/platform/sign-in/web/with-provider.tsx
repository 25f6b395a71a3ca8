import { ButtonLink, Heading, Shell, useView } from '../../../ui/index.ts';
import { href } from '../../../routes.ts';
import { NotFound } from '../../errors.ts';
import { typedFields } from '../../http/form.ts';
import { backPath, param, redirect, render, type Controller, type Web } from '../../http/web.ts';
import type { SignIn } from '../auth.ts';
import { carry } from './carry.ts';

/** Leaving for a provider of OpenID Connect, and coming back from it. */
export function withProvider(signIn: SignIn) {
  return {
    'sign-in.with': (c: Web) => depart(c, signIn),
    'sign-in.callback': (c: Web) => signIn.handle(c.req.raw),
  } satisfies Record<string, Controller>;
}

async function depart(c: Web, signIn: SignIn): Promise<Response> {
  const id = param(c, 'provider');
  const name = signIn.providers.find((provider) => provider.id === id)?.name;
  const back = backPath((await typedFields(c))['back'], href('home'));
  const started = await signIn.oidcStart(id, back);
  if (started.ok && name) {
    carry(c, started.value);
    // Not a redirect: the content security policy lets our forms lead to our own pages only.
    c.header('Refresh', `0; url=${started.value.url}`);
    return render(c, <GoingPage name={name} url={started.value.url} />);
  }
  if (!started.ok && started.reason === 'unavailable') return redirect(c, href('sign-in', {}, { problem: 'unavailable', with: id, back }));
  throw new NotFound();
}

/** Seen for a moment, or longer where the browser does not go on by itself. */
function GoingPage({ name, url }: { name: string; url: string }) {
  const { t } = useView();
  return (
    <Shell title={t('sign-in:going', { name })}>
      <Heading title={t('sign-in:going', { name })} lede={t('sign-in:going-what')} />
      <div class="row" data-turbo="false">
        <ButtonLink primary href={url}>
          {t('sign-in:going-link', { name })}
        </ButtonLink>
      </div>
    </Shell>
  );
}
