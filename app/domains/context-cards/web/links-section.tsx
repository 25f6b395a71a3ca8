import { href } from '../../../routes.ts';
import { ButtonLink, CopyLink, Field, Fold, Form, LanguageField, Row, Section, Submit, Time, useView } from '../../../ui/index.ts';
import type { Group } from '../../people/index.ts';
import { linkDays, linkLocales } from '../card.ts';
import type { CardLink } from '../linking.ts';
import type { Refused } from './card-page.tsx';

interface Props {
  group: Group;
  links: readonly CardLink[];
  addresses: ReadonlyMap<string, string>;
  refused: Refused | null;
}

/** The links by which the group opens its card, and the form for a new one. */
export function Links({ group, links, addresses, refused }: Props) {
  const { t } = useView();
  const open = links.filter((link) => link.state === 'open');
  const past = links.filter((link) => link.state !== 'open');
  return (
    <Section id="links" title={t('context-cards:link.title')} quiet={t('context-cards:link.about', { count: linkDays })}>
      {open.length > 0 ? <OpenLinks group={group} links={open} addresses={addresses} /> : null}
      <Fold label={t('context-cards:link.make')} open={refused !== null || open.length === 0}>
        <Form id="link" action={href('card-link.create', { group: group.id })} problems={refused?.problems ?? {}} sees={t('context-cards:link.sees')}>
          <LanguageField name="locale" label={t('context-cards:link.locale')} only={linkLocales} value={refused?.typed['locale'] ?? langOf(group)} />
          <Field
            name="email"
            type="email"
            label={t('context-cards:link.email')}
            hint={t('context-cards:link.email.hint')}
            value={refused?.typed['email']}
            maxlength={254}
            optional
          />
          <Submit primary>{t('context-cards:link.submit')}</Submit>
        </Form>
      </Fold>
      {past.length > 0 ? <PastLinks links={past} /> : null}
    </Section>
  );
}

/** Links that open nothing any more: what was said by them stays on the card. */
function PastLinks({ links }: Pick<Props, 'links'>) {
  const { t } = useView();
  return (
    <Fold label={t('context-cards:link.past', { count: links.length })}>
      <ul>
        {links.map(({ state, revokedAt, expiresAt, voices }) => (
          <li>
            {t(`context-cards:link.${state as 'expired' | 'revoked'}`)} <Time value={revokedAt ?? expiresAt} style="short" /> ·{' '}
            {t('context-cards:link.voices', { count: voices })}
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function langOf(group: Group): string {
  return linkLocales.find((locale) => locale === group.lang) ?? 'en';
}

function OpenLinks({ group, links, addresses }: Omit<Props, 'refused'>) {
  const { t } = useView();
  return (
    <>
      {links.map((link) => (
        <div class="card">
          <CopyLink id={`link-${link.id}`} label={t('context-cards:link.address')} href={addresses.get(link.id) ?? ''} />
          <p class="quiet">
            {t('context-cards:link.until')} <Time value={link.expiresAt} style="short" /> · {t('context-cards:link.voices', { count: link.voices })}
            {link.email ? (
              <>
                {' '}
                · {t('context-cards:link.mailed')} <span dir="ltr">{link.email}</span>
              </>
            ) : null}
          </p>
          <Row>
            <ButtonLink small icon="print" href={href('card-link.show', { group: group.id, link: link.id })}>
              {t('context-cards:link.print')}
            </ButtonLink>
            <Form layout="inline" method="delete" action={href('card-link.revoke', { group: group.id, link: link.id })}>
              <Submit small icon="cross" confirm={t('context-cards:link.revoke.ask')}>
                {t('context-cards:link.revoke')}
              </Submit>
            </Form>
          </Row>
        </div>
      ))}
    </>
  );
}
