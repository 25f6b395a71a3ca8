import { encodeQR } from 'qr';

/** So many empty squares around it: fewer, and cameras do not find it. */
const quiet = 4;

/** An address as a square that cameras read. Dark on white in every scheme, because many cameras read only that. */
export function Qr({ text, title }: { text: string; title: string }) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quiet });
  const size = rows.length;
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} width="240" height="240" role="img" shape-rendering="crispEdges">
      <title>{title}</title>
      <rect width={size} height={size} fill="#fff" />
      <path d={rows.flatMap((row, y) => runs(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`)).join('')} fill="#000" />
    </svg>
  );
}

/** Dark squares that stand side by side, as one stroke. */
function runs(row: readonly boolean[]): { from: number; length: number }[] {
  const found: { from: number; length: number }[] = [];
  for (const [at, dark] of row.entries()) {
    const last = found.at(-1);
    if (dark && last && last.from + last.length === at) last.length += 1;
    else if (dark) found.push({ from: at, length: 1 });
  }
  return found;
}
