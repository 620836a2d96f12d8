import { binomialCdf } from "./distributions.ts";
import { crossing, type Interval } from "./interval.ts";

/**
 * Exact interval for a rate (Clopper and Pearson, Biometrika 1934; 26: 404-413). The lower bound is the rate under
 * which so many passes or more have a probability of 1 − confidence, the upper that of so many or fewer. So each
 * excludes the true rate with probability 1 − confidence at most. `passes` and `n` are whole.
 */
export function clopperPearson(passes: number, n: number, confidence: number): Interval {
  const value = passes / n;
  return {
    value,
    lower: crossing((rate) => binomialCdf(passes - 1, n, rate), confidence, 0, value),
    upper: crossing((rate) => binomialCdf(passes, n, rate), 1 - confidence, value, 1),
  };
}
