import { nodeId } from "../graph/build-graph.ts";
import type { Impact } from "../schemas/impact.ts";
import type { PlannedSuite } from "../schemas/plan.ts";
import type { Snapshot, SuiteFile } from "../schemas/snapshot.ts";

/** A suite, and why it is run. */
interface ToRun {
  file: SuiteFile;
  because: PlannedSuite["because"];
}

/** The suites that an impact reaches, and those that a contract of a changed prompt requires, by name. */
export function suitesToRun(impact: Impact, snapshot: Snapshot): ToRun[] {
  const reached = new Set(impact.nodes.filter((node) => node.affected).map((node) => node.id));
  const required = requiredFeatures(reached, snapshot);
  return snapshot.suites
    .flatMap((file): ToRun[] => {
      if (reached.has(nodeId("suite", file.name))) return [{ file, because: "impacted" }];
      return required.has(file.value.feature) ? [{ file, because: "required" }] : [];
    })
    .toSorted((a, b) => (a.file.name < b.file.name ? -1 : 1));
}

/** Features whose suites a contract wants to pass before its prompt is deployed, affected or not. */
function requiredFeatures(reached: ReadonlySet<string>, { contracts }: Snapshot): Set<string> {
  return new Set(
    contracts
      .filter(
        ({ value }) => reached.has(nodeId("prompt", value.prompt)) || reached.has(nodeId("contract", value.prompt)),
      )
      .flatMap(({ value }) => value.evals),
  );
}
