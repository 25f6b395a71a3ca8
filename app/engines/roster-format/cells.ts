import type { Problem, Reason } from './reasons.ts';

/** No cell of ours needs more letters than this; a longer one is a mistake of the program that wrote the file. */
export const longestCell = 10_000;

/** A cell as text, or why it cannot be read. */
export type Cell = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: Reason; readonly text: string };

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8');

/** Reads the bytes of one cell: UTF-8 without NUL, of bearable length. Never throws; what cannot be read comes back shortened. */
export function readCell(bytes: Uint8Array): Cell {
  if (bytes.length > longestCell * 4) return { ok: false, reason: 'huge-cell', text: shortened(bytes) };
  if (bytes.includes(0)) return { ok: false, reason: 'nul', text: shortened(bytes).replaceAll('\0', '') };
  try {
    const text = strict.decode(bytes);
    if (text.length > longestCell) return { ok: false, reason: 'huge-cell', text: shortened(bytes) };
    return { ok: true, text };
  } catch {
    return { ok: false, reason: looksLikeWindows(bytes) ? 'windows-1252' : 'bad-utf8', text: asWindows(bytes.subarray(0, 400)) };
  }
}

function shortened(bytes: Uint8Array): string {
  return `${lenient.decode(bytes.subarray(0, 200))}…`;
}

/** Letters of Western European languages in the old Windows encoding: single bytes from 0xC0 on between plain letters. */
function looksLikeWindows(bytes: Uint8Array): boolean {
  const high = bytes.filter((byte) => byte >= 0x80);
  const letters = high.filter((byte) => byte >= 0xc0 || byte === 0x92 || byte === 0x93 || byte === 0x94 || byte === 0x96 || byte === 0xa0 || byte === 0xbf);
  return letters.length / high.length > 0.6;
}

const windows = new TextDecoder('windows-1252');
function asWindows(bytes: Uint8Array): string {
  return windows.decode(bytes).replaceAll('\0', '');
}

/** The problems of a row's form: a wrong number of cells, and cells that cannot be read. */
export function problemsOfForm(cells: readonly Cell[], columns: readonly string[]): Problem[] {
  if (cells.length !== columns.length) return [{ column: null, reason: 'ragged', more: `${cells.length}/${columns.length}` }];
  return cells.flatMap((cell, at) => (cell.ok ? [] : [{ column: columns[at] ?? null, reason: cell.reason }]));
}
