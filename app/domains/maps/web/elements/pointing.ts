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
  /** Something or nothing was tapped; `at` is the place in the drawing. */
  tapped(key: string | null, at: Spot): void;
  /** Something was carried to another place. */
  carried(key: string, from: Spot): void;
}

/**
 * Mouse and touch: dragging the ground pans, dragging a thing carries it, a tap chooses, two fingers come closer. A finger carries nothing,
 * because it would do so by mistake, and where the drawing ends it scrolls the page.
 */
export class Pointing {
  readonly #looking: Looking;
  readonly #hand: Hand;
  readonly #fingers = new Map<number, Spot>();
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
    if (event.button !== 0) return;
    const isTouch = event.pointerType === 'touch';
    if (isTouch) this.#fingers.set(event.pointerId, this.#looking.onFrame(event));
    if (!event.isPrimary) {
      // A second finger: whatever the first one did was the start of coming closer.
      if (this.#press) this.#press.moved = true;
      return;
    }
    const key = this.#hand.carries() && !isTouch ? this.#looking.keyAt(event) : null;
    const from = (key === null ? undefined : this.#looking.drawn.place(key)) ?? { x: 0, y: 0 };
    this.#press = { id: event.pointerId, key, from, x: event.clientX, y: event.clientY, moved: false };
  }

  #drag(event: PointerEvent): void {
    if (this.#fingers.has(event.pointerId) && this.#fingers.size > 1) return this.#pinch(event);
    const press = this.#press;
    if (press?.id !== event.pointerId) return;
    const by = { x: event.clientX - press.x, y: event.clientY - press.y };
    if (!press.moved && Math.hypot(by.x, by.y) <= still) return;
    press.moved = true;
    this.#looking.frame.setPointerCapture(event.pointerId);
    press.x = event.clientX;
    press.y = event.clientY;
    if (press.key !== null) return this.#looking.drawn.move(press.key, this.#looking.inDrawing(event));
    const left = this.#looking.pan(by);
    if (event.pointerType === 'touch' && left.y !== 0) window.scrollBy({ top: -left.y, behavior: 'instant' });
  }

  #pinch(event: PointerEvent): void {
    const now = this.#looking.onFrame(event);
    const before = this.#fingers.get(event.pointerId) ?? now;
    const other = [...this.#fingers].find(([id]) => id !== event.pointerId)?.[1] ?? now;
    this.#fingers.set(event.pointerId, now);
    if (this.#press?.id === event.pointerId) Object.assign(this.#press, { x: event.clientX, y: event.clientY });
    const apart = (one: Spot) => Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
    this.#looking.zoomAt(apart(now) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    this.#looking.pan({ x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 });
  }

  #release(event: PointerEvent): void {
    this.#fingers.delete(event.pointerId);
    const press = this.#press;
    if (press?.id !== event.pointerId) return;
    this.#press = undefined;
    const isCancelled = event.type === 'pointercancel';
    if (!press.moved && !isCancelled) this.#hand.tapped(this.#looking.keyAt(event), this.#looking.inDrawing(event));
    else if (press.key === null) return;
    else if (isCancelled) this.#looking.drawn.move(press.key, press.from);
    else this.#hand.carried(press.key, press.from);
  }
}
