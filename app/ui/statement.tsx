import type { PropsWithChildren } from 'hono/jsx';
import { direction } from '../platform/i18n/locales.ts';
import { Submit } from './form.tsx';

/** One short sentence to take in on its own, in large type. */
export function Statement({ children, lang }: PropsWithChildren<{ lang: string }>) {
  return (
    <p class="statement" lang={lang} dir={direction(lang)}>
      {children}
    </p>
  );
}

export interface VoteChoice {
  value: string | number;
  label: string;
  /** The key that chooses it when no field has the focus. */
  shortcut?: string;
}

/** Choices that all look alike: same size, weight and colour, in the order given. */
export function Votes({ name, choices }: { name: string; choices: readonly VoteChoice[] }) {
  return (
    <div class="votes">
      {choices.map((choice) => (
        <Submit name={name} value={choice.value} shortcut={choice.shortcut}>
          {choice.label}
        </Submit>
      ))}
    </div>
  );
}
