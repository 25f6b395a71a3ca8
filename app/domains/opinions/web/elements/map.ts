import { isArrow, nearestTo, nearestToward, type Reachable } from './nearest.ts';
import { bringIntoSight, panBy, whole, zoomAt, type Zoom } from './zoom.ts';

const thumb = 22; // pixels around a mark that belong to it
const still = 5; // pixels that a finger may move and still tap
const double = 320; // milliseconds between the taps of a double tap
const step = 1.6;
/** From this scale on, labels that found no room are shown. */
const near = 2;

interface Item extends Reachable {
  readonly element: SVGGElement;
}

interface Press {
  readonly id: number;
  x: number;
  y: number;
  moved: boolean;
}

/**
 * `<longtable-map>`: the marks of its drawing can be reached by arrow keys, pointer and touch, and are read in full beside it,
 * from the rows of its table. What was chosen, and how near one looks, stays when the page is made new by itself.
 */
export class MapElement extends HTMLElement {
  #chosen = '';
  // What was chosen on purpose does not change when the pointer passes over something else on its way.
  #pinned = false;
  #zoom = whole;
  #press: Press | undefined;
  #lastTap = { time: 0, x: 0, y: 0 };
  readonly #onMorph = () => this.#refresh();

  connectedCallback(): void {
    const frame = this.#part('.map-frame');
    frame.tabIndex = 0;
    frame.setAttribute('role', 'application');
    frame.setAttribute('aria-label', frame.dataset['label'] ?? '');
    frame.setAttribute('aria-describedby', 'map-hint');
    frame.addEventListener('keydown', (event) => this.#onKey(event));
    for (const kind of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const) frame.addEventListener(kind, (event) => this.#onPointer(event));
    this.addEventListener('click', (event) => this.#onButton(event));
    this.addEventListener('change', () => this.#refresh());
    this.addEventListener('turbo:before-morph-attribute', (event) => {
      if (this.#isOurs(event.target)) event.preventDefault();
    });
    this.addEventListener('turbo:before-morph-element', (event) => {
      if (event.target === this.#part('.map-shown')) event.preventDefault();
    });
    document.addEventListener('turbo:morph', this.#onMorph);
    this.#refresh();
  }

  disconnectedCallback(): void {
    document.removeEventListener('turbo:morph', this.#onMorph);
  }

  #part(selector: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`the map has no ${selector}`);
    return part;
  }

  get #svg(): SVGSVGElement | null {
    return this.querySelector<SVGSVGElement>('.map-svg');
  }

  get #size() {
    const { width, height } = this.#svg?.viewBox.baseVal ?? { width: 0, height: 0 };
    return { width, height };
  }

  /** What is on the map now: rings and stakeholder groups only while they are shown. */
  get #items(): Item[] {
    return [...this.querySelectorAll<SVGGElement>('.map-item')].flatMap((element) => {
      const matrix = element.transform.baseVal.consolidate()?.matrix;
      return matrix && element.getClientRects().length > 0 ? [{ element, key: element.dataset['key'] ?? '', x: matrix.e, y: matrix.f }] : [];
    });
  }

  #isOurs(target: EventTarget | null): boolean {
    return target === this || target instanceof HTMLInputElement || (target instanceof Element && target.matches('.map-frame, .map-world, .map-cursor'));
  }

  /** Draws again what was chosen and how near one looks, after the page or the choice of marks has changed. */
  #refresh(): void {
    this.#look(this.#zoom);
    this.#show(this.#items.find(({ key }) => key === this.#chosen));
  }

  #show(item: Item | undefined): void {
    this.#chosen = item?.key ?? '';
    const cursor = this.querySelector('.map-cursor');
    cursor?.toggleAttribute('data-on', item !== undefined);
    if (item) cursor?.setAttribute('transform', `translate(${item.x} ${item.y})`);
    const said = item ? this.#words(item.key) : [];
    const shown = this.#part('.map-shown');
    // The same words again would be read out again.
    if (shown.textContent !== said.map((line) => line.textContent).join('')) shown.replaceChildren(...said);
  }

  /** The row of the table, a paragraph a cell. */
  #words(key: string): HTMLElement[] {
    const row = this.querySelector(`#map-${key}`)?.closest('tr');
    return [...(row?.cells ?? [])].flatMap((cell, at) => {
      const source = at === 0 ? cell : cell.querySelector('.cell');
      if (!source?.textContent) return [];
      const line = document.createElement('p');
      const name = cell.querySelector('.cell-name')?.textContent;
      if (name) line.append(Object.assign(document.createElement('span'), { className: 'quiet', textContent: `${name}: ` }));
      for (const node of source.querySelector('[id]')?.childNodes ?? source.childNodes) line.append(node.cloneNode(true));
      return [line];
    });
  }

