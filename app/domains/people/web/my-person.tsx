import { z } from 'zod';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Field, Form, Heading, Quiet, Shell, Submit, useView } from '../../../ui/index.ts';
import { changeOwnPerson, getOwnPerson, type OwnPerson } from '../persons.ts';
import { locale, name, optionalText } from './fields.ts';
import { LetterLanguage } from './pieces.tsx';

const ownPerson = z.object({ name, locale, about: optionalText(1000) });

export const myPersonPage: Controller = async (c) => show(c, {}, {});

export const putMyPerson: Controller = async (c) => {
  const form = await readForm(c, ownPerson);
  if (!form.ok) return show(c, form.problems, form.typed);
  await changeOwnPerson(c.var.ctx, form.value);
  return redirect(c, href('my-person'), 'people:notice.person-saved');
};

async function show(c: Web, problems: Problems, typed: Typed): Promise<Response> {
  return render(c, <MyPerson person={await getOwnPerson(c.var.ctx)} problems={problems} typed={typed} />, Object.keys(problems).length > 0 ? 422 : 200);
}

function MyPerson({ person, problems, typed }: { person: OwnPerson; problems: Problems; typed: Typed }) {
  const { t } = useView();
  return (
    <Shell title={t('people:me.title')} problem={Object.keys(problems).length > 0}>
      <Heading title={t('people:me.title')} lede={t('people:me.lede')} />
      <Form action={href('my-person.update')} method="put" problems={problems} sees={t('people:me.sees')}>
        <Field
          name="name"
          label={t('people:person.name')}
          hint={t('people:me.name.hint')}
          value={typed['name'] ?? person.name}
          maxlength={200}
          autocomplete="name"
          required
        />
        <LetterLanguage label={t('people:me.locale')} value={typed['locale'] ?? person.locale} />
        <Field
          name="about"
          type="textarea"
          label={t('people:me.about')}
          hint={t('people:me.about.hint')}
          value={typed['about'] ?? person.about ?? ''}
          maxlength={1000}
          optional
        />
        <Submit primary>{t('people:save')}</Submit>
      </Form>
      {person.email ? <Quiet>{t('people:me.email', { email: person.email })}</Quiet> : null}
      <p>
        <a href={href('devices')}>{t('people:me.devices')}</a>
      </p>
    </Shell>
  );
}
