import type { Size, Zoom } from '../../../../ui/browser/zoom.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** How units of the drawing become pixels of its frame while all of it is seen: the drawing is fitted into the middle. */
export interface Fit {
  readonly factor: number;
  readonly x: number;
  readonly y: number;
}

export function fitOf(box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }, frame: Size): Fit {
  const factor = Math.min(frame.width / box.width, frame.height / box.height) || 1;
  return {
    factor,
    x: (frame.width - box.width * factor) / 2 - box.x * factor,
    y: (frame.height - box.height * factor) / 2 - box.y * factor,
  };
}

/** Where a place of the drawing stands in the frame while all of it is seen. */
export function toFrame({ factor, x, y }: Fit, place: Place): Place {
  return { x: place.x * factor + x, y: place.y * factor + y };
}

/** The place of the drawing at a point of the frame, however near one looks. */
export function toDrawing(fit: Fit, zoom: Zoom, at: Place): Place {
  return { x: ((at.x - zoom.x) / zoom.scale - fit.x) / fit.factor, y: ((at.y - zoom.y) / zoom.scale - fit.y) / fit.factor };
}

/** Units of a letter of a name. */
export const letter = 17;

/** Pixels of a letter: that it can still be made out, and that it is well read. */
const stillSeen = 9;
const wellRead = 12;

/** How near one begins: all of it where letters can be made out, else so near that they are well read. */
export function readableScale(fit: Fit, mostNear: number): number {
  const seen = letter * fit.factor;
  return seen >= stillSeen ? 1 : Math.min(wellRead / seen, mostNear);
}
