/** Signs by which a spreadsheet program takes a cell for a formula: also their wide forms, and after a tab or line break. */
const risky = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A cell that a spreadsheet shows and never runs: an apostrophe in front of what begins like a formula. `unguard` takes it away exactly. */
export function guard(cell: string): string {
  return risky.test(cell) ? `'${cell}` : cell;
}

/** The text as it was before `guard`. */
export function unguard(cell: string): string {
  return cell.startsWith("'") && risky.test(cell) ? cell.slice(1) : cell;
}

/** Several values in one cell, with ` | ` between them; a bar or backslash within a value is escaped. */
export function joinValues(values: readonly string[]): string {
  return values.map((value) => value.replaceAll(/[\\|]/g, (sign) => `\\${sign}`)).join(' | ');
}

/** The values that `joinValues` put together; empty ones are left out. */
export function splitValues(cell: string): string[] {
  const values: string[] = [''];
  for (let at = 0; at < cell.length; at += 1) {
    const sign = cell[at] ?? '';
    if (sign === '\\' && /[\\|]/.test(cell[at + 1] ?? '')) {
      at += 1;
      values[values.length - 1] += cell[at] ?? '';
    } else if (sign === '|') values.push('');
    else values[values.length - 1] += sign;
  }
  return values.map((value) => value.trim()).filter((value) => value !== '');
}
