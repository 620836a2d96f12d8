import { hashText } from "../hash.ts";

/**
 * Cases in an order drawn by hash: as good as by lot, the same in every run of the plan, and chosen by nobody.
 *
 * @param seed what differs from one comparison to the next, so that each draws anew
 */
export function drawOrder<Case extends { id: string }>(cases: readonly Case[], seed: string): Case[] {
  return cases
    .map((each) => ({ each, lot: hashText(JSON.stringify([seed, each.id])) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ each }) => each);
}
