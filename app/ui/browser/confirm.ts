/** Asks the question of a button with `data-confirm` in a dialog; on yes, sends the form with `_confirmed=1`. */
export function askBeforeSending(): void {
  document.addEventListener(
    'click',
    (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[data-confirm]') : null;
      const dialog = document.querySelector<HTMLDialogElement>('#confirm');
      if (!button?.form || !dialog) return;
      // What lacks something is not asked about: the server says what it is.
      if (!button.formNoValidate && !button.form.checkValidity()) return;
      event.preventDefault();
      ask(dialog, button, () => send(button));
    },
    true,
  );
}

function ask(dialog: HTMLDialogElement, button: HTMLButtonElement, then: () => void): void {
  const line = dialog.querySelector('p');
  const [yes, no] = dialog.querySelectorAll('button');
  if (line) line.textContent = button.dataset['confirm'] ?? '';
  if (yes) yes.textContent = button.textContent;
  dialog.returnValue = 'no';
  dialog.addEventListener(
    'close',
    () => {
      if (dialog.returnValue === 'yes') then();
    },
    { once: true },
  );
  dialog.showModal();
  // Return pressed twice by mistake should change nothing.
  no?.focus();
}

function send(button: HTMLButtonElement): void {
  const mark = Object.assign(document.createElement('input'), { type: 'hidden', name: '_confirmed', value: '1' });
  button.form?.append(mark);
  // Sending by script does not click, so the question is not asked again.
  button.form?.requestSubmit(button);
  setTimeout(() => mark.remove());
}
