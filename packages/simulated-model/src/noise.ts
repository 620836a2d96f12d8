export interface Disturbance {
  seed: number;
  /** The largest amount by which a score (about 0 to 1) may be moved. */
  noise: number;
}

/**
 * A small push on the score of one category, the same whenever the same message is judged under the same seed.
 * The instructions are no part of the key: rewording them without changing what they mean changes no decision.
 */
export function perturb({ seed, noise }: Disturbance, message: string, category: string): number {
  return noise === 0 ? 0 : noise * (2 * uniform(`${seed}\0${message}\0${category}`) - 1);
}

/** A number from 0 to 1 from a text: 32-bit FNV-1a, with MurmurHash3's finaliser to spread its low bits. */
export function uniform(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}
