import { Form, Field, Heading, Hidden, Notice, Quiet, Section, Shell, Submit, useView } from '../../../ui/index.ts';
import { href } from '../../../routes.ts';
import type { Problems } from '../../http/form.ts';
import type { ProviderSignIn } from '../providers.ts';

interface SignInPageProps {
  back: string;
  email?: string;
  problems?: Problems;
  /** What came of signing in elsewhere. */
  problem?: string | undefined;
  providers: ProviderSignIn['providers'];
}

/** Asks for an address, nothing else. */
export function SignInPage({ back, email, problems, problem, providers }: SignInPageProps) {
  const { t } = useView();
  return (
    <Shell title={t('sign-in:sign-in')} problem={problems !== undefined}>
      <Heading title={t('sign-in:sign-in')} lede={t('sign-in:how')} />
      {problem ? (
        <Notice tone="bad" announce>
          {problem}
        </Notice>
      ) : null}
      <Form action={href('sign-in.request')} problems={problems} sees={t('sign-in:sees')}>
        <Hidden name="back" value={back} />
        <Field
          name="email"
          type="email"
          label={t('sign-in:email')}
          hint={t('sign-in:email-hint')}
          value={email}
          autocomplete="email"
          inputmode="email"
          maxlength={254}
          dir="ltr"
          required
        />
        <Submit primary>{t('sign-in:send')}</Submit>
      </Form>
      <Providers providers={providers} back={back} />
      <Quiet>{t('sign-in:no-account')}</Quiet>
    </Shell>
  );
}

/** The forms leave the site, which Turbo must not follow by itself. */
function Providers({ providers, back }: Pick<SignInPageProps, 'providers' | 'back'>) {
  const { t } = useView();
  if (providers.length === 0) return null;
  return (
    <Section title={t('sign-in:other-ways')}>
      <div class="stack" data-turbo="false">
        {providers.map((provider) => (
          <Form action={href('sign-in.with', { provider: provider.id })} id={`with-${provider.id}`}>
            <Hidden name="back" value={back} />
            <Submit>{t('sign-in:with', { name: provider.name })}</Submit>
          </Form>
        ))}
      </div>
    </Section>
  );
}

interface CodePageProps {
  email: string;
  back: string;
  problems?: Problems;
}

/** Asks for the code that was mailed. */
export function CodePage({ email, back, problems }: CodePageProps) {
  const { t } = useView();
  return (
    <Shell title={t('sign-in:sent')} problem={problems !== undefined}>
      <Heading title={t('sign-in:sent')} lede={t('sign-in:sent-what')} />
      <Address email={email} />
      <Form action={href('sign-in.verify')} problems={problems}>
        <Hidden name="email" value={email} />
        <Hidden name="back" value={back} />
        <Field
          name="code"
          label={t('sign-in:code')}
          hint={t('sign-in:sent-patience')}
          autocomplete="one-time-code"
          inputmode="numeric"
          maxlength={12}
          dir="ltr"
          required
        />
        <Submit primary>{t('sign-in:enter')}</Submit>
      </Form>
      <div class="row">
        <Form action={href('sign-in.request')} id="again" layout="inline">
          <Hidden name="email" value={email} />
          <Hidden name="back" value={back} />
          <Submit>{t('sign-in:again')}</Submit>
        </Form>
        <a href={href('sign-in', {}, { back })}>{t('sign-in:other-address')}</a>
      </div>
    </Shell>
  );
}

interface LinkPageProps {
  email: string;
  code: string;
  back: string;
}

/** Where the mailed link leads: one button, so that only a person uses the code up. */
export function LinkPage({ email, code, back }: LinkPageProps) {
  const { t } = useView();
  return (
    <Shell title={t('sign-in:confirm')}>
      <Heading title={t('sign-in:confirm')} lede={t('sign-in:confirm-what')} />
      <Address email={email} />
      <Form action={href('sign-in.verify')}>
        <Hidden name="email" value={email} />
        <Hidden name="code" value={code} />
        <Hidden name="back" value={back} />
        <Submit primary>{t('sign-in:enter')}</Submit>
      </Form>
    </Shell>
  );
}

/** Set apart and left to right, so that it can be checked at a glance in any script. */
function Address({ email }: { email: string }) {
  return (
    <p>
      <strong dir="ltr">{email}</strong>
    </p>
  );
}
