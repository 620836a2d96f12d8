import { crossing, type Interval } from "./interval.ts";

/** Bounds are looked at after every tenth unit, and at the end. So whether a suite stops does not depend on timing. */
export const lookEvery = 10;

/** Shares of the largest stake that cannot lose more than there is. */
const stakes = Float64Array.from({ length: 20 }, (_, index) => (index + 0.5) / 20);

/**
 * A game against the claim that values from 0 to 1 have the mean `mean` or less. One unit of capital is divided among
 * twenty gamblers, each of whom stakes a fixed share of what is left on the next value being larger. If the claim is
 * true, the game is fair or worse, and the chance that the capital ever reaches 1/α is α at most, whenever and however
 * often one looks (Ville 1939). This is one side of "hedged grid Kelly" in Waudby-Smith and Ramdas, Estimating means of
 * bounded random variables by betting (JRSS B 2024; 86: 1-27, arXiv 2010.09686).
 */
export class Bet {
  /** The largest capital at any look. */
  best = 1;
  readonly #mean: number;
  readonly #capital = new Float64Array(stakes.length).fill(1);

  constructor(mean: number) {
    this.#mean = mean;
  }

  take(value: number): void {
    const gain = gainOf(value, this.#mean);
    const capital = this.#capital;
    for (let index = 0; index < capital.length; index += 1) {
      capital[index] = (capital[index] ?? 0) * (1 + (stakes[index] ?? 0) * gain);
    }
  }

  look(): void {
    let total = 0;
    for (const each of this.#capital) total += each;
    this.best = Math.max(this.best, total / stakes.length);
  }
}

/** Of a stake of 1. Against a mean of 0 any value but 0 is proof; the smallest number keeps that finite. */
function gainOf(value: number, mean: number): number {
  return value / Math.max(mean, Number.EPSILON) - 1;
}

/** Units in the order drawn, each with a value from 0 to 1. */
export interface Drawn {
  /** The values there are, and how many units have each. */
  values: readonly number[];
  times: readonly number[];
  /** Which of them each unit has; −1 for a unit that is not there. */
  order: Int32Array;
}

export function drawn(units: readonly (number | null)[]): Drawn {
  const places = new Map<number, number>();
  const times: number[] = [];
  const order = Int32Array.from(units, (value) => {
    if (value === null) return -1;
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    times[place] = (times[place] ?? 0) + 1;
    return place;
  });
  return { values: [...places.keys()], times, order };
}

/** The same for bets that the mean is small instead of large. */
export function turned({ values, ...rest }: Drawn): Drawn {
  return { values: values.map((value) => 1 - value), ...rest };
}

/** The largest capital at any look, of a bet against a mean of `mean` or less; or the first that is `enough`. */
export function bestCapital({ values, order }: Drawn, mean: number, enough = Number.POSITIVE_INFINITY): number {
  const bet = new Bet(mean);
  for (let index = 0; index < order.length; index += 1) {
    const value = values[order[index] ?? -1];
    if (value !== undefined) bet.take(value);
    if ((index + 1) % lookEvery === 0 || index + 1 === order.length) bet.look();
    if (bet.best > enough) break;
  }
  return bet.best;
}

/**
 * The capital that so many units in the same proportions would give, looked at once. For samples that are not there:
 * "how many would decide?"
 */
export function capitalAt(count: number, { values, times, order }: Drawn, mean: number): number {
  const larger = count / order.length;
  const gains = values.map((value) => gainOf(value, mean));
  const growth = (stake: number) =>
    gains.reduce((sum, gain, place) => sum + (times[place] ?? 0) * Math.log1p(stake * gain), 0);
  const capital = stakes.map((stake) => Math.exp(larger * growth(stake)));
  return capital.reduce((sum, each) => sum + each, 0) / stakes.length;
}

/** Of bounds. Nobody reads so many digits. */
const precision = 1e-10;

/**
 * Bounds for a mean that hold, each with the confidence given, at all looks together: those means that no bet at any
 * look made so much from. `capital` is by default that of the sample as it was drawn.
 */
export function bettingInterval(
  sample: Drawn,
  confidence: number,
  capital: (sample: Drawn, mean: number, enough: number) => number = bestCapital,
): Interval {
  const level = 1 / (1 - confidence);
  const rest = turned(sample);
  return {
    value: meanOfDrawn(sample),
    lower: crossing((mean) => capital(sample, mean, level), level, 0, 1, precision),
    upper: 1 - crossing((mean) => capital(rest, mean, level), level, 0, 1, precision),
  };
}

export function meanOfDrawn({ values, times }: Drawn): number {
  const total = values.reduce((sum, value, place) => sum + value * (times[place] ?? 0), 0);
  return total / times.reduce((sum, each) => sum + each, 0);
}
