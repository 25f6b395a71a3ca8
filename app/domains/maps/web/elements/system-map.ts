import { isArrow, nearestToward } from '../../../../ui/browser/nearest.ts';
import type { Spot } from './drawn.ts';
import { openForm, sendForm } from './forms.ts';
import { deeds } from './keys.ts';
import { Looking } from './looking.ts';
import { Pointing } from './pointing.ts';
import { layOutIn, sendPlace } from './sending.ts';

const step = 1.5;
const keyStep = 20; // units of the drawing

type Doing = { readonly kind: 'moving'; readonly key: string; readonly from: Spot } | { readonly kind: 'relating'; readonly from: string } | null;

/**
 * `<longtable-system-map>`: makes the drawing of a map something to look around in, and for those who may draw, to draw on, by keys as well
 * as by pointer. What it does goes through the forms of the page; only moving saves beside them. The table below is what it reads from.
 */
export class SystemMapElement extends HTMLElement {
  #looking: Looking | undefined;
  #pointing: Pointing | undefined;
  #chosen: string | null = null;
  #doing: Doing = null;
  #resize: ResizeObserver | undefined;
  /** A form of the page was sent: the page that answers begins at the map again. */
  #sent = false;
  readonly #onSent = () => {
    this.#sent = true;
  };
  readonly #onMorph = () => this.#refresh();

  connectedCallback(): void {
    const frame = this.#part('.net-frame');
    const svg = this.querySelector<SVGSVGElement>('.net-svg');
    if (!svg) return;
    frame.tabIndex = 0;
    frame.setAttribute('role', 'application');
    frame.setAttribute('aria-label', frame.dataset['label'] ?? '');
    frame.setAttribute('aria-describedby', 'net-hint');
    this.#looking = new Looking(this, frame, svg);
    this.#pointing = new Pointing(this.#looking, {
      carries: () => this.#draws && this.#doing === null,
      tapped: (key) => this.#tapped(key),
      carried: (key, from) => void this.#save(key, from),
    });
    frame.addEventListener('keydown', (event) => this.#onKey(event));
    frame.addEventListener('wheel', (event) => this.#onWheel(event), { passive: false });
    this.addEventListener('click', (event) => this.#onButton(event));
    this.addEventListener('submit', (event) => this.#onSubmit(event));
    for (const kind of ['turbo:before-morph-attribute', 'turbo:before-morph-element'] as const) this.addEventListener(kind, (event) => this.#keepOurs(event));
    document.addEventListener('turbo:morph', this.#onMorph);
    document.addEventListener('turbo:submit-end', this.#onSent);
    this.#resize = new ResizeObserver(() => this.#looking?.refit());
    this.#resize.observe(frame);
    this.#looking.begin();
    const { chosen } = this.dataset;
    if (chosen === undefined) return;
    frame.focus({ preventScroll: true });
    this.#choose(chosen);
  }

  disconnectedCallback(): void {
    document.removeEventListener('turbo:morph', this.#onMorph);
    document.removeEventListener('turbo:submit-end', this.#onSent);
    this.#resize?.disconnect();
  }

  #part(selector: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`the map has no ${selector}`);
    return part;
  }

  get #draws(): boolean {
    return this.dataset['draws'] !== undefined;
  }

  #nameOf(key: string): string {
    return this.#looking?.drawn.nameOf(key) ?? '';
  }

  #say(key: string, slots: Readonly<Record<string, string>> = {}): void {
    const words = JSON.parse(this.dataset['words'] ?? '{}') as Record<string, string>;
    this.#part('[data-said]').textContent = (words[key] ?? '').replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '');
  }

  /** What the script has set stays as it is when the page is made new by itself; nothing changes under a hand that moves something. */
  #keepOurs(event: Event): void {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const { attributeName = '' } = (event as CustomEvent<{ attributeName?: string }>).detail ?? {};
    const isHeld = target.matches('.net-shown, [data-said]') || (target.matches('.net-svg') && (this.#doing !== null || this.#pointing?.isBusy === true));
    const isOurs =
      target === this
        ? /^data-(closer|near|picked|moving|took)$/.test(attributeName)
        : target.matches('.net-frame') || (target.matches('.net-svg') && attributeName === 'style');
    if (event.type.endsWith('element') ? isHeld : isOurs) event.preventDefault();
  }

  #refresh(): void {
    const svg = this.querySelector<SVGSVGElement>('.net-svg');
    if (!svg || !this.#looking) return;
    this.#looking.reread(svg);
    if (this.#chosen !== null && !this.#looking.drawn.item(this.#chosen)) this.#chosen = null;
    if (this.#sent) this.#goOn();
    else this.#show();
  }

  /** After something was drawn: at what was drawn, saying what happened. */
  #goOn(): void {
    this.#sent = false;
    if (document.querySelector('.problems')) return this.#show();
    const said = document.querySelector('.notice-good')?.textContent ?? '';
    this.#part('.net-frame').focus({ preventScroll: true });
    this.#choose(this.dataset['chosen'] ?? this.#chosen);
    const line = this.#part('[data-said]');
    line.textContent = `${said} ${line.textContent}`.trim();
  }

  #choose(key: string | null): void {
    this.#chosen = key;
    if (key !== null) this.#looking?.bring(key);
    this.#show();
    if (key === null) return;
    const rest = [...this.#part('.net-shown').children].slice(1).map((line) => line.textContent);
    this.#say('chosen', { name: this.#nameOf(key), relations: rest.join('. ') });
  }

  /** Beside the picture stands the row of the table. */
  #show(): void {
    this.#looking?.drawn.light(this.#chosen);
    this.toggleAttribute('data-picked', this.#chosen !== null);
    const row = this.#chosen === null ? null : this.querySelector(`#row-${this.#chosen}`)?.closest('tr');
    const lines = [...(row?.cells ?? [])].map((cell, at) => {
      const line = document.createElement('div');
      for (const node of (at === 0 ? cell.firstElementChild : cell.querySelector('.cell'))?.childNodes ?? []) line.append(node.cloneNode(true));
      return line;
    });
    this.#part('.net-shown').replaceChildren(...lines);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(this.#doing?.kind === 'moving' ? this.#moveByKey(event, this.#doing) : this.#walkByKey(event))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #moveByKey({ key, shiftKey }: KeyboardEvent, { key: moved, from }: { key: string; from: Spot }): boolean {
    if (key === 'Enter' || key === 'm' || key === ' ') this.#keepMove();
    else if (key === 'Escape') this.#stop();
    else if (isArrow(key)) {
      const by = shiftKey ? keyStep * 4 : keyStep;
      const { x, y } = this.#looking?.drawn.place(moved) ?? from;
      const along = { ArrowRight: [by, 0], ArrowLeft: [-by, 0], ArrowDown: [0, by], ArrowUp: [0, -by] } as const;
      this.#looking?.drawn.move(moved, { x: x + along[key][0], y: y + along[key][1] });
      this.#looking?.bring(moved);
    } else return false;
    return true;
  }

  #walkByKey({ key }: KeyboardEvent): boolean {
    const items = this.#looking?.items ?? [];
    const current = items.find((item) => item.key === this.#chosen);
    const deed = Object.hasOwn(deeds, key) ? deeds[key] : undefined;
    if (isArrow(key)) this.#choose((nearestToward(current ?? this.#looking?.middle ?? { x: 0, y: 0 }, items, key) ?? current ?? items[0])?.key ?? null);
    else if (key === 'Home') this.#choose(items[0]?.key ?? null);
    else if (key === 'End') this.#choose(items.at(-1)?.key ?? null);
    else if (key === 'Escape') this.#stop();
    else if (key === 'Enter') this.#do(this.#doing?.kind === 'relating' ? 'relate' : 'edit');
    else if (deed) this.#do(deed);
    else return false;
    return true;
  }

  #onButton(event: Event): void {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[name=do]') : null;
    if (button) this.#do(button.value);
  }

  #openTable(): void {
    const fold = this.querySelector<HTMLDetailsElement>('#table details');
    fold?.toggleAttribute('open', true);
    fold?.querySelector('summary')?.focus();
  }

  #do(deed: string): void {
    const chosen = this.#chosen;
    if (deed === 'in' || deed === 'out') this.#looking?.zoomAround(deed === 'in' ? step : 1 / step, chosen);
    else if (deed === 'all') this.#looking?.all();
    else if (deed === 'table') this.#openTable();
    else if (deed === 'add' && this.#draws) this.#add(chosen);
    else if (deed === 'undo' && this.#draws) sendForm('undo');
    else if (chosen === null) this.#say('none');
    else if (deed === 'edit') this.querySelector<HTMLElement>(`#row-${chosen} a`)?.click();
    else if (deed === 'move' && this.#draws) this.#startMove(chosen);
    else if (deed === 'relate' && this.#draws) this.#relate(chosen);
    else if (deed === 'remove' && this.#draws) sendForm('remove', `${(this.dataset['remove'] ?? '').replace(/-$/, chosen)}?_method=DELETE`);
  }

  #add(near: string | null): void {
    openForm('add', { near: near ?? '' }, 'name');
    this.#say('add');
  }

  #tapped(key: string | null): void {
    if (this.#doing?.kind === 'moving') this.#keepMove();
    else if (this.#doing?.kind === 'relating' && key !== null) this.#relate(key);
    else this.#choose(key);
  }

  /** First the one, then the other; the form below asks the rest. */
  #relate(key: string): void {
    const from = this.#doing?.kind === 'relating' ? this.#doing.from : null;
    if (from === null || from === key) {
      this.#doing = { kind: 'relating', from: key };
      this.#looking?.drawn.item(key)?.classList.add('net-first');
      this.#part('.net-frame').focus();
      return this.#say('relate', { name: this.#nameOf(key) });
    }
    this.#end();
    openForm('relate', { fromId: from, toId: key }, 'kind');
    this.#say('relating', { name: this.#nameOf(from), other: this.#nameOf(key) });
  }

  #startMove(key: string): void {
    const from = this.#looking?.drawn.place(key);
    if (!from) return;
    this.#doing = { kind: 'moving', key, from };
    this.toggleAttribute('data-moving', true);
    this.#part('.net-frame').focus();
    this.#say('moving', { name: this.#nameOf(key) });
  }

  #keepMove(): void {
    const doing = this.#doing;
    this.#end();
    if (doing?.kind === 'moving') void this.#save(doing.key, doing.from);
  }

  async #save(key: string, from: Spot): Promise<void> {
    const place = this.#looking?.drawn.place(key);
    if (!place) return;
    const csrf = document.querySelector<HTMLInputElement>('input[name=_csrf]')?.value ?? '';
    const sent = await sendPlace((this.dataset['move'] ?? '').replace(/-(?=\/place$)/, key), csrf, place);
    if (!sent) this.#looking?.drawn.move(key, from);
    this.#say(sent ? 'moved' : 'failed', { name: this.#nameOf(key) });
  }

  /** Puts back what was under way, else lets go of what was chosen. */
  #stop(): void {
    const doing = this.#doing;
    this.#end();
    if (doing?.kind === 'moving') {
      this.#looking?.drawn.move(doing.key, doing.from);
      this.#say('kept', { name: this.#nameOf(doing.key) });
    } else if (doing) this.#say('stopped');
    else this.#choose(null);
  }

  #end(): void {
    this.#doing = null;
    this.toggleAttribute('data-moving', false);
    for (const item of this.querySelectorAll('.net-first')) item.classList.remove('net-first');
  }

  #onWheel(event: WheelEvent): void {
    if (!event.ctrlKey || !this.#looking) return;
    event.preventDefault();
    this.#looking.zoomAt(event.deltaY < 0 ? step : 1 / step, this.#looking.onFrame(event));
  }

  /** The worker fills in the places before the form is sent; where it cannot, the server works them out. */
  #onSubmit(event: SubmitEvent): void {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.id !== 'arrange') return;
    const places = form.elements.namedItem('places');
    const { worker, layout } = this.dataset;
    if (!(places instanceof HTMLInputElement) || places.value !== '' || !worker || !layout) return;
    event.preventDefault();
    event.stopPropagation();
    this.#say('arranging');
    const send = (found: string) => {
      places.value = found;
      form.requestSubmit();
      places.value = '';
    };
    layOutIn(worker, layout).then(
      ({ placed, took }) => {
        this.dataset['took'] = String(Math.round(took));
        send(JSON.stringify(placed));
      },
      () => send('-'),
    );
  }
}

// A page that came after a new release may bring the script a second time.
if (!customElements.get('longtable-system-map')) customElements.define('longtable-system-map', SystemMapElement);
