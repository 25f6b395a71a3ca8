/** What is seen of the drawing: a point of it stands at `scale * point + (x, y)`. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export const whole: Zoom = { scale: 1, x: 0, y: 0 };
const greatest = 6;
const margin = 40; // units between what is focused and the edge

/** Closer or farther by a factor, so that what stands at `at` on the screen stays there; never closer than `most` times. */
export function zoomAt(zoom: Zoom, factor: number, at: Place, size: Size, most = greatest): Zoom {
  const scale = Math.min(Math.max(zoom.scale * factor, 1), most);
  const by = scale / zoom.scale;
  return kept({ scale, x: at.x - (at.x - zoom.x) * by, y: at.y - (at.y - zoom.y) * by }, size);
}

export function panBy(zoom: Zoom, by: Place, size: Size): Zoom {
  return kept({ ...zoom, x: zoom.x + by.x, y: zoom.y + by.y }, size);
}

/** Moves a place of the drawing to the middle if it is not well in sight. */
export function bringIntoSight(zoom: Zoom, { x, y }: Place, size: Size): Zoom {
  const at = { x: x * zoom.scale + zoom.x, y: y * zoom.scale + zoom.y };
  const isSeen = at.x >= margin && at.y >= margin && at.x <= size.width - margin && at.y <= size.height - margin;
  return isSeen ? zoom : panBy(zoom, { x: size.width / 2 - at.x, y: size.height / 2 - at.y }, size);
}

/** The drawing always covers its frame. */
function kept({ scale, x, y }: Zoom, { width, height }: Size): Zoom {
  return { scale, x: Math.min(0, Math.max(x, width * (1 - scale))), y: Math.min(0, Math.max(y, height * (1 - scale))) };
}
