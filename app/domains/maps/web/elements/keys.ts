/** Keys that do what the buttons above the map do. */
export const deeds: Readonly<Record<string, string>> = {
  m: 'move',
  r: 'relate',
  a: 'add',
  e: 'edit',
  u: 'undo',
  t: 'table',
  Delete: 'remove',
  Backspace: 'remove',
  '+': 'in',
  '=': 'in',
  '-': 'out',
  '0': 'all',
};
