import { routes } from '../../routes.ts';

/**
 * The page to show where somebody asks for an address that only forms are sent to: they went forward, or chose another language, on a
 * page that a form answered with. The nearest page above it; null for any other address, and where only the front page is above.
 */
export function pageAbove(path: string): string | null {
  if (!matches(path, (method) => method !== 'GET')) return null;
  for (let above = cut(path); above !== ''; above = cut(above)) if (matches(above, (method) => method === 'GET')) return above;
  return null;
}

function cut(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function matches(path: string, isAsked: (method: string) => boolean): boolean {
  const parts = path.split('/');
  return Object.values(routes).some(([method, pattern]) => {
    const names = pattern.split('/');
    return isAsked(method) && names.length === parts.length && names.every((name, at) => (name.startsWith(':') ? parts[at] !== '' : name === parts[at]));
  });
}
