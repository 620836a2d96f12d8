import {
  buildGraph,
  type CaseResult,
  checkSnapshot,
  configSchema,
  featureSchema,
  findChange,
  findImpact,
  finding,
  gitBlobId,
  hashText,
  makePlan,
  parseData,
  type Snapshot,
  suiteSchema,
} from "@blastgate/core";
import { type ModelProvider, memoryStore, type RunSide, runPlan } from "@blastgate/runner";
import { parsePrompt } from "@blastgate/templates";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edited, filesOf } from "./random-workspace.ts";

const runs = 1000;

/** Answers with a hash of what it is asked, so that any difference of a request shows in all that follow. */
const oracle: ModelProvider = {
  id: () => "oracle",
  callApi: async (prompt) => ({ output: JSON.stringify({ answer: hashText(prompt) }) }),
};

describe("the impact of a random edit", () => {
  it("has every feature of which any rendered request differs", async () => {
    const tally = { reached: 0, falseAlarms: 0, differing: 0 };
    await fc.assert(
      fc.asyncProperty(edited, async (pair) => {
        const base = await side(filesOf(pair.base), "base");
        const head = await side(filesOf(pair.head), "head");
        const graphs = { base: buildGraph(base.snapshot), head: buildGraph(head.snapshot) };
        const change = findChange(graphs.base, graphs.head, []);
        const impact = findImpact(change, graphs.base, graphs.head);
        const reached = new Set(
          impact.nodes.flatMap((node) => (node.kind === "feature" && node.affected ? [node.name] : [])),
        );

        const everything = { ...change, widened: [finding("widened-by-config", {})] };
        const plan = makePlan(
          findImpact(everything, graphs.base, graphs.head),
          { ...base, graph: graphs.base },
          { ...head, graph: graphs.head },
          { mode: "composed", looks: 1 },
        );
        const evidence = await runPlan({
          plan,
          baseline: base,
          candidate: head,
          models: async () => oracle,
          store: memoryStore(),
          assertions: async () => ({ runAssertions: async () => ({ pass: true, score: 1, reason: "" }) }),
        });
        for (const planned of plan.suites.filter(({ paired }) => paired)) {
          const results = evidence.results.filter(({ suite }) => suite === planned.suite);
          const differs = results.some((result) => !result.identical && !failedAlike(result));
          if (differs) tally.differing += 1;
          if (reached.has(planned.feature)) tally.reached += 1;
          if (reached.has(planned.feature) && !differs) tally.falseAlarms += 1;
          expect(!differs || reached.has(planned.feature), `${planned.feature} differs and was not reached`).toBe(true);
        }
      }),
      { numRuns: runs },
    );
    const share = ((100 * tally.falseAlarms) / tally.reached).toFixed(1);
    console.info(
      `${runs} edits: 0 missed of ${tally.differing} features with differing requests; ${tally.falseAlarms} of ${tally.reached} reached were false alarms (${share}%)`,
    );
    expect(tally.differing).toBeGreaterThan(runs / 10);
  }, 300_000);
});

/** Both sides stop before the first request, for the same reason. */
function failedAlike({ baseline, candidate }: CaseResult): boolean {
  return (
    baseline?.kind === "error" &&
    candidate.kind === "error" &&
    baseline.code === candidate.code &&
    baseline.steps.length === 0 &&
    candidate.steps.length === 0
  );
}

/** A snapshot of files in memory, read as a workspace is. */
async function side(files: ReadonlyMap<string, string>, revision: string): Promise<RunSide> {
  const snapshot: Snapshot = {
    source: { kind: "revision", revision, name: revision },
    config: configSchema.parse(JSON.parse(files.get("blastgate.yaml") ?? "{}")),
    prompts: [],
    features: [],
    suites: [],
    datasets: [],
    contracts: [],
    packages: [],
    notes: [],
    codeowners: {},
    others: [],
    findings: [],
  };
  const texts = new Map<string, string>();
  for (const [path, text] of files) {
    const digest = gitBlobId(Buffer.from(text));
    if (path.endsWith(".feature.yaml")) {
      const { value, positions } = parseData(text, featureSchema, { path });
      if (value) snapshot.features.push({ path, digest, value, positions });
    } else if (path.endsWith("suite.yaml")) {
      const { value, positions } = parseData(text, suiteSchema, { path });
      if (value) snapshot.suites.push({ path, digest, name: value.feature, value, positions });
    } else if (path.startsWith("prompts/")) {
      const { file, findings } = await parsePrompt({ path, root: "prompts", text, digest });
      snapshot.findings.push(...findings);
      if (file) snapshot.prompts.push(file);
      if (file) texts.set(file.id, text);
    }
  }
  const errors = checkSnapshot(snapshot).filter(({ severity }) => severity === "error");
  expect(errors).toEqual([]);
  return { snapshot, texts };
}
