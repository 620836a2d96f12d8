/**
 * 95th percentile by nearest rank (definition 1 of Hyndman and Fan, The American Statistician 1996; 50: 361-365): the
 * smallest value that at least 95 % of the values do not exceed. It is always a value that was seen. `null` of none.
 */
export function percentile95(values: readonly number[]): number | null {
  const rank = Math.ceil((95 * values.length) / 100);
  return values.toSorted((a, b) => a - b)[rank - 1] ?? null;
}
