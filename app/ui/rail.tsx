import type { Child } from 'hono/jsx';
import { useView } from './view.ts';

export interface RailStep {
  href?: string | undefined;
  label: string;
  /** Two or three words on how this step stands. */
  detail?: Child;
  state: 'done' | 'now' | 'waits';
}

/** Where we are: steps along a line, done, now or waiting. A row on wide screens; on a phone a column, or with `slim` a row of seats that names the present step only. */
export function Rail({ label, steps, slim }: { label: string; steps: readonly RailStep[]; slim?: boolean }) {
  return (
    <nav class={slim ? 'rail slim' : 'rail'} aria-label={label}>
      <ol>
        {steps.map((step) => (
          <Step {...step} />
        ))}
      </ol>
    </nav>
  );
}

function Step({ href, label, detail, state }: RailStep) {
  const { t } = useView();
  const current = state === 'now' ? 'step' : undefined;
  return (
    <li class={state}>
      {href ? (
        <a href={href} aria-current={current}>
          {label}
        </a>
      ) : (
        <b aria-current={current}>{label}</b>
      )}
      {detail ? <span>{detail}</span> : null}
      <span class="unseen">{t(`ui:step-${state}`)}</span>
    </li>
  );
}

export interface NowItem {
  href: string;
  /** What to do, in a few words. */
  strong: Child;
  rest?: Child;
  when?: Child;
}

/** What needs doing now, the most pressing first. */
export function NowList({ items }: { items: readonly NowItem[] }) {
  return (
    <ul class="now-list" role="list">
      {items.map((item) => (
        <li>
          <a href={item.href}>
            <span>
              <strong>{item.strong}</strong> {item.rest}
            </span>
            {item.when ? <span class="when">{item.when}</span> : null}
          </a>
        </li>
      ))}
    </ul>
  );
}
