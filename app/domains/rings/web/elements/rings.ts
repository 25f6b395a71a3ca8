const order = ['core', 'advisors', 'feedback', 'dissemination'] as const;
const still = 6;

interface Drag {
  readonly person: SVGAElement;
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  moved: boolean;
}

/**
 * Moves people between the rings by pointer and by keyboard. A move is the form below, filled and sent: the picture can do
 * nothing that the form cannot.
 */
class RingsElement extends HTMLElement {
  #drag: Drag | undefined;
  /** By keyboard: the ring that was chosen but not set yet. */
  #pending: { person: SVGAElement; ring: string } | undefined;

  connectedCallback(): void {
    this.addEventListener('keydown', this.#onKey);
    this.addEventListener('focusout', () => this.#putBack());
    for (const kind of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel'] as const) this.addEventListener(kind, this.#onPointer);
    // A drag ends on a link; that it is one counts only for a click without moving.
    this.addEventListener('click', (event) => this.hasAttribute('data-dragged') && this.#personAt(event) && event.preventDefault(), true);
    this.addEventListener('dragstart', (event) => event.preventDefault());
  }

  #personAt(event: Event): SVGAElement | null {
    return event.target instanceof Element ? event.target.closest<SVGAElement>('.rings-person') : null;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const person = this.#personAt(event);
    if (!person || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') this.#step(person, event.key === 'ArrowUp' ? -1 : 1);
    else if (event.key === 'Enter' && this.#pending?.person === person) this.#set(person, this.#pending.ring);
    else if (event.key === 'Escape' && this.#pending) this.#putBack(true);
    else return;
    event.preventDefault();
  };

  #step(person: SVGAElement, by: number): void {
    const now = this.#pending?.person === person ? this.#pending.ring : (person.dataset['ring'] ?? '');
    const ring = order[Math.min(Math.max(order.findIndex((one) => one === now) + by, 0), order.length - 1)] ?? now;
    this.#pending = { person, ring };
    this.#mark(ring);
    person.setAttribute('data-lifted', '');
    this.#say('choosing', person, ring);
  }

  #putBack(spoken = false): void {
    const pending = this.#pending;
    this.#pending = undefined;
    this.#mark(null);
    if (!pending) return;
    pending.person.removeAttribute('data-lifted');
    if (spoken) this.#say('back', pending.person, pending.person.dataset['ring'] ?? '');
  }

  readonly #onPointer = (event: PointerEvent): void => {
    if (event.type === 'pointerdown') this.#take(event);
    else if (event.type === 'pointermove') this.#carry(event);
    else this.#drop(event);
  };

  #take(event: PointerEvent): void {
    this.removeAttribute('data-dragged');
    const person = this.#personAt(event);
    // A finger scrolls the page; its tap opens the person's place, where the ring is chosen.
    if (!person || event.pointerType === 'touch' || !event.isPrimary || event.button !== 0) return;
    this.#drag = { person, pointer: event.pointerId, x: event.clientX, y: event.clientY, moved: false };
  }

  #carry(event: PointerEvent): void {
    const drag = this.#drag;
    if (!drag || drag.pointer !== event.pointerId) return;
    const by = { x: event.clientX - drag.x, y: event.clientY - drag.y };
    if (!drag.moved && Math.hypot(by.x, by.y) <= still) return;
    if (!drag.moved) drag.person.setPointerCapture(event.pointerId);
    drag.moved = true;
    this.setAttribute('data-dragged', '');
    drag.person.setAttribute('data-lifted', '');
    const units = 1 / (drag.person.ownerSVGElement?.getScreenCTM()?.a || 1);
    drag.person.style.setProperty('translate', `${by.x * units}px ${by.y * units}px`);
    this.#mark(this.#ringUnder(event));
  }

  #drop(event: PointerEvent): void {
    const drag = this.#drag;
    if (!drag || drag.pointer !== event.pointerId) return;
    this.#drag = undefined;
    this.#mark(null);
    drag.person.removeAttribute('data-lifted');
    const ring = drag.moved && event.type === 'pointerup' ? this.#ringUnder(event) : null;
    if (ring && ring !== drag.person.dataset['ring']) this.#set(drag.person, ring);
    else drag.person.style.removeProperty('translate');
  }

  /** The innermost ring around the pointer; beyond all of them, none. */
  #ringUnder({ clientX, clientY }: PointerEvent): string | null {
    const svg = this.querySelector<SVGSVGElement>('.rings-svg');
    const matrix = svg?.getScreenCTM()?.inverse();
    if (!svg || !matrix) return null;
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix);
    const { width, height } = svg.viewBox.baseVal;
    const far = Math.hypot(x - width / 2, y - height / 2);
    return order.find((ring) => far <= Number(this.#circle(ring)?.dataset['edge'])) ?? null;
  }

  #circle(ring: string): SVGCircleElement | null {
    return this.querySelector<SVGCircleElement>(`circle[data-ring="${ring}"]`);
  }

  #mark(ring: string | null): void {
    for (const one of order) this.#circle(one)?.toggleAttribute('data-here', one === ring);
  }

  #set(person: SVGAElement, ring: string): void {
    this.#pending = undefined;
    const form = document.getElementById('move');
    if (!(form instanceof HTMLFormElement)) return;
    const who = form.elements.namedItem('who');
    const where = form.elements.namedItem('ring');
    if (!(who instanceof HTMLSelectElement) || !(where instanceof HTMLSelectElement)) return;
    who.value = [...who.options].find((one) => one.value.startsWith(`${person.dataset['membership'] ?? ''}:`))?.value ?? '';
    where.value = ring;
    form.requestSubmit();
  }

  #say(what: 'choosing' | 'back', person: SVGAElement, ring: string): void {
    const names = JSON.parse(this.dataset['names'] ?? '{}') as Record<string, string>;
    const said = this.querySelector('[data-rings-said]');
    const words = (this.dataset[what] ?? '').replace('{name}', person.dataset['name'] ?? '').replace('{ring}', names[ring] ?? '');
    if (said) said.textContent = words;
  }
}

// A page that came after a new release may bring the script a second time.
if (!customElements.get('longtable-rings')) customElements.define('longtable-rings', RingsElement);
