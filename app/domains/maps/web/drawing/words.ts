import type { Place } from '../../map.ts';
import { lineHeight, linesOf, nameTop } from './frame.ts';

/** A part of the drawing that something covers. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line with a word, of which any point can be asked. */
export interface Worded {
  readonly id: string;
  readonly word: string;
  readonly on: (share: number) => Place;
}

const nameLetter = 8.2; // units that a letter is wide, about
const wordLetter = 6.6;
const wordHeight = 16;
const shape = 17; // units around the middle of an element
/** Where a word may stand on its line, the middle first. */
const shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74] as const;

/** By line: at which share of it its word stands, so that it covers no name and no other word where that can be had. */
export function wordShares(lines: readonly Worded[], elements: readonly { readonly name: string; readonly at: Place }[]): Map<string, number> {
  const taken = elements.flatMap(({ name, at }) => [around(at, shape * 2, shape * 2), nameBox(name, at)]);
  return new Map(
    lines.map(({ id, word, on }) => {
      const width = [...word].length * wordLetter;
      const places = shares.map((share) => {
        const box = around(on(share), width, wordHeight);
        return { share, box, covered: taken.reduce((sum, one) => sum + common(box, one), 0) };
      });
      const best = places.reduce((one, other) => (other.covered < one.covered ? other : one));
      taken.push(best.box);
      return [id, best.share];
    }),
  );
}

function nameBox(name: string, { x, y }: Place): Box {
  const lines = linesOf(name);
  const half = (Math.max(...lines.map((line) => [...line].length)) * nameLetter) / 2;
  const top = y + nameTop - lineHeight + 4;
  return { left: x - half, right: x + half, top, bottom: top + lines.length * lineHeight };
}

function around({ x, y }: Place, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function common(one: Box, other: Box): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return width > 0 && height > 0 ? width * height : 0;
}
