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
