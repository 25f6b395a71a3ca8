import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import type { Typed } from '../../../platform/http/form.ts';
import {
  Checkbox,
  Field,
  Form,
  LanguageField,
  Quiet,
  Radios,
  Section,
  Select,
  Stacked,
  Submit,
  Time,
  useView,
  type Problems,
  type View,
} from '../../../ui/index.ts';
import type { Organization } from '../../people/index.ts';
import { shareables, type Consent, type Shareable } from '../consents.ts';
import type { Below } from '../roll-up.ts';

/** Who below shares what with this organization, and whom to ask where nothing is shared. */
export function BelowSection({ below }: { below: readonly Below[] }) {
  const { t } = useView();
  if (below.length === 0) return null;
  return (
    <Section title={t('coverage:below')} quiet={t('coverage:below.why')}>
      <Stacked
        caption={t('coverage:below')}
        head={[t('coverage:organization'), t('coverage:shares')]}
        rows={below.map((one) => [
          <a href={href('organization.show', { organization: one.id })} lang={one.lang} dir={direction(one.lang)}>
            {one.name}
          </a>,
          <>
            {one.shares === null ? t('coverage:shares.nothing') : sharesWords(t, one.shares, one.withPrivate)}{' '}
            <span class="quiet">{one.deciders.length > 0 ? t('coverage:below.decides', { names: one.deciders.join(', ') }) : t('coverage:below.nobody')}</span>
          </>,
        ])}
      />
    </Section>
  );
}

function sharesWords(t: View['t'], shares: Shareable, withPrivate: boolean): string {
  return t(withPrivate ? `coverage:shares.${shares}.all` : `coverage:shares.${shares}`);
}

export interface ShareProps {
  organization: Organization;
  above: readonly { id: string; name: string; lang: string }[];
  consents: readonly Consent[];
  mayShare: boolean;
  problems: Problems;
  typed: Typed;
}

/** What this organization shows to those above it, and the form that changes it. */
export function ShareSection({ organization, above, consents, mayShare, problems, typed }: ShareProps) {
  const { t } = useView();
  if (above.length === 0) return null;
  return (
    <Section title={t('coverage:share.title')} id="share" quiet={t('coverage:share.why')}>
      {consents.length === 0 ? <p>{t('coverage:share.none')}</p> : null}
      {consents.map((consent) => (
        <ConsentLine organization={organization} consent={consent} mayShare={mayShare} />
      ))}
      {mayShare ? (
        <Form id="share" action={href('coverage-consent.give', { organization: organization.id })} problems={problems} sees={t('coverage:share.sees')}>
          <Select
            name="toId"
            label={t('coverage:share.to')}
            options={above.map((one) => ({ value: one.id, label: one.name }))}
            value={typed['toId'] ?? above[0]?.id}
          />
          <Radios
            name="shares"
            label={t('coverage:share.what')}
            value={typed['shares'] ?? 'kinds'}
            options={shareables.map((value) => ({ value, label: t(`coverage:share.${value}`), hint: t(`coverage:share.${value}.hint`) }))}
          />
          <Checkbox name="withPrivate" label={t('coverage:share.private')} hint={t('coverage:share.private.hint')} />
          <Field name="note" label={t('coverage:share.note')} value={typed['note']} maxlength={1000} optional />
          <LanguageField name="lang" label={t('coverage:need.lang')} value={typed['lang'] ?? organization.lang} />
          <Submit primary>{t('coverage:share.give')}</Submit>
        </Form>
      ) : (
        <Quiet>{t('coverage:share.who')}</Quiet>
      )}
    </Section>
  );
}

function ConsentLine({ organization, consent, mayShare }: { organization: Organization; consent: Consent; mayShare: boolean }) {
  const { t } = useView();
  return (
    <div class="stack">
      <p>
        <strong>{consent.toName}</strong>: {sharesWords(t, consent.shares, consent.withPrivate)}{' '}
        <span class="quiet">
          · {t('coverage:since')} <Time value={consent.givenAt} style="short" />
        </span>{' '}
        {consent.note ? (
          <span lang={consent.lang} dir={direction(consent.lang)}>
            {consent.note}
          </span>
        ) : null}
      </p>
      {mayShare ? (
        <Form id={`end-${consent.toId}`} action={href('coverage-consent.end', { organization: organization.id, above: consent.toId })} method="delete">
          <Submit small confirm={t('coverage:share.end.sure')}>
            {t('coverage:share.end')}
          </Submit>
        </Form>
      ) : null}
    </div>
  );
}
