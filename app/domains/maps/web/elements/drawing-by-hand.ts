import { isArrow } from '../../../../ui/browser/nearest.ts';
import type { Spot } from './drawn.ts';
import { openForm } from './forms.ts';
import type { Looking } from './looking.ts';
import { sendPlace } from './sending.ts';
import type { Telling } from './telling.ts';

const keyStep = 20; // units of the drawing

type Doing = { readonly kind: 'moving'; readonly key: string; readonly from: Spot } | { readonly kind: 'relating'; readonly from: string };

/** What takes more than one press: moving an element, and drawing a relation from the one to the other. */
export class DrawingByHand {
  readonly #host: HTMLElement;
  readonly #looking: Looking;
  readonly #telling: Telling;
  #doing: Doing | null = null;

  constructor(host: HTMLElement, looking: Looking, telling: Telling) {
    this.#host = host;
    this.#looking = looking;
    this.#telling = telling;
  }

  get kind(): Doing['kind'] | null {
    return this.#doing?.kind ?? null;
  }

  #nameOf(key: string): string {
    return this.#looking.drawn.nameOf(key);
  }

  /** Begins to move, or keeps what is being moved. */
  move(key: string): void {
    const from = this.#looking.drawn.place(key);
    if (!from) return;
    if (this.#doing?.kind === 'moving') return this.keepMove();
    this.#end();
    this.#doing = { kind: 'moving', key, from };
    this.#host.toggleAttribute('data-moving', true);
    this.#looking.frame.focus();
    this.#telling.say('moving', { name: this.#nameOf(key) });
  }

  /** Whether the key moved something. */
  moveByKey({ key, shiftKey }: KeyboardEvent): boolean {
    const doing = this.#doing;
    if (doing?.kind !== 'moving') return false;
    if (key === 'Enter' || key === 'm' || key === ' ') this.keepMove();
    else if (key === 'Escape') this.stop();
    else if (isArrow(key)) {
      const by = shiftKey ? keyStep * 4 : keyStep;
      const { x, y } = this.#looking.drawn.place(doing.key) ?? doing.from;
      const along = { ArrowRight: [by, 0], ArrowLeft: [-by, 0], ArrowDown: [0, by], ArrowUp: [0, -by] } as const;
      this.#looking.drawn.move(doing.key, { x: x + along[key][0], y: y + along[key][1] });
      this.#looking.bring(doing.key);
    } else return false;
    return true;
  }

  /** Keeps what is moved where it is, or puts it to a place that was pointed at. */
  keepMove(to?: Spot): void {
    const doing = this.#doing;
    this.#end();
    if (doing?.kind !== 'moving') return;
    if (to) this.#looking.drawn.move(doing.key, to);
    void this.save(doing.key, doing.from);
  }

  async save(key: string, from: Spot): Promise<void> {
    const place = this.#looking.drawn.place(key);
    if (!place) return;
    const csrf = document.querySelector<HTMLInputElement>('input[name=_csrf]')?.value ?? '';
    const sent = await sendPlace((this.#host.dataset['move'] ?? '').replace(/-(?=\/place$)/, key), csrf, place);
    if (!sent) this.#looking.drawn.move(key, from);
    this.#telling.say(sent ? 'moved' : 'failed', { name: this.#nameOf(key) });
  }

  /** First the one, then the other, and the form below asks the rest; the same again lets go. */
  relate(key: string): void {
    const from = this.#doing?.kind === 'relating' ? this.#doing.from : null;
    if (from === key) return void this.stop();
    if (from === null) {
      this.#end();
      this.#doing = { kind: 'relating', from: key };
      this.#looking.drawn.item(key)?.classList.add('net-first');
      this.#looking.frame.focus();
      return this.#telling.say('relate', { name: this.#nameOf(key) });
    }
    this.#end();
    openForm('relate', { fromId: from, toId: key }, 'kind');
    this.#telling.say('relating', { name: this.#nameOf(from), other: this.#nameOf(key) });
  }

  /** Puts back what was under way; whether there was something. */
  stop(): boolean {
    const doing = this.#doing;
    this.#end();
    if (doing?.kind === 'moving') {
      this.#looking.drawn.move(doing.key, doing.from);
      this.#telling.say('kept', { name: this.#nameOf(doing.key) });
    } else if (doing) this.#telling.say('stopped');
    return doing !== null;
  }

  #end(): void {
    this.#doing = null;
    this.#host.toggleAttribute('data-moving', false);
    for (const item of this.#host.querySelectorAll('.net-first')) item.classList.remove('net-first');
  }
}
