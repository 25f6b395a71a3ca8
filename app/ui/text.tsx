import type { Child, PropsWithChildren } from 'hono/jsx';
import { Icon, type IconName } from './icon.tsx';

/** The title of the page, with a quiet line above it that says where we are and a lede below it. */
export function Heading({ title, above, lede }: { title: Child; above?: Child; lede?: Child }) {
  return (
    <header class="heading">
      {above ? <p class="quiet">{above}</p> : null}
      <h1 tabindex={-1}>{title}</h1>
      {lede ? <Lede>{lede}</Lede> : null}
    </header>
  );
}

/** A part of the page under its own heading. `aside` stands at the end of the heading line: a link or a count. */
export function Section(props: PropsWithChildren<{ title: Child; id?: string; aside?: Child; quiet?: Child }>) {
  return (
    <section class="section" id={props.id}>
      <div class="section-head">
        <h2>{props.title}</h2>
        {props.aside ? <div class="section-aside">{props.aside}</div> : null}
      </div>
      {props.quiet ? <p class="quiet">{props.quiet}</p> : null}
      {props.children}
    </section>
  );
}

export function Lede({ children }: PropsWithChildren) {
  return <p class="lede">{children}</p>;
}

export function Quiet({ children }: PropsWithChildren) {
  return <p class="quiet">{children}</p>;
}

/** Two columns on a wide screen, one on a phone: what matters first, then what goes with it. */
export function Columns({ children, aside }: PropsWithChildren<{ aside: Child }>) {
  return (
    <div class="columns">
      <div class="stack">{children}</div>
      <aside class="stack">{aside}</aside>
    </div>
  );
}

/** A few things side by side that wrap: buttons, short links, facts. */
export function Row({ children }: PropsWithChildren) {
  return <div class="row">{children}</div>;
}

/** `now` asks for something, `good` tells of something done, `bad` of something that did not work, `plain` of anything else. */
export type NoticeTone = 'plain' | 'now' | 'good' | 'bad';

const noticeIcons: Record<NoticeTone, IconName> = { plain: 'letter', now: 'clock', good: 'check', bad: 'warning' };

/** A sentence that stands out. With `announce`, screen readers hear it when the page opens or changes. */
export function Notice(props: PropsWithChildren<{ tone?: NoticeTone; announce?: boolean }>) {
  const tone = props.tone ?? 'plain';
  return (
    <div class={`notice notice-${tone}`} role={props.announce ? 'status' : undefined}>
      <Icon name={noticeIcons[tone]} />
      <div>{props.children}</div>
    </div>
  );
}

export function Card({ children, label }: PropsWithChildren<{ label?: string }>) {
  return label ? (
    <section class="card" aria-label={label}>
      {children}
    </section>
  ) : (
    <div class="card">{children}</div>
  );
}

/** What an empty page says: what belongs here, why it matters, and the first step. */
export function EmptyState({ title, why, action }: { title: Child; why: Child; action?: Child }) {
  return (
    <div class="empty">
      <p>
        <strong>{title}</strong>
      </p>
      <p>{why}</p>
      {action ? <div class="row">{action}</div> : null}
    </div>
  );
}
