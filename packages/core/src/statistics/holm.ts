/**
 * Holm's adjusted p values (Holm, Scandinavian Journal of Statistics 1979; 6: 65-70), in the order given. Whatever
 * the dependence between the tests, rejecting where the adjusted p is at most α makes any false claim with
 * probability α or less.
 */
export function holm(p: readonly number[]): number[] {
  const ascending = p.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const adjusted = new Array<number>(p.length).fill(1);
  let largest = 0;
  for (const [rank, { value, index }] of ascending.entries()) {
    largest = Math.max(largest, Math.min(1, (p.length - rank) * value));
    adjusted[index] = largest;
  }
  return adjusted;
}
