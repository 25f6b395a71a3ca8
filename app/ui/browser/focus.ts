let refreshed = false;
let pressed: Element | undefined;
let around: string[] = [];

/** Where a new page begins for those who do not see it: at its list of problems, where they were if the page stayed, else at its title. */
export function focusNewPage(): void {
  document.addEventListener('turbo:visit', (event) => {
    const { action } = (event as CustomEvent<{ action: string }>).detail;
    refreshed = action === 'replace';
  });
  document.addEventListener('turbo:submit-start', (event) => {
    const { formSubmission } = (event as CustomEvent<{ formSubmission: { formElement: Element; submitter?: Element } }>).detail;
    pressed = formSubmission.submitter ?? formSubmission.formElement;
    around = idsAround(pressed);
  });
  document.addEventListener('turbo:render', () => {
    if (document.documentElement.hasAttribute('data-turbo-preview')) return;
    const problems = document.querySelector<HTMLElement>('.problems');
    if (problems) problems.focus();
    else if (refreshed) stayNear();
    else if (!document.querySelector('[autofocus]')) focusTitle();
    refreshed = false;
    around = [];
  });
  document.querySelector<HTMLElement>('.problems')?.focus();
}

function focusTitle(): void {
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}

/** What stands around a button, by its id, the nearest first; empty ids too, which are nowhere. */
function idsAround(element: Element): string[] {
  const ids: string[] = [];
  for (let each: Element | null = element; each && each.localName !== 'main'; each = each.parentElement) ids.push(each.id);
  return ids;
}

/** A button cannot hold the focus while it sends, and is often gone afterwards. The next key and the next word read aloud go on from it, or from what stood around it. */
function stayNear(): void {
  if (around.length === 0 || (document.activeElement && document.activeElement !== document.body)) return;
  if (pressed instanceof HTMLElement && pressed.isConnected && idsAround(pressed).join() === around.join()) pressed.focus({ preventScroll: true });
  if (document.activeElement === pressed) return;
  const place = around.map((id) => document.getElementById(id)).find((each) => each !== null);
  if (!place) return focusTitle();
  const fold = place.closest('details');
  const target = fold && (fold === place || !fold.open) ? (fold.querySelector('summary') ?? place) : place;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}
