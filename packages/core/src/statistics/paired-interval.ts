import { clopperPearson } from "./clopper-pearson.ts";
import { crossing, type Interval } from "./interval.ts";
import { type PairedCounts, tango, tangoStatistic } from "./tango.ts";

/**
 * Tango's interval, with an exact lower bound where that is lower: it exceeds the true difference with probability
 * 1 − confidence at most, whatever the number of cases and however many are gained. Tango's own, which takes its
 * statistic for normal, does so in 6.9 % instead of 5 % of samples of 88 at −0.03.
 *
 * The exact bound is Buehler's (JASA 1957; 52: 482-493), worked out for pairs by Lloyd and Moldovan (Statistics in
 * Medicine 2007; 26: 3369-3384). Samples are ranked by Tango's bound; the exact one is the lowest difference under
 * which some sample that ranks as high as this one has a probability of 1 − confidence, for the worst share of gains.
 * If nothing can be gained, that probability is P(Binomial(n, −difference) ≤ lost). Counts are whole.
 */
export function pairedInterval(counts: PairedCounts, confidence: number): Interval {
  const score = tango(counts, confidence);
  if (score.lower <= -1) return score;
  const chance = chanceToRankAsHigh(counts, score.lower);
  const level = 1 - allowedChance(confidence);
  // The worst first: the others then seldom need a search.
  const gains = likelyGains(counts, confidence)
    .map((gain) => ({ gain, chance: chance(score.lower, gain) }))
    .sort((a, b) => b.chance - a.chance);
  const lower = gains.reduce((bound, { gain }) => {
    const rest = (difference: number) => 1 - chance(difference, gain);
    return rest(bound) < level ? crossing(rest, level, -1, bound) : bound;
  }, score.lower);
  return { ...score, lower };
}

/** Whether the lower bound of `pairedInterval` is above `limit`, without the search for the bound itself. */
export function pairedLowerAbove(counts: PairedCounts, confidence: number, limit: number): boolean {
  const { lower } = tango(counts, confidence);
  if (lower <= limit) return false;
  const chance = chanceToRankAsHigh(counts, lower);
  return likelyGains(counts, confidence).every((gain) => chance(limit, gain) <= allowedChance(confidence));
}

/**
 * The worst share of gains is sought where the gains seen leave it (Berger and Boos, JASA 1994; 89: 1012-1016): without
 * any gain in 67 cases, what would happen if a third were gained says nothing. That the true share lies outside costs
 * this part of 1 − confidence.
 */
const outside = 0.002;

function allowedChance(confidence: number): number {
  return (1 - confidence) * (1 - outside);
}

/** The shares of gains to try, at even distances in units of their standard error. */
function likelyGains({ n, gained }: PairedCounts, confidence: number): number[] {
  const { lower, upper } = clopperPearson(gained, n, 1 - ((1 - confidence) * outside) / 2);
  const [first, last] = [Math.asin(Math.sqrt(lower)), Math.asin(Math.sqrt(upper))];
  const steps = 128;
  return Array.from({ length: steps + 1 }, (_, step) => Math.sin(first + ((last - first) * step) / steps) ** 2);
}

/**
 * Probability of a sample whose bound by Tango is `bound` or higher, if the true difference is `difference` and the
 * true share of gains `gain`, or the largest that such a difference has room for. It grows with the difference.
 */
function chanceToRankAsHigh(counts: PairedCounts, bound: number): (difference: number, gain: number) => number {
  const { n } = counts;
  const allowed = lossesAllowed(counts, bound);
  const binomial = binomialShares(n);
  return (difference, likelyGain) => {
    const gain = Math.min(likelyGain, (1 + difference) / 2);
    const loss = Math.min(1, (gain - difference) / (1 - gain)); // of a case that is not gained
    const gains = likelyCounts(n, gain);
    let most = Math.min(allowed[gains.first] ?? -1, likelyCounts(n - gains.first, loss).first - 1);
    let within = 0; // P(lost ≤ most) among the cases that are not gained
    let chance = 0;
    for (let gained = gains.first; gained <= gains.last; gained += 1) {
      const rest = n - gained;
      // One case fewer than before can be lost: P(X ≤ k) of m − 1 is P(X ≤ k) of m, plus loss · P(X = k) of m − 1.
      if (gained > gains.first) within += loss * binomial(most, rest, loss);
      const limit = allowed[gained] ?? -1;
      for (; most < limit; most += 1) within += binomial(most + 1, rest, loss);
      most = limit;
      chance += binomial(gained, n, gain) * within;
    }
    return chance;
  };
}

/** By the number of gains: how many losses leave Tango's bound at `bound`, which is that of `counts`, or higher. */
function lossesAllowed(counts: PairedCounts, bound: number): number[] {
  const { n } = counts;
  const level = tangoStatistic(counts, bound);
  let most = -1;
  return Array.from({ length: n + 1 }, (_, gained) => {
    most = Math.min(most, n - gained);
    while (most < n - gained && tangoStatistic({ n, gained, lost: most + 1 }, bound) >= level) most += 1;
    return most;
  });
}

/** Counts beyond these together have a probability below 1e-10. */
function likelyCounts(n: number, share: number): { first: number; last: number } {
  const reach = 7 * Math.sqrt(n * share * (1 - share)) + 10;
  return { first: Math.max(0, Math.floor(n * share - reach)), last: Math.min(n, Math.ceil(n * share + reach)) };
}

/** P(X = k) of Binomial(m, share), for every m up to `n`. */
function binomialShares(n: number): (k: number, m: number, share: number) => number {
  const logFactorial = new Float64Array(n + 1);
  for (let i = 2; i <= n; i += 1) logFactorial[i] = (logFactorial[i - 1] ?? 0) + Math.log(i);
  const log = (i: number) => logFactorial[i] ?? 0;
  const power = (share: number, times: number) => (times === 0 ? 0 : times * Math.log(share));
  return (k, m, share) =>
    k < 0 || k > m ? 0 : Math.exp(log(m) - log(k) - log(m - k) + power(share, k) + power(1 - share, m - k));
}
