import { refresh } from './refreshing.ts';

let restored = false;

/** The way back shows a page at once as it was left, with what was typed, and then as it is now for whoever asks: others may have changed it, or signed out. */
export function goBackToNow(): void {
  document.addEventListener('turbo:before-cache', () => {
    for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog[open]')) dialog.close();
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) menu.open = false;
  });
  document.addEventListener('turbo:visit', (event) => {
    restored = (event as CustomEvent<{ action: string }>).detail.action === 'restore';
  });
  document.addEventListener('turbo:before-fetch-request', () => {
    restored = false;
  });
  document.addEventListener('turbo:load', () => {
    if (restored) void refresh();
    restored = false;
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) void refresh();
  });
}
