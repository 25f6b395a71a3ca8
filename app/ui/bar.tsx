import { raw } from 'hono/html';
import { direction, localeNames, locales } from '../platform/i18n/locales.ts';
import { href } from '../routes.ts';
import { Form, Submit } from './form.tsx';
import { Icon } from './icon.tsx';
import { Menu } from './tabs.tsx';
import { useView } from './view.ts';

// A table seen from above with seven seats, one for each step of the loop.
const mark =
  '<svg class="mark" viewBox="0 0 32 24" width="32" height="24" aria-hidden="true"><rect x="3" y="8.5" width="26" height="7" rx="2.5"/>' +
  '<circle cx="7" cy="4" r="2"/><circle cx="13" cy="4" r="2"/><circle cx="19" cy="4" r="2"/><circle cx="25" cy="4" r="2"/>' +
  '<circle cx="10" cy="20" r="2"/><circle cx="16" cy="20" r="2"/><circle cx="22" cy="20" r="2"/></svg>';

/** The head of every page: whose house this is, where one can go, in which language, and as whom. */
export function Bar() {
  const { t, house, links, personName, demo, path } = useView();
  return (
    <header>
      {demo ? <p class="demo-banner">{t('ui:demo')}</p> : null}
      <div class="bar">
        <a class="house" href={href('home')} lang={house.lang}>
          {raw(mark)}
          <span>{house.name}</span>
        </a>
        {links.length > 0 ? (
          <nav class="links" aria-label={t('ui:main-menu')}>
            {links.map((link) => (
              <a href={link.href} aria-current={link.current ? 'page' : undefined}>
                {link.label}
              </a>
            ))}
          </nav>
        ) : null}
        <div class="bar-end">
          <Languages />
          {personName ? (
            <PersonMenu name={personName} />
          ) : (
            <a class="sign-in" href={href('sign-in', {}, { back: path })}>
              {t('ui:sign-in')}
            </a>
          )}
        </div>
      </div>
    </header>
  );
}

function PersonMenu({ name }: { name: string }) {
  const { t } = useView();
  return (
    <Menu
      label={
        <>
          <Icon name="person" />
          <span class="person-name">{name}</span>
        </>
      }
    >
      <a href={href('my-person')}>{t('ui:my-person')}</a>
      <a href={href('devices')}>{t('ui:my-devices')}</a>
      <Form action={href('sign-out')} id="sign-out" fresh>
        <Submit>{t('ui:sign-out')}</Submit>
      </Form>
    </Menu>
  );
}

/** The other languages this page can be read in, each in its own words. */
function Languages() {
  const { t, locale, path } = useView();
  const others = locales.filter((each) => each !== locale);
  return (
    <nav class="languages" aria-label={t('ui:language')}>
      {others.map((each) => (
        <a href={href('language', { locale: each }, { back: path })} lang={each} hreflang={each} dir={direction(each)} data-turbo="false">
          {localeNames[each]}
        </a>
      ))}
    </nav>
  );
}

/** The end of every page. */
export function Footer() {
  const { t, house } = useView();
  return (
    <footer class="foot">
      <p lang={house.lang}>{house.name}</p>
      <p>{t('ui:privacy-line')}</p>
      <p class="maker">Longtable</p>
    </footer>
  );
}
