/** A stream of numbers in [0, 1) that depends on nothing but its seed: xorshift (Marsaglia 2003, triple 13, 17, 5). */
export type Random = () => number;

export function seededRandom(seed: number): Random {
  // Neighbouring seeds begin alike, so they are spread first; zero would stay zero.
  let state = Math.imul(seed, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** A whole number from `from` to `to`, both included. */
export function between(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

export function pick<T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[Math.floor(random() * list.length)] ?? list[0];
}
