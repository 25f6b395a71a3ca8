let refreshed = false;

/** Where a new page begins for those who do not see it: at its list of problems, else at its title. */
export function focusNewPage(): void {
  document.addEventListener('turbo:visit', (event) => {
    const { action } = (event as CustomEvent<{ action: string }>).detail;
    refreshed = action === 'replace';
  });
  document.addEventListener('turbo:render', () => {
    if (document.documentElement.hasAttribute('data-turbo-preview')) return;
    const problems = document.querySelector<HTMLElement>('.problems');
    if (problems) problems.focus();
    else if (!refreshed && !document.querySelector('[autofocus]')) document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    refreshed = false;
  });
  document.querySelector<HTMLElement>('.problems')?.focus();
}
