import { nearestTo, type Reachable } from '../../../../ui/browser/nearest.ts';
import { bringIntoSight, panBy, whole, zoomAt, type Zoom } from '../../../../ui/browser/zoom.ts';
import { Drawn, type Spot } from './drawn.ts';
import { fitOf, letter, readableScale, toDrawing, toFrame, type Fit } from './view.ts';

const thumb = 24; // pixels around an element that belong to it
const nearest = 12; // times: a map of 500 can still be read
/** From this many pixels for a letter on, words stand on all lines. */
const wordsFrom = 15.5;

/** What is seen of the drawing in its frame. Panning moves one layer; only coming closer draws anew. */
export class Looking {
  readonly #host: HTMLElement;
  readonly frame: HTMLElement;
  drawn: Drawn;
  #zoom: Zoom = whole;
  #fit: Fit = { factor: 1, x: 0, y: 0 };

  constructor(host: HTMLElement, frame: HTMLElement, svg: SVGSVGElement) {
    this.#host = host;
    this.frame = frame;
    this.drawn = new Drawn(svg);
    this.refit();
  }

  get #size() {
    return { width: this.frame.clientWidth, height: this.frame.clientHeight };
  }

  /** Elements where they stand in the frame while all of it is seen. */
  get items(): Reachable[] {
    return [...this.drawn.keys].map((key) => ({ key, ...toFrame(this.#fit, this.drawn.place(key) ?? { x: 0, y: 0 }) }));
  }

  /** The drawing was made anew, or its frame has another size. */
  refit(svg: SVGSVGElement = this.drawn.svg): void {
    if (svg !== this.drawn.svg || !svg.isConnected) this.drawn = new Drawn(svg);
    this.#fit = fitOf(svg.viewBox.baseVal, this.#size);
    this.#look(this.#zoom, true);
  }

  /** Reads the drawing again: the server may have moved, added or removed things in it. */
  reread(svg: SVGSVGElement): void {
    this.drawn = new Drawn(svg);
    this.refit(svg);
  }

  /** On a small screen one begins where letters can be read. */
  begin(): void {
    const scale = readableScale(this.#fit, nearest);
    if (scale > 1) this.#look(zoomAt(whole, scale, this.#center, this.#size, nearest));
  }

  get #center(): Spot {
    return { x: this.#size.width / 2, y: this.#size.height / 2 };
  }

  /** The middle of what is seen, as `items` tells places. */
  get middle(): Spot {
    return { x: (this.#center.x - this.#zoom.x) / this.#zoom.scale, y: (this.#center.y - this.#zoom.y) / this.#zoom.scale };
  }

  #look(zoom: Zoom, again = false): void {
    const { style } = this.drawn.svg;
    if (again || zoom.scale !== this.#zoom.scale) {
      style.width = `${zoom.scale * 100}%`;
      style.height = `${zoom.scale * 100}%`;
      this.#host.toggleAttribute('data-closer', zoom.scale > 1);
      this.#host.toggleAttribute('data-near', zoom.scale * this.#fit.factor * letter >= wordsFrom);
    }
    this.#zoom = zoom;
    style.transform = `translate3d(${zoom.x}px, ${zoom.y}px, 0)`;
  }

  all(): void {
    this.#look(whole);
  }

  /** What of the way could not be gone, because the drawing ends there. */
  pan(by: Spot): Spot {
    const { x, y } = this.#zoom;
    this.#look(panBy(this.#zoom, by, this.#size));
    return { x: by.x - (this.#zoom.x - x), y: by.y - (this.#zoom.y - y) };
  }

  /** Whether an element is seen in the right half of the frame. */
  isRight(key: string): boolean {
    const item = this.items.find((one) => one.key === key);
    return item !== undefined && item.x * this.#zoom.scale + this.#zoom.x > this.#size.width / 2;
  }

  /** Closer or farther around one element, or around the middle. */
  zoomAround(factor: number, key: string | null): void {
    const { scale, x, y } = this.#zoom;
    const at = this.items.find((item) => item.key === key) ?? this.middle;
    this.zoomAt(factor, { x: at.x * scale + x, y: at.y * scale + y });
  }

  zoomAt(factor: number, at: Spot): void {
    this.#look(zoomAt(this.#zoom, factor, at, this.#size, nearest));
  }

  bring(key: string): void {
    const place = this.drawn.place(key);
    if (place) this.#look(bringIntoSight(this.#zoom, toFrame(this.#fit, place), this.#size));
  }

  onFrame({ clientX, clientY }: MouseEvent): Spot {
    const { left, top } = this.frame.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  inDrawing(event: MouseEvent): Spot {
    return toDrawing(this.#fit, this.#zoom, this.onFrame(event));
  }

  /** What is under the pointer, or so near that it is meant. */
  keyAt(event: MouseEvent): string | null {
    const { scale, x, y } = this.#zoom;
    const at = this.onFrame(event);
    return nearestTo({ x: (at.x - x) / scale, y: (at.y - y) / scale }, this.items, thumb / scale)?.key ?? null;
  }
}
