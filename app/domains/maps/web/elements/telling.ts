/** Says in the line of the map what happens. Those who see the map need no words for what they see chosen, so that is only heard. */
export class Telling {
  readonly #host: HTMLElement;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  get line(): Element | null {
    return this.#host.querySelector('[data-said]');
  }

  say(key: string, slots: Readonly<Record<string, string>> = {}): void {
    const words = JSON.parse(this.#host.dataset['words'] ?? '{}') as Record<string, string>;
    this.#put(
      (words[key] ?? '').replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? ''),
      key === 'chosen',
    );
  }

  /** Puts what the page itself says before what is said already. */
  sayBefore(text: string): void {
    this.#put(`${text} ${this.line?.textContent ?? ''}`.trim(), true);
  }

  quiet(): void {
    this.#put('', true);
  }

  #put(text: string, isOnlyHeard: boolean): void {
    const { line } = this;
    if (!line) return;
    line.textContent = text;
    line.classList.toggle('unseen', isOnlyHeard);
  }
}
