import { isArrow, nearestToward } from '../../../../ui/browser/nearest.ts';
import type { Looking } from './looking.ts';
import type { Telling } from './telling.ts';

/** Which element is chosen, and what is told of it: its row of the table stands beside the picture. */
export class Walking {
  readonly #host: HTMLElement;
  readonly #looking: Looking;
  readonly #telling: Telling;
  chosen: string | null = null;

  constructor(host: HTMLElement, looking: Looking, telling: Telling) {
    this.#host = host;
    this.#looking = looking;
    this.#telling = telling;
  }

  choose(key: string | null): void {
    this.chosen = key;
    if (key !== null) this.#looking.bring(key);
    this.show();
    if (key === null) return this.#telling.quiet();
    const rest = [...(this.#panel?.children ?? [])].slice(1).map((line) => line.textContent);
    this.#telling.say('chosen', { name: this.#looking.drawn.nameOf(key), relations: rest.join('. ') });
  }

  /** The drawing was made anew; what was chosen may be gone. */
  again(): void {
    if (this.chosen !== null && !this.#looking.drawn.item(this.chosen)) this.chosen = null;
    this.show();
  }

  get #panel(): Element | null {
    return this.#host.querySelector('.net-shown');
  }

  show(): void {
    const { chosen } = this;
    this.#looking.drawn.light(chosen);
    this.#host.toggleAttribute('data-picked', chosen !== null);
    this.#host.toggleAttribute('data-picked-right', chosen !== null && this.#looking.isRight(chosen));
    const row = chosen === null ? null : this.#host.querySelector(`#row-${chosen}`)?.closest('tr');
    const lines = [...(row?.cells ?? [])].flatMap((cell, at) => {
      const line = document.createElement('div');
      for (const node of (at === 0 ? cell.firstElementChild : cell.querySelector('.cell'))?.childNodes ?? []) line.append(node.cloneNode(true));
      if (line.textContent === '–') return [];
      if (at > 2) line.prepend(`${cell.querySelector('.cell-name')?.textContent ?? ''}: `);
      return [line];
    });
    // What says the same stays, and with it a link in it that has the focus.
    const isSame = lines.map(({ innerHTML }) => innerHTML).join() === [...(this.#panel?.children ?? [])].map(({ innerHTML }) => innerHTML).join();
    if (!isSame) this.#panel?.replaceChildren(...lines);
  }

  /** Whether the key led somewhere. */
  byKey(key: string): boolean {
    const { items } = this.#looking;
    const current = items.find((item) => item.key === this.chosen);
    if (isArrow(key)) this.choose((nearestToward(current ?? this.#looking.middle, items, key) ?? current ?? items[0])?.key ?? null);
    else if (key === 'Home') this.choose(items[0]?.key ?? null);
    else if (key === 'End') this.choose(items.at(-1)?.key ?? null);
    else return false;
    return true;
  }
}
