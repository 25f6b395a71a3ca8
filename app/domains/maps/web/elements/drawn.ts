import type { Direction, RelationKind } from '../../map.ts';
import { relationShape, tenth } from '../drawing/shape.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The drawing as the server made it, found by the ids of its elements; moving one redraws the lines that hang on it. */
export class Drawn {
  readonly svg: SVGSVGElement;
  readonly #items = new Map<string, SVGGElement>();
  readonly #places = new Map<string, Spot>();
  readonly #lines = new Map<string, SVGGElement[]>();

  constructor(svg: SVGSVGElement) {
    this.svg = svg;
    for (const item of svg.querySelectorAll<SVGGElement>('.net-item')) {
      const key = item.dataset['key'] ?? '';
      const matrix = item.transform.baseVal.consolidate()?.matrix;
      this.#items.set(key, item);
      this.#places.set(key, { x: matrix?.e ?? 0, y: matrix?.f ?? 0 });
    }
    for (const line of svg.querySelectorAll<SVGGElement>('.net-relation'))
      for (const end of [line.dataset['from'] ?? '', line.dataset['to'] ?? '']) this.#lines.set(end, [...(this.#lines.get(end) ?? []), line]);
  }

  get keys(): IterableIterator<string> {
    return this.#items.keys();
  }

  item(key: string): SVGGElement | undefined {
    return this.#items.get(key);
  }

  place(key: string): Spot | undefined {
    return this.#places.get(key);
  }

  nameOf(key: string): string {
    return [...(this.#items.get(key)?.querySelectorAll('tspan') ?? [])].map((line) => line.textContent).join(' ');
  }

  move(key: string, to: Spot): void {
    this.#places.set(key, to);
    this.#items.get(key)?.setAttribute('transform', `translate(${tenth(to.x)} ${tenth(to.y)})`);
    for (const line of this.#lines.get(key) ?? []) this.#redraw(line);
  }

  #redraw(line: SVGGElement): void {
    const { from = '', to = '', bend = '0', word: share = '0.5', kind, direction } = line.dataset;
    const [start, end] = [this.#places.get(from), this.#places.get(to)];
    if (!start || !end) return;
    const shape = relationShape(start, end, { bend: Number(bend), kind: kind as RelationKind, direction: direction as Direction });
    line.querySelector('.net-line')?.setAttribute('d', shape.line);
    line.querySelector('.net-head')?.setAttribute('d', shape.heads);
    const word = line.querySelector('.net-word');
    const { x, y } = shape.on(Number(share));
    word?.setAttribute('x', String(tenth(x)));
    word?.setAttribute('y', String(tenth(y + 4)));
  }

  /** Lights one element with what is linked to it; null puts all back. */
  light(key: string | null): void {
    for (const lit of this.svg.querySelectorAll('.net-lit, .net-chosen')) lit.classList.remove('net-lit', 'net-chosen');
    if (key === null) return;
    this.#items.get(key)?.classList.add('net-lit', 'net-chosen');
    for (const line of this.#lines.get(key) ?? []) {
      line.classList.add('net-lit');
      for (const end of [line.dataset['from'] ?? '', line.dataset['to'] ?? '']) this.#items.get(end)?.classList.add('net-lit');
    }
  }
}
