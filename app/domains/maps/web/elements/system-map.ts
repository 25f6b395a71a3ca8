import { arrange } from './arranging.ts';
import { DrawingByHand } from './drawing-by-hand.ts';
import { openForm, sendForm } from './forms.ts';
import { deeds } from './keys.ts';
import { Looking } from './looking.ts';
import { Pointing } from './pointing.ts';
import { Telling } from './telling.ts';
import { Walking } from './walking.ts';

const step = 1.5;

/** What looks after the map while it is on the page. */
interface Parts {
  readonly looking: Looking;
  readonly walking: Walking;
  readonly hand: DrawingByHand;
  readonly pointing: Pointing;
  readonly telling: Telling;
}

/**
 * `<longtable-system-map>`: makes the drawing of a map something to look around in, and for those who may draw, to draw on, by keys as well
 * as by pointer. What it does goes through the forms of the page; only moving saves beside them. The table below is what it reads from.
 */
export class SystemMapElement extends HTMLElement {
  #parts: Parts | undefined;
  #resize: ResizeObserver | undefined;
  /** A form of the page was sent: the page that answers begins at the map again. */
  #sent = false;
  readonly #onSent = () => {
    this.#sent = true;
  };
  readonly #onMorph = () => this.#refresh();

  connectedCallback(): void {
    const frame = this.querySelector<HTMLElement>('.net-frame');
    const svg = this.querySelector<SVGSVGElement>('.net-svg');
    if (!frame || !svg) return;
    frame.tabIndex = 0;
    frame.setAttribute('role', 'application');
    frame.setAttribute('aria-label', frame.dataset['label'] ?? '');
    frame.setAttribute('aria-describedby', 'net-hint');
    const parts = this.#makeParts(frame, svg);
    this.#parts = parts;
    frame.addEventListener('keydown', (event) => this.#onKey(event, parts));
    frame.addEventListener('wheel', (event) => onWheel(event, parts), { passive: false });
    this.addEventListener('click', (event) => this.#onButton(event, parts));
    this.addEventListener('submit', (event) => {
      if (arrange(this, event)) parts.telling.say('arranging');
    });
    for (const kind of ['turbo:before-morph-attribute', 'turbo:before-morph-element'] as const)
      this.addEventListener(kind, (event) => this.#keepOurs(event, parts));
    document.addEventListener('turbo:morph', this.#onMorph);
    document.addEventListener('turbo:submit-end', this.#onSent);
    this.#resize = new ResizeObserver(() => parts.looking.refit());
    this.#resize.observe(frame);
    parts.looking.begin();
    const { chosen } = this.dataset;
    if (chosen === undefined) return;
    frame.focus({ preventScroll: true });
    parts.walking.choose(chosen);
  }

  #makeParts(frame: HTMLElement, svg: SVGSVGElement): Parts {
    const looking = new Looking(this, frame, svg);
    const telling = new Telling(this);
    const walking = new Walking(this, looking, telling);
    const hand = new DrawingByHand(this, looking, telling);
    const pointing = new Pointing(looking, {
      carries: () => this.#draws && hand.kind === null,
      tapped: (key, at) => {
        if (hand.kind === 'moving') hand.keepMove(at);
        else if (hand.kind === null) walking.choose(key);
        else if (key === null) hand.stop();
        else hand.relate(key);
      },
      carried: (key, from) => void hand.save(key, from),
    });
    return { looking, telling, walking, hand, pointing };
  }

  disconnectedCallback(): void {
    document.removeEventListener('turbo:morph', this.#onMorph);
    document.removeEventListener('turbo:submit-end', this.#onSent);
    this.#resize?.disconnect();
  }

  get #draws(): boolean {
    return this.dataset['draws'] !== undefined;
  }

  /** What the script has set stays as it is when the page is made new by itself; nothing changes under a hand that moves something. */
  #keepOurs(event: Event, { hand, pointing }: Parts): void {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const { attributeName = '' } = (event as CustomEvent<{ attributeName?: string }>).detail ?? {};
    const isHeld = target.matches('.net-shown, [data-said]') || (target.matches('.net-svg') && (hand.kind !== null || pointing.isBusy));
    const isOurs =
      target === this
        ? /^data-(closer|near|picked|picked-right|moving|took)$/.test(attributeName)
        : target.matches('.net-frame') || (target.matches('.net-svg') && attributeName === 'style');
    if (event.type.endsWith('element') ? isHeld : isOurs) event.preventDefault();
  }

  #refresh(): void {
    const svg = this.querySelector<SVGSVGElement>('.net-svg');
    if (!svg || !this.#parts) return;
    const { looking, walking, telling } = this.#parts;
    looking.reread(svg);
    walking.again();
    const isAnswer = this.#sent;
    this.#sent = false;
    if (!isAnswer || document.querySelector('.problems')) return;
    // After something was drawn: at what was drawn, saying what happened.
    looking.frame.focus({ preventScroll: true });
    walking.choose(this.dataset['chosen'] ?? walking.chosen);
    telling.sayBefore(document.querySelector('.notice-good')?.textContent ?? '');
  }

  #onKey(event: KeyboardEvent, parts: Parts): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(parts.hand.kind === 'moving' ? parts.hand.moveByKey(event) : this.#walkByKey(event.key, parts))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #walkByKey(key: string, parts: Parts): boolean {
    const { hand, walking } = parts;
    const deed = Object.hasOwn(deeds, key) ? deeds[key] : undefined;
    if (walking.byKey(key)) return true;
    if (key === 'Escape') {
      if (!hand.stop()) walking.choose(null);
    } else if (key === 'Enter') this.#do(hand.kind === 'relating' ? 'relate' : 'edit', parts);
    else if (deed) this.#do(deed, parts);
    else return false;
    return true;
  }

  #onButton(event: Event, parts: Parts): void {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[name=do]') : null;
    if (button) this.#do(button.value, parts);
  }

  #openTable(): void {
    const fold = this.querySelector<HTMLDetailsElement>('#table details');
    fold?.toggleAttribute('open', true);
    fold?.querySelector('summary')?.focus();
  }

  #do(deed: string, { looking, walking, hand, telling }: Parts): void {
    const { chosen } = walking;
    if (deed === 'in' || deed === 'out') looking.zoomAround(deed === 'in' ? step : 1 / step, chosen);
    else if (deed === 'all') looking.all();
    else if (deed === 'table') this.#openTable();
    else if (deed === 'add' && this.#draws) {
      openForm('add', { near: chosen ?? '' }, 'name');
      telling.say('add');
    } else if (deed === 'undo' && this.#draws) sendForm('undo');
    else if (chosen === null) telling.say('none');
    else if (deed === 'edit') this.querySelector<HTMLElement>(`#row-${chosen} a`)?.click();
    else if (deed === 'move' && this.#draws) hand.move(chosen);
    else if (deed === 'relate' && this.#draws) hand.relate(chosen);
    else if (deed === 'remove' && this.#draws) sendForm('remove', `${(this.dataset['remove'] ?? '').replace(/-$/, chosen)}?_method=DELETE`);
  }
}

function onWheel(event: WheelEvent, { looking }: Parts): void {
  if (!event.ctrlKey) return;
  event.preventDefault();
  looking.zoomAt(event.deltaY < 0 ? step : 1 / step, looking.onFrame(event));
}

// A page that came after a new release may bring the script a second time.
if (!customElements.get('longtable-system-map')) customElements.define('longtable-system-map', SystemMapElement);
