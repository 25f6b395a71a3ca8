import { layOut, type LayoutItem, type LayoutLink } from '../../../../engines/layout/index.ts';

/** Lays a map out beside the page, so that the page stays smooth meanwhile. Asked once with everything, answers once. */
self.addEventListener('message', (event: MessageEvent<{ items: LayoutItem[]; links: LayoutLink[] }>) => {
  const start = performance.now();
  const placed = layOut(event.data.items, event.data.links);
  self.postMessage({ placed, took: performance.now() - start });
});
