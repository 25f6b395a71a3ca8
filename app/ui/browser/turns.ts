/** A browser opens six lines to one house, for all its windows together: two are left to fetch pages by. */
const mostLines = 4;

interface Said {
  readonly from: string;
  readonly here: boolean;
}

const me = String(Math.random());
const windows = new BroadcastChannel('longtable.lines');

/** Which windows of a browser hold a line to the server: those that somebody turned to last. */
export class Turn {
  /** The windows that somebody turned to after this one. */
  readonly #later = new Set<string>();
  readonly #onSaid: (event: MessageEvent<Said>) => void;

  /** @param changed called when other windows come and go */
  constructor(changed: () => void) {
    this.#onSaid = ({ data: { from, here } }) => {
      this.#later[here ? 'add' : 'delete'](from);
      changed();
    };
  }

  get holds(): boolean {
    return this.#later.size < mostLines;
  }

  take(): void {
    this.#later.clear();
    windows.addEventListener('message', this.#onSaid);
    this.#say(true);
  }

  leave(): void {
    windows.removeEventListener('message', this.#onSaid);
    this.#say(false);
  }

  #say(here: boolean): void {
    windows.postMessage({ from: me, here } satisfies Said);
  }
}