  #look(zoom: Zoom): void {
    this.#zoom = zoom;
    const { scale, x, y } = zoom;
    this.style.setProperty('--closer', String(scale));
    this.querySelector<SVGGElement>('.map-world')?.style.setProperty('transform', scale === 1 ? 'none' : `translate(${x}px, ${y}px) scale(${scale})`);
    this.toggleAttribute('data-closer', scale > 1);
    this.toggleAttribute('data-near', scale >= near);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const items = this.#items;
    const current = items.find(({ key }) => key === this.#chosen);
    if (isArrow(event.key)) this.#goTo(nearestToward(current ?? this.#middle(), items, event.key) ?? current ?? items[0]);
    else if (event.key === 'Home') this.#goTo(items[0]);
    else if (event.key === 'End') this.#goTo(items.at(-1));
    else if (event.key === 'Enter') this.querySelector<HTMLElement>('.map-shown a')?.click();
    else if (event.key === 'Escape') this.#leave();
    else if (event.key === '+' || event.key === '=') this.#zoomAround(step, current);
    else if (event.key === '-') this.#zoomAround(1 / step, current);
    else if (event.key === '0') this.#look(whole);
    else return;
    event.preventDefault();
  }

  #middle() {
    const { width, height } = this.#size;
    const { scale, x, y } = this.#zoom;
    return { x: (width / 2 - x) / scale, y: (height / 2 - y) / scale };
  }

  #goTo(item: Item | undefined): void {
    if (!item) return;
    this.#pinned = true;
    this.#look(bringIntoSight(this.#zoom, item, this.#size));
    this.#show(item);
  }

  #leave(): void {
    this.#pinned = false;
    this.#show(undefined);
    // On to the table; away from the map even where there is none to go to.
    this.#part('.map-frame').blur();
    this.querySelector<HTMLElement>('summary')?.focus();
  }

  #zoomAround(factor: number, item?: Item): void {
    const { scale, x, y } = this.#zoom;
    const at = item ?? this.#middle();
    this.#look(zoomAt(this.#zoom, factor, { x: at.x * scale + x, y: at.y * scale + y }, this.#size));
  }

  #onButton(event: Event): void {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-zoom]') : null;
    if (!button) return;
    const current = this.#items.find(({ key }) => key === this.#chosen);
    if (button.dataset['zoom'] === 'all') this.#look(whole);
    else this.#zoomAround(button.dataset['zoom'] === 'in' ? step : 1 / step, current);
  }

  #onPointer(event: PointerEvent): void {
    if (event.type === 'pointerdown')
      this.#press = event.isPrimary && event.button === 0 ? { id: event.pointerId, x: event.clientX, y: event.clientY, moved: false } : undefined;
    else if (event.type === 'pointercancel') this.#press = undefined;
    else if (event.type === 'pointermove') this.#move(event);
    else this.#release(event);
  }

  #move(event: PointerEvent): void {
    const press = this.#press;
    if (!press) {
      if (event.pointerType === 'mouse' && !this.#pinned) this.#show(this.#itemAt(event) ?? this.#items.find(({ key }) => key === this.#chosen));
      return;
    }
    if (press.id !== event.pointerId) return;
    const by = { x: event.clientX - press.x, y: event.clientY - press.y };
    if (!press.moved && Math.hypot(by.x, by.y) <= still) return;
    press.moved = true;
    this.toggleAttribute('data-moving', true);
    this.#part('.map-frame').setPointerCapture(event.pointerId);
    const units = this.#unitsPerPixel();
    this.#look(panBy(this.#zoom, { x: by.x * units, y: by.y * units }, this.#size));
    press.x = event.clientX;
    press.y = event.clientY;
  }

  #release(event: PointerEvent): void {
    const press = this.#press;
    this.#press = undefined;
    this.removeAttribute('data-moving');
    if (!press || press.id !== event.pointerId || press.moved) return;
    const last = this.#lastTap;
    this.#lastTap = { time: event.timeStamp, x: event.clientX, y: event.clientY };
    if (event.timeStamp - last.time < double && Math.hypot(event.clientX - last.x, event.clientY - last.y) < thumb) {
      this.#lastTap.time = 0;
      this.#look(zoomAt(this.#zoom, step, this.#onScreen(event), this.#size));
      return;
    }
    const item = this.#itemAt(event);
    this.#pinned = item !== undefined;
    this.#show(item);
  }

  #itemAt(event: PointerEvent): Item | undefined {
    const { scale, x, y } = this.#zoom;
    const at = this.#onScreen(event);
    return nearestTo({ x: (at.x - x) / scale, y: (at.y - y) / scale }, this.#items, (thumb * this.#unitsPerPixel()) / scale);
  }

  /** Where the pointer is in the frame, in units of the drawing. */
  #onScreen({ clientX, clientY }: PointerEvent): { x: number; y: number } {
    const matrix = this.#svg?.getScreenCTM()?.inverse();
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix);
    return { x, y };
  }

  #unitsPerPixel(): number {
    return 1 / (this.#svg?.getScreenCTM()?.a || 1);
  }
}

// A page that came after a new release may bring the script a second time.
if (!customElements.get('longtable-map')) customElements.define('longtable-map', MapElement);
