let sending = false;

/** Whether a form that was sent, or a page that was asked for, has not come to its end: a page fetched now would take its place. */
export function isOnTheWay(): boolean {
  return sending || document.documentElement.getAttribute('aria-busy') === 'true';
}

/** A form is on the way until the page it leads to stands, which is later than the end of its request. */
export function followSending(): void {
  document.addEventListener('turbo:submit-start', () => {
    sending = true;
  });
  document.addEventListener('turbo:submit-end', (event) => {
    const { success, fetchResponse } = (event as CustomEvent<{ success?: boolean; fetchResponse?: { redirected: boolean } }>).detail;
    sending = success === true && fetchResponse?.redirected === true;
  });
  document.addEventListener('turbo:load', () => {
    sending = false;
  });
}
