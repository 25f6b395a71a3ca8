import type { Place } from '../../../../ui/browser/zoom.ts';

/** Pixels around a mark that belong to it, and around a tap that its second may miss it by. */
export const thumb = 22;
const still = 5; // pixels that a finger may move and still tap
const double = 320; // milliseconds between the taps of a double tap

/** What is done with pointer and touch. */
export interface Gestures {
  /** A mouse moves over, with no button pressed. */
  readonly pass: (event: PointerEvent) => void;
  /** A finger, or the mouse with its button pressed, moves by so many pixels. */
  readonly drag: (by: Place) => void;
  /** Nothing is pressed any more, however it moved. */
  readonly lift: () => void;
  readonly tap: (event: PointerEvent) => void;
  readonly tapTwice: (event: PointerEvent) => void;
}

interface Press {
  readonly id: number;
  x: number;
  y: number;
  moved: boolean;
}

/** Tells of the gestures made on an element. */
export function watchPointer(element: HTMLElement, gestures: Gestures): void {
  let press: Press | undefined;
  let lastTap = { time: 0, x: 0, y: 0 };

  const moved = (event: PointerEvent) => {
    if (!press) {
      if (event.pointerType === 'mouse') gestures.pass(event);
      return;
    }
    if (press.id !== event.pointerId) return;
    const by = { x: event.clientX - press.x, y: event.clientY - press.y };
    if (!press.moved && Math.hypot(by.x, by.y) <= still) return;
    element.setPointerCapture(event.pointerId);
    press = { id: press.id, x: event.clientX, y: event.clientY, moved: true };
    gestures.drag(by);
  };

  const tapped = (event: PointerEvent) => {
    const { time, x, y } = lastTap;
    const isSecond = event.timeStamp - time < double && Math.hypot(event.clientX - x, event.clientY - y) < thumb;
    // A third tap is a first one again.
    lastTap = { time: isSecond ? 0 : event.timeStamp, x: event.clientX, y: event.clientY };
    if (isSecond) gestures.tapTwice(event);
    else gestures.tap(event);
  };

  element.addEventListener('pointerdown', (event) => {
    press = event.isPrimary && event.button === 0 ? { id: event.pointerId, x: event.clientX, y: event.clientY, moved: false } : undefined;
  });
  element.addEventListener('pointermove', moved);
  element.addEventListener('pointercancel', () => {
    press = undefined;
    gestures.lift();
  });
  element.addEventListener('pointerup', (event) => {
    const was = press;
    press = undefined;
    gestures.lift();
    if (was?.id === event.pointerId && !was.moved) tapped(event);
  });
}
