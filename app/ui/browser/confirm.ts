/** Asks the question of a button with `data-confirm` in a dialog; on yes, sends the form with `_confirmed=1`. */
export function askBeforeSending(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[data-confirm]') : null;
    const dialog = document.querySelector<HTMLDialogElement>('#confirm');
    if (!button?.form || !dialog) return;
    if (button.form.elements.namedItem('_confirmed')) return;
    event.preventDefault();
    ask(dialog, button.dataset['confirm'] ?? '', () => send(button));
  }, true);
}

function ask(dialog: HTMLDialogElement, question: string, then: () => void): void {
  const line = dialog.querySelector('p');
  if (line) line.textContent = question;
  dialog.returnValue = 'no';
  dialog.addEventListener('close', () => { if (dialog.returnValue === 'yes') then(); }, { once: true });
  dialog.showModal();
}

function send(button: HTMLButtonElement): void {
  const mark = Object.assign(document.createElement('input'), { type: 'hidden', name: '_confirmed', value: '1' });
  button.form?.append(mark);
  button.form?.requestSubmit(button);
  // A later press asks again.
  setTimeout(() => mark.remove());
}
