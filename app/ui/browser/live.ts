import { refresh } from './refreshing.ts';
import { Turn } from './turns.ts';

// Milliseconds.
const settle = 250; // many announcements become one
const retry = 1500; // until we look again whether the person is still at something
const unheard = 60_000; // between looks of a window that holds no line

/** Not everybody at once after the server was away. */
const away = () => 5000 + Math.random() * 10_000;

/** `<longtable-live topic="…">`: follows a topic and has the page made new when it is announced, or after a lost line is back. */
export class LiveElement extends HTMLElement {
  #source: EventSource | undefined;
  #reopening: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lost = false;
  #missed = false;
  readonly #turn = new Turn(() => this.#hold());
  readonly #onVisibility = () => (document.hidden ? this.#leave() : this.#come());
  readonly #onFocus = () => {
    if (!this.#turn.holds) this.#come();
  };

  connectedCallback(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    window.addEventListener('focus', this.#onFocus);
    if (!document.hidden) this.#come();
  }

  disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    window.removeEventListener('focus', this.#onFocus);
    this.#leave();
  }

  #come(): void {
    this.#turn.take();
    this.#hold();
  }

  #leave(): void {
    this.#turn.leave();
    this.#hangUp();
  }

  #hold(): void {
    if (!this.#turn.holds) {
      if (this.#source) this.#hangUp();
      this.#refreshSoon(unheard);
    } else if (!this.#source) this.#open();
  }

  #open(): void {
    this.#stop();
    const source = new EventSource(`/live?topic=${encodeURIComponent(this.getAttribute('topic') ?? '')}`);
    source.addEventListener('changed', () => {
      this.#missed = true;
      this.#refreshSoon(settle);
    });
    source.onerror = () => {
      this.#lost = true;
      // Refused, as by what stands before a server that is away: the browser does not try again by itself.
      if (source.readyState === EventSource.CLOSED) this.#reopening = setTimeout(() => this.#open(), away());
    };
    // A phone wakes up before its network does: what was missed is fetched once the line is back.
    source.onopen = () => {
      if (this.#lost) this.#refreshSoon(settle);
      this.#lost = false;
    };
    this.#source = source;
  }

  #hangUp(): void {
    this.#stop();
    this.#source?.close();
    this.#source = undefined;
    this.#lost = true;
  }

  #stop(): void {
    clearTimeout(this.#reopening);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #refreshSoon(wait: number): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => void this.#catchUp(), wait);
  }

  async #catchUp(): Promise<void> {
    const mine = this.#timer;
    this.#missed = false;
    if (this.#source && this.#source.readyState !== EventSource.OPEN) this.#lost = true;
    const how = this.#source && this.#lost ? 'done' : await refresh();
    if (this.#timer !== mine) return;
    this.#timer = undefined;
    if (how === 'failed') this.#refreshSoon(away());
    else if (how === 'busy' || this.#missed) this.#refreshSoon(retry);
    else if (!this.#source) this.#refreshSoon(unheard);
  }
}
