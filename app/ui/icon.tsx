import { raw } from 'hono/html';

// Drawn for Longtable on a grid of 24 with round ends.
const paths = {
  back: 'M19 12H5m6-6-6 6 6 6',
  calendar: 'M4 6.5h16v13H4zM4 10.5h16M8.5 4v4m7-4v4',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
  copy: 'M9 8.5h10.5V20H9zM15 8.5V4H4.5v11.5H9',
  cross: 'm6.5 6.5 11 11m0-11-11 11',
  download: 'M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14',
  eye: 'M2.5 12s3.5-6 9.5-6 9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  flag: 'M6 20.5v-17m0 1.5c4-2 7 2 12 0v9c-5 2-8-2-12 0',
  forward: 'M5 12h14m-6-6 6 6-6 6',
  globe: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17z',
  letter: 'M3.5 6h17v12.5h-17zm.5.5 8 6.5 8-6.5',
  lock: 'M5.5 10.5h13v9.5h-13zM8.5 10.5V7.8a3.5 3.5 0 0 1 7 0v2.7',
  pencil: 'm4.5 19.5 1-4.5L16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5',
  people: 'M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3.5 19.5c0-7.5 11-7.5 11 0M16 5.4a3 3 0 0 1 0 5.2m1.5 3.3c2 .8 3 2.6 3 5.6',
  person: 'M12 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM5 20c0-8 14-8 14 0',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  search: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5',
  speech: 'M4 5h16v11.5h-9L6.5 20v-3.5H4z',
  vote: 'M5 11v8.5h14V11M3.5 14h17M9 14V4.5h6V14',
  warning: 'M12 4 2.5 20h19zM12 10v4.5m0 2.2v.3',
} as const;

export type IconName = keyof typeof paths;

const pointing: ReadonlySet<string> = new Set<IconName>(['back', 'forward', 'speech', 'flag']);

/** A line icon beside words. It is hidden from screen readers: the words next to it say what it means. */
export function Icon({ name }: { name: IconName }) {
  const turns = pointing.has(name) ? ' icon-turns' : '';
  return raw(`<svg class="icon${turns}" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d="${paths[name]}"/></svg>`);
}
