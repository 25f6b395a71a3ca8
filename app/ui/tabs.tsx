import type { Child, PropsWithChildren } from 'hono/jsx';
import { Icon } from './icon.tsx';
import { formatNumber } from './intl.ts';
import { useView } from './view.ts';

export interface TabItem {
  href: string;
  label: string;
  count?: number | undefined;
  current?: boolean;
}

/** Pages of one thing, as links in a row that scrolls on a phone; `inner` for the pages of one tab, below the tabs. */
export function Tabs({ label, items, inner }: { label: string; items: readonly TabItem[]; inner?: boolean }) {
  const { locale } = useView();
  return (
    <nav class={inner ? 'tabs inner' : 'tabs'} aria-label={label}>
      <ul>
        {items.map((item) => (
          <li>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.count === undefined ? null : (
                <>
                  {' '}
                  <span class="count">{formatNumber(item.count, locale)}</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** To older and newer things; a list has an end. */
export function Pager({ older, newer }: { older?: string | undefined; newer?: string | undefined }) {
  const { t } = useView();
  if (!older && !newer) return null;
  return (
    <nav class="pager" aria-label={t('ui:more-pages')}>
      {newer ? (
        <a class="button" rel="prev" href={newer}>
          <Icon name="back" />
          {t('ui:newer')}
        </a>
      ) : null}
      {older ? (
        <a class="button" rel="next" href={older}>
          {t('ui:older')}
          <Icon name="forward" />
        </a>
      ) : null}
    </nav>
  );
}

export interface PartProps {
  id: string;
  title: Child;
  /** How it stands, in a few words, to be read while it is closed. */
  state?: Child;
  quiet?: Child;
  /** Addresses open no part by themselves: a page that is asked for one says so here. */
  open?: boolean;
}

/** A section of a long page that says how it stands and opens for the rest. Works without script. */
export function Part({ id, title, state, quiet, open, children }: PropsWithChildren<PartProps>) {
  return (
    <details class="fold chapter" id={id} open={open}>
      <summary>
        <h2>{title}</h2> {state ? <span class="quiet">{state}</span> : null}
      </summary>
      <div class="stack">
        {quiet ? <p class="quiet">{quiet}</p> : null}
        {children}
      </div>
    </details>
  );
}

/** A few more things to do, behind one word. Works without script. */
export function Menu({ label, children }: PropsWithChildren<{ label: Child }>) {
  return (
    <details class="menu">
      <summary>{label}</summary>
      <div class="menu-items">{children}</div>
    </details>
  );
}

/** More of the same thing for those who want it, folded away. */
export function Fold({ label, open, children }: PropsWithChildren<{ label: Child; open?: boolean }>) {
  return (
    <details class="fold" open={open}>
      <summary>{label}</summary>
      <div class="stack">{children}</div>
    </details>
  );
}
