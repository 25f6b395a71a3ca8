/** Spreadsheet programs run a cell that begins so; it gets an apostrophe in front, and so does one that has some already. */
const runs = /^'*[=+\-@\t\r＝＋－＠]/;

/** A field as the cell of a sheet. */
export function cellOf(value: unknown): string {
  const text = Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join('|') : plain(value);
  return runs.test(text) ? `'${text}` : text;
}

/** The text of a cell, without the apostrophe that kept it from running. */
export function uncelled(cell: string): string {
  return cell.startsWith("'") && runs.test(cell) ? cell.slice(1) : cell;
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What parts the cells of a sheet: whatever stands more often in its first line, outside of quotes. */
export function delimiterOf(text: string): ',' | ';' | '\t' {
  const line = text.replace(/"[^"]*"/g, '').split(/\r?\n/, 1)[0] ?? '';
  const count = (mark: string) => line.split(mark).length;
  if (count('\t') > Math.max(count(','), count(';'))) return '\t';
  return count(';') > count(',') ? ';' : ',';
}
