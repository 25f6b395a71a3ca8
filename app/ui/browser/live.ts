import { session } from '@hotwired/turbo';
import { isOnTheWay } from './on-the-way.ts';
import { halfWritten, isWriting } from './writing.ts';

const settle = 250; // milliseconds in which many announcements become one
const retry = 1500; // milliseconds until we look again whether the person is still at something

// A page that answers a sent form replaces everything; one that came by itself must not disturb.
let cameByItself = false;

/** `<longtable-live topic="…">`: follows a topic and fetches the page anew when it is announced, or after a lost line is back. */
export class LiveElement extends HTMLElement {
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lost = false;
  #missed = false;
  readonly #onVisibility = () => (document.hidden ? this.#pause() : this.#resume());

  connectedCallback(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    if (!document.hidden) this.#open();
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#close();
  }

  #open(): void {
    this.#source = new EventSource(`/live?topic=${encodeURIComponent(this.getAttribute('topic') ?? '')}`);
    this.#source.addEventListener('changed', () => this.#refreshSoon(settle));
    this.#source.onerror = () => {
      this.#lost = true;
    };
    this.#source.onopen = () => {
      if (this.#lost) this.#refreshSoon(settle);
      this.#lost = false;
    };
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#source?.close();
    this.#source = undefined;
  }

  #pause(): void {
    this.#close();
    this.#missed = true;
  }

  #resume(): void {
    // A phone wakes up before its network does: what was missed is fetched once the line is back.
    this.#lost ||= this.#missed;
    this.#missed = false;
    if (!this.#source) this.#open();
  }

  #refreshSoon(wait: number): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (isWriting() || isOnTheWay() || document.querySelector('dialog[open]')) this.#refreshSoon(retry);
      else if (this.#source?.readyState !== EventSource.OPEN) this.#lost = true;
      else {
        cameByItself = true;
        session.refresh(document.baseURI, { method: 'morph', scroll: 'preserve' });
      }
    }, wait);
  }
}

/** What the person has half written, opened, focused or is being told stays as it is when the rest of the page is made new. */
export function keepHalfWritten(): void {
  for (const end of ['turbo:render', 'turbo:submit-start'])
    document.addEventListener(end, () => {
      cameByItself = false;
    });
  // Turbo would load the page as a whole and end on the browser's own error page.
  document.addEventListener('turbo:fetch-request-error', (event) => {
    if (cameByItself) event.preventDefault();
    cameByItself = false;
  });
  document.addEventListener('turbo:before-morph-element', (event) => {
    const { newElement } = (event as CustomEvent<{ newElement?: Element }>).detail;
    if (cameByItself && event.target instanceof HTMLElement && isInUse(event.target, newElement)) event.preventDefault();
  });
  document.addEventListener('turbo:before-morph-attribute', (event) => {
    const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
    if (cameByItself && attributeName === 'open' && event.target instanceof HTMLDetailsElement) event.preventDefault();
  });
}

/** A form begun, a window open, and the notice of what the person just did, which a page fetched anew no longer carries. */
function isInUse(element: HTMLElement, newElement: Element | undefined): boolean {
  if (element instanceof HTMLFormElement) return halfWritten(element);
  if (element instanceof HTMLDialogElement) return element.open;
  return element.id === 'notice' && !newElement;
}
