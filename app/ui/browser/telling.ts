const pause = 150; // milliseconds: the place that gets the focus is read out first

let fresh = true;

/** What was just done is told where the reader is: aloud, and in sight even far down a page that stayed as it was. */
export function tellNotices(): void {
  document.addEventListener('turbo:submit-start', () => {
    fresh = true;
  });
  document.addEventListener('turbo:visit', (event) => {
    fresh ||= (event as CustomEvent<{ action: string }>).detail.action !== 'replace';
  });
  document.addEventListener('turbo:load', () => {
    const notice = fresh ? document.querySelector<HTMLElement>('#notice') : null;
    fresh = false;
    if (!notice) return;
    keepInSight(notice);
    const told = document.querySelector('#told');
    if (!told) return;
    // The same words twice are told twice.
    told.textContent = '';
    setTimeout(() => {
      told.textContent = notice.textContent;
    }, pause);
  });
}

/** Until the reader goes on, so that it stands in the way of nothing. */
function keepInSight(notice: HTMLElement): void {
  if (notice.getBoundingClientRect().bottom > 0) return;
  notice.classList.add('near');
  const goesOn = new AbortController();
  for (const sign of ['wheel', 'pointerdown', 'keydown'])
    document.addEventListener(
      sign,
      () => {
        notice.classList.remove('near');
        goesOn.abort();
      },
      { signal: goesOn.signal, passive: true },
    );
}
