/**
 * How clearly points lie in their own cluster rather than the next, each from -1 to 1; 0 for a point that is alone (Rousseeuw,
 * Journal of Computational and Applied Mathematics 20, 1987).
 * @param distance between two points by number
 */
export function silhouettes(of: ArrayLike<number>, clusters: number, distance: (a: number, b: number) => number): Float64Array {
  const sizes = new Float64Array(clusters);
  for (let at = 0; at < of.length; at += 1) sizes[of[at] ?? 0] = (sizes[of[at] ?? 0] ?? 0) + 1;
  const sums = new Float64Array(clusters);
  const found = new Float64Array(of.length);
  for (let at = 0; at < of.length; at += 1) {
    sums.fill(0);
    for (let other = 0; other < of.length; other += 1) sums[of[other] ?? 0] = (sums[of[other] ?? 0] ?? 0) + distance(at, other);
    const own = of[at] ?? 0;
    const size = sizes[own] ?? 0;
    if (size < 2) continue;
    const inside = (sums[own] ?? 0) / (size - 1);
    let outside = Number.POSITIVE_INFINITY;
    for (let cluster = 0; cluster < clusters; cluster += 1) {
      if (cluster !== own && sizes[cluster]) outside = Math.min(outside, (sums[cluster] ?? 0) / (sizes[cluster] ?? 1));
    }
    const widest = Math.max(inside, outside);
    if (Number.isFinite(outside) && widest > 0) found[at] = (outside - inside) / widest;
  }
  return found;
}

/** Mean of the silhouettes, each point once. */
export function meanSilhouette(of: ArrayLike<number>, clusters: number, distance: (a: number, b: number) => number): number {
  const all = silhouettes(of, clusters, distance);
  return all.length === 0 ? 0 : all.reduce((sum, one) => sum + one, 0) / all.length;
}
