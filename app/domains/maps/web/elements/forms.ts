/** Opens a form of the page, fills in what is known, and goes to the field that asks for more. */
export function openForm(id: string, values: Readonly<Record<string, string>>, focus: string): void {
  const form = document.querySelector<HTMLFormElement>(`form#${id}`);
  if (!form) return;
  const fold = form.closest('details');
  if (fold) fold.open = true;
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  }
  const field = form.elements.namedItem(focus);
  if (field instanceof HTMLElement) field.focus();
}

/** Sends a form of the page, to another address if one is given. */
export function sendForm(id: string, action?: string): void {
  const form = document.querySelector<HTMLFormElement>(`form#${id}`);
  if (form && action !== undefined) form.action = action;
  form?.requestSubmit();
}
