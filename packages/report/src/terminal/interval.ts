import type { Estimate } from "@blastgate/core";

/**
 * A difference of rates on a line of `width` characters: `├──●──┤` from the lower to the upper bound, `┊` at the
 * margin, `│` at zero, which stands in the middle. `margin` is negative, as the gate has it.
 */
export function drawDifference(estimate: Estimate, margin: number | null, width: number): string {
  const reach = Math.max(Math.abs(estimate.lower), Math.abs(estimate.upper), Math.abs(margin ?? 0), 0.01) * 1.1;
  return draw(estimate, { from: -reach, to: reach, width }, [
    { at: 0, sign: "│" },
    { at: margin, sign: "┊" },
  ]);
}

/** A rate on a line from 0 to 1, with `┊` at the floor. */
export function drawRate(estimate: Estimate, floor: number | null, width: number): string {
  return draw(estimate, { from: 0, to: 1, width }, [{ at: floor, sign: "┊" }]);
}

function draw(
  estimate: Estimate,
  scale: { from: number; to: number; width: number },
  marks: { at: number | null; sign: string }[],
): string {
  const column = (value: number): number =>
    Math.round(((value - scale.from) / (scale.to - scale.from)) * (scale.width - 1));
  const line = new Array<string>(scale.width).fill(" ");
  line.fill("─", column(estimate.lower), column(estimate.upper) + 1);
  for (const { at, sign } of marks) if (at !== null) line[column(at)] = sign;
  line[column(estimate.lower)] = "├";
  line[column(estimate.upper)] = "┤";
  line[column(estimate.value)] = "●";
  return line.join("").trimEnd();
}
