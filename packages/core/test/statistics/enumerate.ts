import type { PairedCounts } from "../../src/statistics/tango.ts";

/** P(X = k) of a binomial distribution. */
export function binomialShare(k: number, n: number, p: number): number {
  if (p <= 0) return k === 0 ? 1 : 0;
  if (p >= 1) return k === n ? 1 : 0;
  const ways = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  return Math.exp(ways + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

const logFactorials = [0];

function logFactorial(n: number): number {
  for (let i = logFactorials.length; i <= n; i += 1) logFactorials.push((logFactorials[i - 1] ?? 0) + Math.log(i));
  return logFactorials[n] ?? 0;
}

/** Says of a sample of n pairs whether it is GO. Fewer losses are never worse. */
export type JudgePairs = (counts: PairedCounts) => boolean;

/**
 * P(GO) of a paired suite of n cases whose true drop is the margin, summed over every table: the largest over the
 * shares of cases that get better, from none up to `mostGained`.
 */
export function worstChanceOfGo(n: number, margin: number, isGo: JudgePairs, mostGained = (1 - margin) / 2): number {
  const known = new Map<number, number>();
  const lossesAllowed = (gained: number) => {
    const most = known.get(gained) ?? countLosses(n, gained, isGo);
    known.set(gained, most);
    return most;
  };
  const shares = Array.from({ length: 101 }, (_, step) => mostGained * Math.sin((Math.PI * step) / 200) ** 2);
  return Math.max(...shares.map((gained) => chanceOfGo(n, margin, gained, lossesAllowed)));
}

function countLosses(n: number, gained: number, isGo: JudgePairs): number {
  let [most, tooMany] = [-1, n - gained + 1];
  while (tooMany - most > 1) {
    const lost = Math.floor((most + tooMany) / 2);
    if (isGo({ n, gained, lost })) most = lost;
    else tooMany = lost;
  }
  return most;
}

function chanceOfGo(n: number, margin: number, gained: number, lossesAllowed: (gained: number) => number): number {
  let chance = 0;
  for (let up = 0; up <= n; up += 1) {
    const first = binomialShare(up, n, gained);
    if (first < 1e-9) continue;
    for (let down = 0; down <= lossesAllowed(up); down += 1) {
      chance += first * binomialShare(down, n - up, (margin + gained) / (1 - gained));
    }
  }
  return chance;
}

/** P(GO) of a suite of n cases whose true pass rate is the floor. */
export function chanceAboveFloor(n: number, floor: number, lower: (passes: number) => number): number {
  let chance = 0;
  for (let passes = 0; passes <= n; passes += 1) {
    if (lower(passes) >= floor) chance += binomialShare(passes, n, floor);
  }
  return chance;
}
