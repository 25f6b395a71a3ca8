/**
 * Links inside a drawing are followed by the browser itself: Turbo reads their address as a string, which it is not, and throws. It listens
 * on the root of the document, so the click ends on the body, below it and above everything of ours.
 */
export function followDrawnLinks(): void {
  document.addEventListener(
    'click',
    (click) => {
      if (!(click.target instanceof Element && click.target.closest('svg a'))) return;
      document.body.addEventListener('click', (event) => event === click && event.stopPropagation(), { once: true });
    },
    true,
  );
}
