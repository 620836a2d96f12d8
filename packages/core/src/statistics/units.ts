/**
 * `count` independent units of which each has `size` cases whose values sum to `total`: single cases (`size` 1), or
 * clusters of cases that belong together. `count` need not be whole, so that a larger sample of the same proportions
 * can be asked about.
 */
export interface Units {
  total: number;
  size: number;
  count: number;
}

export function countUnits(units: readonly Units[]): number {
  return units.reduce((sum, { count }) => sum + count, 0);
}

/** Mean over cases, not over units. */
export function meanOf(units: readonly Units[]): number {
  const total = units.reduce((sum, unit) => sum + unit.count * unit.total, 0);
  return total / units.reduce((sum, unit) => sum + unit.count * unit.size, 0);
}
