import { isField } from './writing.ts';

/** Presses the button whose `data-key` is typed, as long as no field has the focus. */
export function pressByKey(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isField(document.activeElement)) return;
    if (document.querySelector('dialog[open]')) return;
    const button = [...document.querySelectorAll<HTMLElement>('[data-key]')].find((each) => each.dataset['key'] === event.key);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
