import type { Decision, Finding } from "@blastgate/core";
import { pathName, remedy } from "./words.ts";

/** Reasons about one suite, or about none. */
export interface ReasonGroup {
  suite: string | null;
  owner: string;
  /** From the change's root to the suite's feature; empty where nothing is known. */
  way: string;
  reasons: Finding[];
  /** What to do, each once. */
  remedies: string[];
}

/** A decision's reasons by suite, in the order in which the first of each suite stands: worst first. */
export function groupReasons({ reasons, suites }: Decision): ReasonGroup[] {
  const owners = new Map(suites.map(({ suite, owner }) => [suite, owner]));
  const groups = Map.groupBy(reasons, ({ args }) => (typeof args.suite === "string" ? args.suite : null));
  return [...groups].map(([suite, members]) => {
    const path = members.map(({ args }) => args.path).find((way) => Array.isArray(way) && way.length > 1);
    return {
      suite,
      owner: owners.get(suite ?? "") ?? "",
      way: Array.isArray(path) ? pathName(path) : "",
      reasons: members,
      remedies: [...new Set(members.map(remedy))].filter((text) => text !== ""),
    };
  });
}

export interface DecisiveGroup extends ReasonGroup {
  /** Gates of the suite that are not met either, and that its verdict does not rest on. */
  lesser: number;
}

/** The groups without what gates say that are less bad than their suite: of a NO-GO that something else is undecided. */
export function decisiveGroups(decision: Decision): DecisiveGroup[] {
  return groupReasons(decision).map((group) => {
    const judged = decision.suites.find((each) => each.suite === group.suite);
    const rest = (judged?.gates ?? []).filter(({ verdict }) => verdict !== judged?.verdict && verdict !== "GO");
    const lesser = new Set(rest.map(({ reason }) => JSON.stringify(reason)));
    const reasons = group.reasons.filter((reason) => !lesser.has(JSON.stringify(reason)));
    return reasons.length > 0
      ? { ...group, reasons, lesser: group.reasons.length - reasons.length }
      : { ...group, lesser: 0 };
  });
}

/** What to do about the groups' reasons, each once, and for which suites. */
export function remediesOf(groups: readonly ReasonGroup[]): { text: string; suites: string[] }[] {
  const suitesOf = new Map<string, Set<string>>();
  for (const { suite, reasons } of groups) {
    for (const text of reasons.map(remedy).filter(Boolean)) {
      const suites = suitesOf.get(text) ?? new Set();
      suitesOf.set(text, suite === null ? suites : suites.add(suite));
    }
  }
  return [...suitesOf].map(([text, suites]) => ({ text, suites: [...suites] }));
}
