/** What a file is by its first bytes. `text` may be CSV; the rest cannot be read, but for a zip, which may hold a roster. */
export type FileKind = 'text' | 'zip' | 'workbook' | 'utf-16' | 'other';

const begins = (start: Uint8Array, text: string) => Buffer.from(start.subarray(0, text.length)).toString('latin1') === text;

/** Never throws. */
export function kindOfFile(start: Uint8Array): FileKind {
  const head = Buffer.from(start.subarray(0, 4000)).toString('latin1');
  // Workbooks of today are zips, told by the names of their first files; older ones begin with the mark of their container.
  if (begins(start, 'PK\x03\x04')) return /xl\/|\[Content_Types\]\.xml|opendocument/.test(head) ? 'workbook' : 'zip';
  if (begins(start, '\xd0\xcf\x11\xe0')) return 'workbook';
  if (encodingOf(start) === 'utf-16') return 'utf-16';
  const others = ['PK\x05\x06', '%PDF', '\x89PNG', '\xff\xd8\xff', 'GIF8', '{\\rtf', '\x1f\x8b'];
  if (others.some((mark) => begins(start, mark)) || /^(\u00ef\u00bb\u00bf)?\s*(<|\{|\[\s*\{)/.test(head)) return 'other';
  return 'text';
}

function encodingOf(start: Uint8Array): 'utf-8' | 'utf-16' {
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)) return 'utf-16';
  const sample = start.subarray(0, 400);
  return sample.length >= 8 && sample.filter((byte) => byte === 0).length > sample.length / 4 ? 'utf-16' : 'utf-8';
}
