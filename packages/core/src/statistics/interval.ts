/** A point estimate with one-sided bounds: each alone holds with the confidence asked for. */
export interface Interval {
  value: number;
  lower: number;
  upper: number;
}

/** Where a decreasing function of `[low, high]` passes `level`, to the last bit or as near as `within`. */
export function crossing(
  decreasing: (x: number) => number,
  level: number,
  low: number,
  high: number,
  within = 0,
): number {
  let [above, below] = [low, high];
  for (;;) {
    const middle = above + (below - above) / 2;
    if (middle <= above || middle >= below || below - above < within) return middle;
    if (decreasing(middle) > level) above = middle;
    else below = middle;
  }
}
