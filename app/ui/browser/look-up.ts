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
  pane.addEventListener('toggle', () => (document.activeElement === document.body || pane.contains(document.activeElement)) && word.focus(), { once: true });
}

/** What the page of a word says about it, or of all that a search found. */
async function entriesAt(href: string): Promise<Node[]> {
  try {
    const response = await fetch(href, { headers: { accept: 'text/html' } });
    if (!response.ok) return [];
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    return [...page.querySelectorAll('.word-entry')].map((entry) => document.adoptNode(entry));
  } catch {
    return [];
  }
}

/** Below the word, or above it where there is more room; on a phone the style puts it at the foot of the screen. */
function place(pane: HTMLElement, at: DOMRect): void {
  const { offsetHeight: height, offsetWidth: width } = pane;
  const below = at.bottom + 8;
  const top = below + height > innerHeight ? Math.max(8, at.top - height - 8) : below;
  pane.style.setProperty('--top', `${top}px`);
  pane.style.setProperty('--left', `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`);
}
