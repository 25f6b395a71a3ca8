import { session } from '@hotwired/turbo';
import { isOnTheWay } from './on-the-way.ts';
import { halfWritten, isWriting } from './writing.ts';

/** `busy`: not now, somebody is at something. `failed`: the page could not be had. */
export type Refreshed = 'done' | 'busy' | 'failed';

const patience = 30_000; // milliseconds

// A page that answers a sent form replaces that form; one that came by itself must not disturb anything.
let cameByItself = false;
let sent: EventTarget | null = null;
let asking: AbortController | undefined;

/**
 * Fetches this page anew and takes over what changed. It is fetched beside whatever the person does, and put aside where they went on meanwhile,
 * where the server is away, and where it would take the place of something half written: a question to sign in, or a new release.
 */
export async function refresh(): Promise<Refreshed> {
  if (isBusy()) return 'busy';
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  const timer = setTimeout(() => mine.abort(), patience);
  try {
    const response = await fetch(document.baseURI, { headers: { accept: 'text/html', 'x-aside': 'refresh' }, signal: mine.signal });
    const html = await response.text();
    if (response.status === 429 || response.status >= 500) return 'failed';
    if (mine.signal.aborted || isBusy()) return 'busy';
    takeOver(response, html);
    return 'done';
  } catch {
    return mine.signal.aborted ? 'busy' : 'failed';
  } finally {
    clearTimeout(timer);
  }
}

function isBusy(): boolean {
  return isWriting() || isOnTheWay() || document.querySelector('dialog[open]') !== null;
}

function takeOver({ ok, redirected }: Response, responseHTML: string): void {
  const options = { action: 'replace', shouldCacheSnapshot: false } as const;
  if (ok && !redirected && isOfThisRelease(responseHTML)) {
    const response = { statusCode: 200, responseHTML, redirected: false };
    session.visit(document.baseURI, { ...options, response, refresh: { method: 'morph', scroll: 'preserve' } });
    cameByItself = true;
  } else if (![...document.forms].some(isBegun)) session.visit(document.baseURI, options);
}

/** Turbo would load a page of another release as a whole. */
function isOfThisRelease(html: string): boolean {
  return [...document.querySelectorAll('[data-turbo-track]')].every((each) => html.includes(each.getAttribute('src') ?? each.textContent ?? ''));
}

/** What the person has half written, opened, focused or is being told stays as it is when the rest of the page is made new. */
export function keepHalfWritten(): void {
  document.addEventListener('turbo:render', () => {
    cameByItself = false;
  });
  document.addEventListener('turbo:submit-start', (event) => {
    cameByItself = false;
    sent = event.target;
    asking?.abort();
  });
  document.addEventListener('turbo:visit', () => asking?.abort());
  document.addEventListener('turbo:before-morph-element', (event) => {
    const { newElement } = (event as CustomEvent<{ newElement?: Element }>).detail;
    if (!(event.target instanceof HTMLElement)) return;
    if (cameByItself ? isInUse(event.target, newElement) : isLeftAside(event.target, newElement)) event.preventDefault();
  });
  document.addEventListener('turbo:before-morph-attribute', (event) => {
    const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
    if (cameByItself && attributeName === 'open' && event.target instanceof HTMLDetailsElement) event.preventDefault();
  });
}

/** A form begun, a window open, and the notice of what the person just did, which a page fetched anew no longer carries. */
function isInUse(element: HTMLElement, newElement: Element | undefined): boolean {
  if (element instanceof HTMLFormElement) return isBegun(element);
  if (element instanceof HTMLDialogElement) return element.open;
  return element.id === 'notice' && !newElement;
}

/** Half written, or given back with what needs another look: what was typed is then what the server sent. */
function isBegun(form: HTMLFormElement): boolean {
  return halfWritten(form) || form.querySelector('.problems') !== null;
}

/** A form begun beside the one that was sent, which is still there. */
function isLeftAside(element: HTMLElement, newElement: Element | undefined): boolean {
  if (!(element instanceof HTMLFormElement && newElement instanceof HTMLFormElement) || element === sent) return false;
  return element.getAttribute('action') === newElement.getAttribute('action') && isBegun(element);
}
