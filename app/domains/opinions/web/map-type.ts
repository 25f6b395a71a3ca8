/** What a line of a label is, which decides its size and weight. */
export type LineKind = 'name' | 'people' | 'you' | 'number' | 'overlay';

export interface Line {
  readonly kind: LineKind;
  readonly text: string;
  /** Left out: the language of the page. */
  readonly lang?: string;
}

/** Sizes of type in units of the drawing, and how much larger marks are drawn. */
export type TypeSizes = Readonly<Record<LineKind, number>> & { readonly mark: number };

export type Layout = 'wide' | 'narrow';

/**
 * A phone shows the drawing at half its size: type and marks are laid out for it a second time, larger, and style shows
 * one or the other. opinion-map.css has the same sizes.
 */
export const typeSizes: Readonly<Record<Layout, TypeSizes>> = {
  wide: { name: 16, people: 14, you: 16, number: 13, overlay: 15, mark: 1 },
  narrow: { name: 27, people: 25, you: 28, number: 23, overlay: 26, mark: 1.7 },
};

const widths: readonly [RegExp, number][] = [
  [/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/u, 1],
  [/[\p{Lu}MWmw%@]/u, 0.72],
  [/[iljtfrI1.,:;'’|! ]/u, 0.36],
];
const usualWidth = 0.57;

/** About how wide a text is; rather too wide than too narrow, as the font is not known here. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + (widths.find(([pattern]) => pattern.test(letter))?.[1] ?? usualWidth), 0) * size;
}

/** A name in one line of at most so many letters, or in two of about equal length, cut with an ellipsis. */
export function wrapName(name: string, most: number): string[] {
  if ([...name].length <= most) return [name];
  const words = name.split(/\s+/);
  const splits = words.slice(1).map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]);
  const [even] = splits.sort((one, other) => longest(one) - longest(other));
  return (even ?? [name]).map((line) => cut(line, most));
}

function longest(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => line.length));
}

function cut(text: string, most: number): string {
  const letters = [...text];
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
