import {
  buildGraph,
  type Evidence,
  findImpact,
  includedPrompts,
  makePlan,
  type Plan,
  promptClosure,
  supposeChanged,
} from "@blastgate/core";
import { loadProvider, memoryStore, type RunSide, runPlan } from "@blastgate/runner";
import { createSimulatedModel } from "@blastgate/simulated-model";
import { openRepository, readSnapshot, readTexts } from "@blastgate/workspace";
import { beforeAll, describe, expect, it } from "vitest";

const persona = "shared/persona";
const thorough =
  "Take the time to read everything the customer wrote, from the first line to the last, before you decide what they need.";
const concise = {
  mild: "Be concise.",
  strong: [
    "Be more concise: keep it brief and to the point, and do not dwell on details.",
    "Keep everything short and crisp, and get straight to the point.",
    "Use as few words as possible, and skip the details.",
  ],
};
const harmless = [
  "Read everything the customer wrote before you decide what they need.",
  "Read everything the customer wrote, from the first line to the last. Keep what you write back to them short and friendly.",
];

describe("routing at Acme, with the shared persona reworded", () => {
  let baseline: RunSide;

  beforeAll(async () => {
    const repository = await openRepository(import.meta.dirname);
    const snapshot = await readSnapshot(repository, { kind: "working-tree" });
    const ids = promptClosure(["support/classify", "support/draft-reply"], includedPrompts(snapshot));
    baseline = { snapshot, texts: await readTexts(repository, snapshot, ids) };
    expect(baseline.texts.get(persona)).toContain(thorough);
  });

  it("gets worse by several points, whatever words ask for brevity, and by degrees", async () => {
    const mild = drop(await routing(concise.mild, "composed"));
    for (const wording of concise.strong) {
      const strong = drop(await routing(wording, "composed"));
      expect(strong, wording).toBeGreaterThan(0.04);
      expect(strong, wording).toBeGreaterThan(mild);
    }
    expect(mild).toBeGreaterThan(0);
  });

  it.each(harmless)("stays as it is: %s", async (wording) => {
    expect(Math.abs(drop(await routing(wording, "composed")))).toBeLessThan(0.01);
  });

  it("shows nothing of it where each prompt is tested alone", async () => {
    const { results } = await routing(concise.strong[0] ?? "", "isolated");
    expect(results).toHaveLength(320);
    expect(results.every(({ identical }) => identical)).toBe(true);
  });

  async function routing(wording: string, mode: Plan["mode"]): Promise<Evidence> {
    const { snapshot, texts } = baseline;
    const side = { snapshot, graph: buildGraph(snapshot) };
    const impact = findImpact(supposeChanged(side.graph, [`prompt:${persona}`]), side.graph, side.graph);
    const plan = makePlan(impact, side, side, { mode, looks: 1 });
    const edited = new Map(texts).set(persona, (texts.get(persona) ?? "").replace(thorough, wording));
    return runPlan({
      plan: { ...plan, suites: plan.suites.filter(({ suite }) => suite === "support-routing") },
      baseline,
      candidate: { snapshot, texts: edited },
      models: (model) =>
        loadProvider(model, { builtin: { simulated: ({ config }) => createSimulatedModel({ config }) } }),
      store: memoryStore(),
    });
  }
});

/** Baseline's pass rate less the candidate's. */
function drop({ results }: Evidence): number {
  const passes = (side: "baseline" | "candidate") =>
    results.filter((result) => result[side]?.kind === "scored" && result[side].pass).length;
  return (passes("baseline") - passes("candidate")) / results.length;
}
