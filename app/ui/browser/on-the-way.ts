let sending: unknown;
let answered = false;

/** Whether a form that was sent, or a page that was asked for, has not come to its end: a page fetched now would take its place. */
export function isOnTheWay(): boolean {
  return sending !== undefined || document.documentElement.getAttribute('aria-busy') === 'true';
}

/** The form led nowhere: the page stays. */
export function endSending(): void {
  sending = undefined;
}

/** A form is on the way until the page it leads to stands, which is later than the end of its request. */
export function followSending(): void {
  document.addEventListener('turbo:submit-start', (event) => {
    sending = (event as CustomEvent<{ formSubmission: unknown }>).detail.formSubmission;
    answered = false;
  });
  document.addEventListener('turbo:submit-end', (event) => {
    const { success, fetchResponse, formSubmission } = (
      event as CustomEvent<{ success?: boolean; fetchResponse?: { redirected: boolean }; formSubmission: unknown }>
    ).detail;
    // One that another took over from ends after that has begun.
    if (formSubmission !== sending) return;
    answered = success === true && fetchResponse?.redirected === true;
    if (!answered) endSending();
  });
  document.addEventListener('turbo:load', () => answered && endSending());
}
