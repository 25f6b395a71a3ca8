import type { FormSubmission } from '@hotwired/turbo';
import { endSending } from './on-the-way.ts';

const patience = 30_000; // milliseconds
/** What stands before a server that is away says so; Turbo would put that in the place of the page. */
const away = [502, 503, 504];

interface Ended {
  readonly formSubmission: FormSubmission;
  readonly fetchResponse?: { readonly statusCode: number; readonly redirected: boolean; readonly location: URL };
  readonly error?: unknown;
}

let waiting: ReturnType<typeof setTimeout> | undefined;
let current: FormSubmission | undefined;
let isGivenUp = false;

/** Says at a form that it did not get through, and leaves it as it was, to be sent again. */
export function tellUnsent(): void {
  document.addEventListener('turbo:submit-start', (event) => {
    if (!(event.target instanceof HTMLFormElement)) return;
    for (const told of document.querySelectorAll('.unsent')) told.remove();
    begin((event as CustomEvent<Ended>).detail.formSubmission, event.target.enctype);
  });
  document.addEventListener('turbo:before-fetch-response', (event) => {
    if (event.target instanceof HTMLFormElement && reasonOf((event as CustomEvent<Ended>).detail)) event.preventDefault();
  });
  document.addEventListener('turbo:submit-end', (event) => {
    const { detail, target } = event as CustomEvent<Ended>;
    if (detail.formSubmission !== current || !(target instanceof HTMLFormElement)) return;
    clearTimeout(waiting);
    const reason = isGivenUp ? 'unsent' : reasonOf(detail);
    if (!reason) return;
    endSending();
    tell(target, reason);
  });
}

function begin(formSubmission: FormSubmission, enctype: string): void {
  clearTimeout(waiting);
  current = formSubmission;
  isGivenUp = false;
  // A file takes the time it takes.
  if (enctype === 'multipart/form-data') return;
  waiting = setTimeout(() => {
    isGivenUp = true;
    formSubmission.stop();
  }, patience);
}

/** Which words of the page say why an answer is none; null where it is one. */
function reasonOf({ fetchResponse, error }: Partial<Ended>): 'unsent' | 'signed-out' | null {
  if (error || (fetchResponse && away.includes(fetchResponse.statusCode))) return 'unsent';
  const signIn = document.querySelector<HTMLElement>('#signed-out')?.dataset['at'];
  return fetchResponse?.redirected && fetchResponse.location.pathname === signIn ? 'signed-out' : null;
}

function tell(form: HTMLFormElement, reason: 'unsent' | 'signed-out'): void {
  const words = document.querySelector<HTMLTemplateElement>(`#${reason}`)?.content.firstElementChild?.cloneNode(true);
  if (!(words instanceof HTMLElement)) return;
  // A form that is only sent by script is not seen.
  const place = form.getClientRects().length > 0 ? form : document.querySelector('main');
  place?.prepend(words);
  words.scrollIntoView({ block: 'nearest' });
}
