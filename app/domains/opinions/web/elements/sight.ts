import { bringIntoSight, panBy, whole, zoomAt, type Place, type Zoom } from '../../../../ui/browser/zoom.ts';

/** From this scale on, labels that found no room are shown. */
const near = 2;

/** How near one looks at the drawing of a map, and at what of it; the page shows it as soon as it changes. */
export class Sight {
  readonly #map: HTMLElement;
  #zoom = whole;

  constructor(map: HTMLElement) {
    this.#map = map;
  }

  /** The middle of what one sees. */
  get middle(): Place {
    const { width, height } = this.#size;
    return this.#onMap({ x: width / 2, y: height / 2 });
  }

  /** Puts it on the page again, which may have become another. */
  refresh(): void {
    this.#look(this.#zoom);
  }

  all(): void {
    this.#look(whole);
  }

  /** Nearer or farther, around a point of the map. */
  closer(factor: number, at: Place): void {
    const { scale, x, y } = this.#zoom;
    this.#look(zoomAt(this.#zoom, factor, { x: at.x * scale + x, y: at.y * scale + y }, this.#size));
  }

  closerAtPointer(factor: number, pointer: PointerEvent): void {
    this.#look(zoomAt(this.#zoom, factor, this.#inFrame(pointer), this.#size));
  }

  bring(item: Place): void {
    this.#look(bringIntoSight(this.#zoom, item, this.#size));
  }

  /** @param by in pixels */
  pan(by: Place): void {
    const units = this.#unitsPerPixel;
    this.#look(panBy(this.#zoom, { x: by.x * units, y: by.y * units }, this.#size));
  }

  /** Where on the map a pointer is. */
  under(pointer: PointerEvent): Place {
    return this.#onMap(this.#inFrame(pointer));
  }

  /** How much of the map so many pixels are now. */
  reach(pixels: number): number {
    return (pixels * this.#unitsPerPixel) / this.#zoom.scale;
  }

  #look(zoom: Zoom): void {
    this.#zoom = zoom;
    const { scale, x, y } = zoom;
    this.#map.style.setProperty('--closer', String(scale));
    this.#map.querySelector<SVGGElement>('.map-world')?.style.setProperty('transform', scale === 1 ? 'none' : `translate(${x}px, ${y}px) scale(${scale})`);
    this.#map.toggleAttribute('data-closer', scale > 1);
    this.#map.toggleAttribute('data-near', scale >= near);
  }

  #onMap({ x, y }: Place): Place {
    return { x: (x - this.#zoom.x) / this.#zoom.scale, y: (y - this.#zoom.y) / this.#zoom.scale };
  }

  get #svg(): SVGSVGElement | null {
    return this.#map.querySelector<SVGSVGElement>('.map-svg');
  }

  get #size() {
    const { width, height } = this.#svg?.viewBox.baseVal ?? { width: 0, height: 0 };
    return { width, height };
  }

  /** Where the pointer is in the frame, in units of the drawing. */
  #inFrame({ clientX, clientY }: PointerEvent): Place {
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(this.#svg?.getScreenCTM()?.inverse());
    return { x, y };
  }

  get #unitsPerPixel(): number {
    return 1 / (this.#svg?.getScreenCTM()?.a || 1);
  }
}
