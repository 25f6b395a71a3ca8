/** `<longtable-copy>`: its button, hidden by style until this is defined, copies the field beside it and says so. */
export class CopyElement extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    const field = this.querySelector('input');
    const line = this.querySelector('[role=status]');
    if (!button || !field || !navigator.clipboard) return;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(field.value);
      field.select();
      if (line) line.textContent = this.dataset['done'] ?? '';
    });
  }
}
