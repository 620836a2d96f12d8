/** Words read in full when all the pressure there can be is on; the less pressure, the more words. */
const WORDS_AT_FULL_PRESSURE = 16;
/** How slowly attention fades after the budget, as a share of the budget. */
const TAIL_SHARE = 0.7;

/**
 * How many words of a message are read in full before attention fades, given the pressure to be brief
 * left over after any instruction to read closely (0 to 1). No pressure: all of them.
 */
export function attentionBudget(pressure: number): number {
  return pressure <= 0 ? Number.POSITIVE_INFINITY : WORDS_AT_FULL_PRESSURE / Math.min(1, pressure);
}

/** The weight (0 to 1) with which the word at a position is taken in. More pressure never raises it. */
export function attentionAt(position: number, pressure: number): number {
  const budget = attentionBudget(pressure);
  return position < budget ? 1 : Math.exp(-(position - budget) / (budget * TAIL_SHARE));
}
