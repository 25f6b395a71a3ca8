import { world } from '../../db/world/index.ts';
import type { Deps } from '../deps.ts';
import { NotFound } from '../platform/errors.ts';
import { param, redirect, type Controller } from '../platform/http/web.ts';
import { href } from '../routes.ts';
import { Form, Quiet, Section, Submit, useView } from '../ui/index.ts';

/** Signs a visitor of the demo in as one of its people. Anywhere else there is no such address. */
export function stepIntoShoes(deps: Deps): Controller {
  return async (c) => {
    const role = world.roles.find((one) => one.key === param(c, 'role'));
    const person = world.persons.find((one) => one.key === role?.person);
    if (!deps.config.demo || !person?.email) throw new NotFound();
    const { headers } = await deps.signIn.signInAs(person.email, c.req.raw.headers);
    for (const cookie of headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
    if (person.locale !== c.var.ctx.locale)
      c.header('Set-Cookie', `longtable.language=${person.locale}; Path=/; Max-Age=86400; SameSite=Lax`, { append: true });
    return redirect(c, href('my-table'));
  };
}

/** The four people whose place a visitor of the demo may take. */
export function Shoes() {
  const { t, locale } = useView();
  const language = locale === 'es' ? 'es' : 'en';
  return (
    <Section title={t('pages:demo.shoes')} quiet={t('pages:demo.shoes.why')}>
      <ul class="doors" role="list">
        {world.roles.map((role) => (
          <li>
            <Form action={href('demo.shoes', { role: role.key })} fresh>
              <Submit>{world.persons.find((one) => one.key === role.person)?.name}</Submit>
              <Quiet>
                <span lang={language}>{role.line[language]}</span>
              </Quiet>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
