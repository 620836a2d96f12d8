/** No suite grows beyond this; a gate that would need more cases counts as never decided. */
const mostCases = 1_000_000;

/**
 * The smallest number of cases, from `from` up, at which `decides` holds, by doubling and then halving. Right where
 * `decides` goes on holding once it does, as it does (but for the rounding of counts) where proportions stay as they
 * are. `null` where not even a million cases decide.
 */
export function casesNeeded(from: number, decides: (cases: number) => boolean): number | null {
  let short = from - 1;
  let enough = Math.max(1, from);
  while (!decides(enough)) {
    if (enough >= mostCases) return null;
    short = enough;
    enough = Math.min(mostCases, enough * 2);
  }
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (decides(middle)) enough = middle;
    else short = middle;
  }
  return enough;
}

/** More responses to one question are seldom worth their price; what would need more counts as never decided. */
const mostRepeats = 10;

/** The fewest repeats, of more than there are, at which `decides` holds; `null` where ten do not decide. */
export function repeatsNeeded(now: number, decides: (repeats: number) => boolean): number | null {
  for (let repeats = now + 1; repeats <= mostRepeats; repeats += 1) if (decides(repeats)) return repeats;
  return null;
}
