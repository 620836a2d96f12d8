import { splitNodeId } from "../graph/build-graph.ts";
import type { PlannedSuite } from "../schemas/plan.ts";
import type { Snapshot, SuiteFile } from "../schemas/snapshot.ts";

/** A suite, and why it is run. */
interface ToRun {
  file: SuiteFile;
  because: PlannedSuite["because"];
}

/**
 * Finds for affected nodes the suites to run, by name: those among them, and those that the contract of an affected
 * prompt wants to pass before deployment, affected or not.
 */
export function suitesToRun({ suites, contracts }: Snapshot): (affected: Iterable<string>) => ToRun[] {
  const byName = new Map(suites.map((file) => [file.name, file]));
  const ofFeature = Map.groupBy(suites, ({ value }) => value.feature);
  const ofPrompt = Map.groupBy(contracts, ({ value }) => value.prompt);
  const requiredBy = (prompt: string) =>
    (ofPrompt.get(prompt) ?? []).flatMap(({ value }) => value.evals.flatMap((feature) => ofFeature.get(feature) ?? []));
  return (affected) => {
    const toRun = new Map<string, ToRun>();
    for (const id of affected) {
      const [kind, name] = splitNodeId(id);
      const own = kind === "suite" ? byName.get(name) : undefined;
      if (own) toRun.set(name, { file: own, because: "impacted" });
      if (kind !== "prompt" && kind !== "contract") continue;
      for (const file of requiredBy(name))
        if (!toRun.has(file.name)) toRun.set(file.name, { file, because: "required" });
    }
    return [...toRun.values()].toSorted((a, b) => (a.file.name < b.file.name ? -1 : 1));
  };
}
