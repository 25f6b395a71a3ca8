import { thumb, watchPointer } from './pointing.ts';
import { Sight } from './sight.ts';
import { isArrow, nearestTo, nearestToward, type Reachable } from '../../../../ui/browser/nearest.ts';

const step = 1.6;

interface Item extends Reachable {
  readonly element: SVGGElement;
}

/**
 * `<longtable-map>`: the marks of its drawing can be reached by arrow keys, pointer and touch, and are read in full beside it,
 * from the rows of its table. What was chosen, and how near one looks, stays when the page is made new by itself.
 */
export class MapElement extends HTMLElement {
  #chosen = '';
  // What was chosen on purpose does not change when the pointer passes over something else on its way.
  #pinned = false;
  readonly #sight = new Sight(this);
  readonly #onMorph = () => this.#refresh();

  connectedCallback(): void {
    const frame = this.#part('.map-frame');
    frame.tabIndex = 0;
    frame.setAttribute('role', 'application');
    frame.setAttribute('aria-label', frame.dataset['label'] ?? '');
    frame.setAttribute('aria-describedby', 'map-hint');
    frame.addEventListener('keydown', (event) => this.#onKey(event));
    this.#watch(frame);
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

  /** What is on the map now: rings and stakeholder groups only while they are shown. */
  get #items(): Item[] {
    return [...this.querySelectorAll<SVGGElement>('.map-item')].flatMap((element) => {
      const matrix = element.transform.baseVal.consolidate()?.matrix;
      return matrix && element.getClientRects().length > 0 ? [{ element, key: element.dataset['key'] ?? '', x: matrix.e, y: matrix.f }] : [];
    });
  }

  get #current(): Item | undefined {
    return this.#items.find(({ key }) => key === this.#chosen);
  }

  #isOurs(target: EventTarget | null): boolean {
    return target === this || target instanceof HTMLInputElement || (target instanceof Element && target.matches('.map-frame, .map-world, .map-cursor'));
  }

  /** Draws again what was chosen and how near one looks, after the page or the choice of marks has changed. */
  #refresh(): void {
    this.#sight.refresh();
    this.#show(this.#current);
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

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const items = this.#items;
    const current = this.#current;
    if (isArrow(event.key)) this.#goTo(nearestToward(current ?? this.#sight.middle, items, event.key) ?? current ?? items[0]);
    else if (event.key === 'Home') this.#goTo(items[0]);
    else if (event.key === 'End') this.#goTo(items.at(-1));
    else if (event.key === 'Enter') this.querySelector<HTMLElement>('.map-shown a')?.click();
    else if (event.key === 'Escape') this.#leave();
    else if (event.key === '+' || event.key === '=') this.#closer(step);
    else if (event.key === '-') this.#closer(1 / step);
    else if (event.key === '0') this.#sight.all();
    else return;
    event.preventDefault();
  }

  #goTo(item: Item | undefined): void {
    if (!item) return;
    this.#pinned = true;
    this.#sight.bring(item);
    this.#show(item);
  }

  #leave(): void {
    this.#pinned = false;
    this.#show(undefined);
    // On to the table; away from the map even where there is none to go to.
    this.#part('.map-frame').blur();
    this.querySelector<HTMLElement>('summary')?.focus();
  }

  /** Around what is chosen, else around the middle. */
  #closer(factor: number): void {
    this.#sight.closer(factor, this.#current ?? this.#sight.middle);
  }

  #onButton(event: Event): void {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-zoom]') : null;
    if (!button) return;
    if (button.dataset['zoom'] === 'all') this.#sight.all();
    else this.#closer(button.dataset['zoom'] === 'in' ? step : 1 / step);
  }

  #watch(frame: HTMLElement): void {
    watchPointer(frame, {
      pass: (event) => {
        if (!this.#pinned) this.#show(this.#itemAt(event) ?? this.#current);
      },
      drag: (by) => {
        this.toggleAttribute('data-moving', true);
        this.#sight.pan(by);
      },
      lift: () => this.removeAttribute('data-moving'),
      tap: (event) => {
        const item = this.#itemAt(event);
        this.#pinned = item !== undefined;
        this.#show(item);
      },
      tapTwice: (event) => this.#sight.closerAtPointer(step, event),
    });
  }

  #itemAt(event: PointerEvent): Item | undefined {
    return nearestTo(this.#sight.under(event), this.#items, this.#sight.reach(thumb));
  }
}

// A page that came after a new release may bring the script a second time.
if (!customElements.get('longtable-map')) customElements.define('longtable-map', MapElement);
