import { Form, Heading, Shell, Stacked, Submit, Time, useView } from '../../../ui/index.ts';
import { href } from '../../../routes.ts';
import { NotFound, NotSignedIn } from '../../errors.ts';
import { param, redirect, render, type Controller, type Web } from '../../http/web.ts';
import type { SignIn, Who } from '../auth.ts';
import type { Device } from '../devices.ts';
import { carry } from './carry.ts';

/** Where a person is signed in, and ending it there or here. */
export function devices(signIn: SignIn) {
  return {
    devices: (c: Web) => showDevices(c, signIn),
    'device.revoke': (c: Web) => revokeDevice(c, signIn),
    'sign-out': (c: Web) => signOut(c, signIn),
  } satisfies Record<string, Controller>;
}

/** In place of one device: all but the one in use. */
const others = 'others';

async function showDevices(c: Web, signIn: SignIn): Promise<Response> {
  const who = await here(c, signIn);
  return render(c, <DevicesPage devices={await signIn.devices(who.accountId)} current={who.sessionId} />);
}

async function revokeDevice(c: Web, signIn: SignIn): Promise<Response> {
  const who = await here(c, signIn);
  const device = param(c, 'device');
  if (device === others) {
    await signIn.revokeOthers(who.accountId, who.sessionId);
    return redirect(c, href('devices'), 'sign-in:revoked-others');
  }
  if (device === who.sessionId) return signOut(c, signIn);
  if (!(await signIn.revoke(who.accountId, device))) throw new NotFound();
  return redirect(c, href('devices'), 'sign-in:revoked');
}

async function signOut(c: Web, signIn: SignIn): Promise<Response> {
  carry(c, await signIn.signOut(c.req.raw.headers));
  return redirect(c, href('home'), 'sign-in:signed-out');
}

/** The session in use, which the actor of a request does not tell. */
async function here(c: Web, signIn: SignIn): Promise<Who> {
  const who = await signIn.whoIs(c.req.raw.headers);
  if (!who) throw new NotSignedIn();
  return who;
}

function DevicesPage({ devices: list, current }: { devices: readonly Device[]; current: string }) {
  const { t } = useView();
  return (
    <Shell title={t('sign-in:devices')} desk wide>
      <Heading title={t('sign-in:devices')} lede={t('sign-in:devices-what')} />
      <Stacked
        caption={t('sign-in:devices')}
        head={[t('sign-in:device'), t('sign-in:since'), t('sign-in:until'), t('sign-in:action')]}
        rows={list.map((device) => [
          <DeviceName device={device} />,
          <Time value={device.signedInAt} style="moment" />,
          <Time value={device.expiresAt} />,
          device.sessionId === current ? t('sign-in:device-this') : <Revoke device={device} />,
        ])}
      />
      {list.length > 1 ? (
        <Form action={href('device.revoke', { device: others })} method="delete" id="others">
          <Submit>{t('sign-in:revoke-others')}</Submit>
        </Form>
      ) : null}
    </Shell>
  );
}

function DeviceName({ device: { browser, system } }: { device: Device }) {
  const { t } = useView();
  if (browser && system) return <>{t('sign-in:device-both', { browser, system })}</>;
  return <>{browser ?? system ?? t('sign-in:device-unknown')}</>;
}

function Revoke({ device }: { device: Device }) {
  const { t } = useView();
  return (
    <Form action={href('device.revoke', { device: device.sessionId })} method="delete" id={`device-${device.sessionId}`} layout="inline">
      <Submit small>{t('sign-in:revoke')}</Submit>
    </Form>
  );
}
