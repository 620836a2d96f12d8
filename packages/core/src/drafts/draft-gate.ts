import type { Gate } from "../schemas/suite.ts";
import { smallestDecidableSuite } from "../statistics/smallest-suite.ts";

export interface GateDraft {
  gate: Gate;
  /** What it can and cannot tell, for those who are to agree on it. */
  notes: string[];
}

const confidence = 0.95;
/** From what one would like to prove to what is worth proving at all. */
const drops = [0.05, 0.1, 0.15, 0.2] as const;
const floor = 0.8;

/** The strictest of some usual gates that so many cases can pass. */
export function draftGate(cases: number): GateDraft {
  const drop = drops.find((each) => cases >= casesFor({ "max-drop": each }));
  if (drop === undefined) {
    const least = Math.max(...drops);
    const notes = [
      `With ${counted(cases)} nothing can be proven of a pass rate: that it fell by no more than ${points(least)} takes ${casesFor({ "max-drop": least })}. So that no case which passes may fail.`,
    ];
    return { gate: { regressions: { max: 0 } }, notes };
  }
  const stricter = drops[drops.indexOf(drop) - 1];
  const more =
    stricter &&
    ` No more than ${points(stricter)} takes ${casesFor({ "max-drop": stricter })} cases, and here are ${cases}.`;
  const hasFloor = cases >= casesFor({ min: floor });
  return {
    gate: { "pass-rate": { "max-drop": drop, ...(hasFloor && { min: floor }), confidence } },
    notes: [
      `\`max-drop\`: GO means that the pass rate is proven to fall by no more than ${points(drop)}.${more ?? ""}`,
      ...(hasFloor
        ? ["`min`: the floor under the pass rate, which `blastgate eval SUITE` measures. This one is a guess."]
        : []),
    ],
  };
}

function counted(cases: number): string {
  return cases === 1 ? "one case" : `${cases} cases`;
}

function points(share: number): string {
  return `${Math.round(share * 100)} points`;
}

function casesFor(rule: { "max-drop": number } | { min: number }): number {
  const needed = smallestDecidableSuite({ "pass-rate": { ...rule, confidence } }, "exact");
  return Object.values(needed)[0] ?? Number.POSITIVE_INFINITY;
}
