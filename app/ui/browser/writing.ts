const idle = 2000; // milliseconds without a key after which a person no longer writes

let lastKey = -Infinity;

document.addEventListener('input', () => {
  lastKey = performance.now();
});

/** Whether someone is at work in a field right now. */
export function isWriting(): boolean {
  return performance.now() - lastKey < idle && isField(document.activeElement);
}

/** Whether an element takes keys itself. */
export function isField(element: Element | null): boolean {
  return (
    element instanceof HTMLElement && (element.isContentEditable || element.matches('input:not([type=submit],[type=button],[type=hidden]), textarea, select'))
  );
}

/** Whether a form holds something that differs from what the server sent. */
export function halfWritten(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLInputElement) {
      if (field.type === 'hidden') return false;
      return field.type === 'radio' || field.type === 'checkbox' ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
    }
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (field instanceof HTMLSelectElement)
      return (
        field.selectedIndex !==
        Math.max(
          0,
          [...field.options].findIndex((option) => option.defaultSelected),
        )
      );
    return false;
  });
}
