/**
 * A name as one line: line breaks and other control signs, and signs that turn the direction of what follows, become
 * spaces. A name goes into letters and lists, where it must not start a line of its own.
 */
export function inOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Z}\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
}
