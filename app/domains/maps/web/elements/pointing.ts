import type { Spot } from './drawn.ts';
import type { Looking } from './looking.ts';

const still = 5; // pixels that a finger may move and still tap

interface Press {
  readonly id: number;
  /** What is carried along; null where the drawing itself is moved. */
  readonly key: string | null;
  readonly from: Spot;
  x: number;
  y: number;
  moved: boolean;
}

export interface Hand {
  /** Whether things can be carried now. */
  carries(): boolean;
  /** Something or nothing was tapped. */
  tapped(key: string | null): void;
  /** Something was carried to another place. */
  carried(key: string, from: Spot): void;
}

/** Pointer and touch: dragging the ground pans, dragging a thing carries it, a tap chooses. */
export class Pointing {
  readonly #looking: Looking;
  readonly #hand: Hand;
  #press: Press | undefined;

  constructor(looking: Looking, hand: Hand) {
    this.#looking = looking;
    this.#hand = hand;
    const { frame } = looking;
    frame.addEventListener('pointerdown', (event) => this.#down(event));
    frame.addEventListener('pointermove', (event) => this.#drag(event));
    frame.addEventListener('pointerup', (event) => this.#release(event));
    frame.addEventListener('pointercancel', (event) => this.#release(event));
  }

  get isBusy(): boolean {
    return this.#press?.moved ?? false;
  }

  #down(event: PointerEvent): void {
    if (!event.isPrimary || event.button !== 0) return;
    const key = this.#hand.carries() ? this.#looking.keyAt(event) : null;
    const from = (key === null ? undefined : this.#looking.drawn.place(key)) ?? { x: 0, y: 0 };
    this.#press = { id: event.pointerId, key, from, x: event.clientX, y: event.clientY, moved: false };
  }

  #drag(event: PointerEvent): void {
    const press = this.#press;
    if (press?.id !== event.pointerId) return;
    const by = { x: event.clientX - press.x, y: event.clientY - press.y };
    if (!press.moved && Math.hypot(by.x, by.y) <= still) return;
    press.moved = true;
    this.#looking.frame.setPointerCapture(event.pointerId);
    if (press.key === null) this.#looking.pan(by);
    else this.#looking.drawn.move(press.key, this.#looking.inDrawing(event));
    press.x = event.clientX;
    press.y = event.clientY;
  }

  #release(event: PointerEvent): void {
    const press = this.#press;
    this.#press = undefined;
    if (press?.id !== event.pointerId) return;
    if (!press.moved) this.#hand.tapped(this.#looking.keyAt(event));
    else if (press.key !== null && event.type === 'pointercancel') this.#looking.drawn.move(press.key, press.from);
    else if (press.key !== null) this.#hand.carried(press.key, press.from);
  }
}
