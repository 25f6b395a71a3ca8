import type { PropsWithChildren } from 'hono/jsx';
import { raw } from 'hono/html';
import { direction } from '../platform/i18n/locales.ts';
import { href } from '../routes.ts';
import { loadAssets, type ExtraScript } from './assets.ts';
import { Bar, Footer } from './bar.tsx';
import { headStyle } from './head-style.ts';
import { Icon } from './icon.tsx';
import { Notice } from './text.tsx';
import { useView } from './view.ts';
import { WordsOnPaper } from './words-on-paper.tsx';

export interface ShellProps {
  title: string;
  description?: string | undefined;
  /** Tables and columns need the width; reading does not. */
  wide?: boolean;
  /** Pages of members and conveners: loads the second stylesheet with tables, tabs, bars and the serif. */
  desk?: boolean;
  /** What this page loads beside the script of every page. */
  scripts?: readonly ExtraScript[];
  /** Says in the title that something on the page needs another look. */
  problem?: boolean;
  /** For a wall: without bar, foot and everything to press. */
  bare?: boolean;
}

/** The whole page around its content. */
export function Shell(props: PropsWithChildren<ShellProps>) {
  const view = useView();
  const { t } = view;
  const lang = view.locale === 'en-XA' ? 'en' : view.locale;
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={lang} dir={direction(lang)}>
        <Head {...props} />
        <body class={[props.desk ? 'desk' : '', props.bare ? 'bare' : ''].filter(Boolean).join(' ') || undefined}>
          {props.bare ? null : (
            <a class="skip" href="#main">
              {t('ui:skip-to-content')}
            </a>
          )}
          {props.bare ? null : <Bar />}
          <main id="main" class={props.bare ? undefined : props.wide ? 'page wide' : 'page'} tabindex={-1}>
            {view.notice ? (
              <div id="notice" data-turbo-temporary>
                <Notice tone="good">{view.notice}</Notice>
              </div>
            ) : null}
            {props.children}
            <WordsOnPaper />
          </main>
          {props.bare ? null : <Footer />}
          {props.bare ? null : <div id="told" class="unseen" role="status" data-turbo-permanent></div>}
          <ConfirmDialog />
          {props.bare ? null : <Unsent />}
          {view.lookUps.length > 0 ? <LookUpWindow /> : null}
          {view.live ? <longtable-live topic={view.live}></longtable-live> : null}
        </body>
      </html>
    </>
  );
}

function Head({ title, description, desk, scripts = [], problem }: ShellProps) {
  const { nonce, house, t } = useView();
  const assets = loadAssets();
  const named = title === house.name ? title : `${title} · ${house.name}`;
  return (
    <head>
      <meta charset="utf-8" />
      <title>{problem ? t('ui:problem-title', { title: named }) : named}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {description ? <meta name="description" content={description} /> : null}
      <meta name="csp-nonce" content={nonce} />
      <meta name="turbo-refresh-method" content="morph" />
      <meta name="turbo-refresh-scroll" content="preserve" />
      <meta name="turbo-prefetch" content="false" />
      <meta name="turbo-cache-control" content="no-preview" />
      <meta name="color-scheme" content="light dark" />
      {raw(`<style data-turbo-track="reload">${headStyle(house.accent).css}</style>`)}
      {desk ? <link rel="stylesheet" href={assets.deskPath} /> : null}
      <link rel="icon" href={assets.iconPath} type="image/svg+xml" />
      <script type="module" src={assets.scriptPath} nonce={nonce} data-turbo-track="reload"></script>
      {scripts.map((name) => (
        <script type="module" src={assets.extraScriptPath(name)} nonce={nonce}></script>
      ))}
    </head>
  );
}

/** The small window in which the script shows what a word means; stays closed without script, where the word leads to its page. */
function LookUpWindow() {
  const { t } = useView();
  return (
    <div id="look-up" class="look-up" popover="auto" role="dialog" aria-label={t('ui:look-up-window')} tabindex={-1} data-turbo-permanent>
      <button type="button" class="button small" popovertarget="look-up" popovertargetaction="hide">
        {t('ui:look-up-close')}
      </button>
      <div></div>
    </div>
  );
}

/** Put at a form by the script where it did not get through, or where the person was signed out meanwhile; `data-at` says how that is told. */
function Unsent() {
  const { t, personName } = useView();
  return (
    <>
      <template id="unsent">
        <Untold>{t('ui:unsent')}</Untold>
      </template>
      {personName ? (
        <template id="signed-out" data-at={href('sign-in')}>
          <Untold>
            {t('ui:signed-out')}{' '}
            <a href={href('sign-in')} target="_blank">
              {t('ui:signed-out-link')}
            </a>
          </Untold>
        </template>
      ) : null}
    </>
  );
}

function Untold({ children }: PropsWithChildren) {
  return (
    <div class="notice notice-bad unsent" role="alert">
      <Icon name="warning" />
      <div>{children}</div>
    </div>
  );
}

/** Asked by the script before a button with `data-confirm` sends; stays closed without script. */
function ConfirmDialog() {
  const { t } = useView();
  return (
    <dialog id="confirm" class="confirm" aria-labelledby="confirm-question">
      <form method="dialog">
        <p id="confirm-question"></p>
        <div class="row">
          <button class="button primary" value="yes">
            {t('ui:continue')}
          </button>
          <button class="button" value="no">
            {t('ui:cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
