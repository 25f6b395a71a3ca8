import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { Qr } from './index.ts';

/** Paints the path of the square, as a camera would see it: eight dots a module. */
function photograph(svg: string): { width: number; height: number; data: Uint8ClampedArray } {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const side = size * 8;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x = '', y = '', length = ''] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = Number(y) * 8; row < (Number(y) + 1) * 8; row += 1)
      for (let dot = Number(x) * 8; dot < (Number(x) + Number(length)) * 8; dot += 1) data.fill(0, (row * side + dot) * 4, (row * side + dot) * 4 + 3);
  return { width: side, height: side, data };
}

test('the square leads where it says, and screen readers hear where', () => {
  const address = 'https://longtable.example/join/KQ7R4M';
  const svg = String(<Qr text={address} title={`Leads to ${address}`} />);
  expect(decodeQR(photograph(svg))).toBe(address);
  expect(svg).toContain(`<title>Leads to ${address}</title>`);
  expect(svg).toContain('role="img"');
});

test('it keeps the quiet around it that cameras need', () => {
  const svg = String(<Qr text="https://longtable.example" title="x" />);
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const dark = [...svg.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, length]) => ({ left: Number(x), right: Number(x) + Number(length), row: Number(y) }));
  expect(Math.min(...dark.map((run) => Math.min(run.left, run.row)))).toBe(4);
  expect(Math.max(...dark.map((run) => Math.max(run.right, run.row + 1)))).toBe(size - 4);
});
