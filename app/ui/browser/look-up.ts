/**
 * A word that is explained opens a small window with what it means, read from its own page. Anything that stands in the way of that
 * (an old browser, no network, a key held to open a tab) leaves it the link that it is.
 */
export function showLookUps(): void {
  document.addEventListener('click', (event) => {
    const word = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.word') : null;
    const pane = document.querySelector<HTMLElement>('#look-up');
    if (!word || !pane?.showPopover || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void show(word, pane);
  });
}

async function show(word: HTMLAnchorElement, pane: HTMLElement): Promise<void> {
  const entries = await entriesAt(word.href);
  if (entries.length === 0) return location.assign(word.href);
  pane.lastElementChild?.replaceChildren(...entries);
  pane.showPopover();
  place(pane, word.getBoundingClientRect());
  pane.focus();
  // Closed by its button, by Escape or by a tap beside it: back to the word, unless the reader has gone on elsewhere.
  pane.ontoggle = (event) => {
    const elsewhere = document.activeElement !== document.body && !pane.contains(document.activeElement);
    if (event.newState === 'closed' && !elsewhere) word.focus();
  };
}

/** What the page of a word says about it, or of all that a search found. */
async function entriesAt(href: string): Promise<Node[]> {
  try {
    const response = await fetch(href, { headers: { accept: 'text/html', 'x-aside': 'look-up' } });
    if (!response.ok) return [];
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    return [...page.querySelectorAll('.word-entry')].map((entry) => document.adoptNode(entry));
  } catch {
    return [];
  }
}

/** Below the word, or above it where there is more room; it scrolls in itself before it covers the word. On a phone the style puts it at the foot of the screen. */
function place(pane: HTMLElement, at: DOMRect): void {
  const gap = 8;
  const [above, below] = [at.top - 2 * gap, innerHeight - at.bottom - 2 * gap];
  pane.style.setProperty('--most', `${Math.max(above, below)}px`);
  const { offsetHeight: height, offsetWidth: width } = pane;
  pane.style.setProperty('--top', `${height <= below || below >= above ? at.bottom + gap : at.top - height - gap}px`);
  pane.style.setProperty('--left', `${Math.max(gap, Math.min(at.left, innerWidth - width - gap))}px`);
}
