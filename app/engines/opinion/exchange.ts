import { costOf, recenter, type Cloud, type Clustering } from './kmeans.ts';

const mostPasses = 20;

/**
 * Moves single points to another cluster while that lowers the cost, counting that both centres move with it (Hartigan and Wong,
 * Applied Statistics 28, 1979). What Lloyd's rounds leave can often be improved so; what this leaves, they cannot.
 */
export function exchange(cloud: Cloud, { centers, of }: Clustering): Clustering {
  const { x, y, weight } = cloud;
  const [cx, cy] = [Float64Array.from(centers, (one) => one.x), Float64Array.from(centers, (one) => one.y)];
  const sizes = new Float64Array(centers.length);
  const to = Int32Array.from(of);
  for (let at = 0; at < x.length; at += 1) sizes[to[at] ?? 0] = (sizes[to[at] ?? 0] ?? 0) + (weight[at] ?? 0);
  const shift = (cluster: number, at: number, by: number) => {
    const size = (sizes[cluster] ?? 0) + by;
    cx[cluster] = (cx[cluster] ?? 0) + (by / size) * ((x[at] ?? 0) - (cx[cluster] ?? 0));
    cy[cluster] = (cy[cluster] ?? 0) + (by / size) * ((y[at] ?? 0) - (cy[cluster] ?? 0));
    sizes[cluster] = size;
  };
  for (let pass = 0; pass < mostPasses; pass += 1) {
    let moved = false;
    for (let at = 0; at < x.length; at += 1) {
      const [own, w] = [to[at] ?? 0, weight[at] ?? 0];
      const size = sizes[own] ?? 0;
      if (size <= w) continue;
      const away = (cluster: number) => ((x[at] ?? 0) - (cx[cluster] ?? 0)) ** 2 + ((y[at] ?? 0) - (cy[cluster] ?? 0)) ** 2;
      let least = (size / (size - w)) * away(own) * (1 - 1e-12);
      let best = own;
      for (let other = 0; other < cx.length; other += 1) {
        if (other === own) continue;
        const cost = ((sizes[other] ?? 0) / ((sizes[other] ?? 0) + w)) * away(other);
        if (cost < least) [least, best] = [cost, other];
      }
      if (best === own) continue;
      shift(own, at, -w);
      shift(best, at, w);
      to[at] = best;
      moved = true;
    }
    if (!moved) break;
  }
  const exact = recenter(cloud, to, centers.length);
  return { ...exact, cost: costOf(cloud, exact.centers, exact.of) };
}
