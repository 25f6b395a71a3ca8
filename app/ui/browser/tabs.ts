/** Brings the tab of this page into sight where the row of tabs is longer than the screen. */
export function showCurrentTab(): void {
  document.addEventListener('turbo:load', () => {
    for (const tab of document.querySelectorAll('.tabs [aria-current]')) {
      const row = tab.closest('ul');
      if (row) row.scrollLeft += middle(tab) - middle(row);
    }
  });
}

function middle(element: Element): number {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
}
