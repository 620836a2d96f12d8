import { describe, expect, test } from "vitest";
import { buildGraph, planEval, type Side } from "../../src/index.ts";
import { buildSnapshot, type WorkspaceSpec } from "../snapshot-builder.ts";

const tests = Array.from({ length: 40 }, (_, index) => ({
  vars: { id: `case-${index}` },
}));
const workspace: WorkspaceSpec = {
  prompts: { "shared/persona": {}, "support/classify": { includes: ["shared/persona"] } },
  features: { routing: ["support/classify"], chat: ["support/classify", "shared/persona"] },
  suites: { routing: { tests }, chat: { tests, repeats: 2 } },
};

function sideOf(spec: WorkspaceSpec): Side {
  const snapshot = buildSnapshot(spec);
  return { snapshot, graph: buildGraph(snapshot) };
}

describe("a plan of some suites", () => {
  test("compares with nothing, and holds no other suite", () => {
    const { plan, impact } = planEval(sideOf(workspace), ["chat"], { aa: false });
    expect(plan).toMatchObject({ mode: "composed", baseline: null, gaps: [] });
    expect(plan.suites).toMatchObject([{ suite: "chat", paired: false, repeats: 2, requests: 160 }]);
    expect(impact).toMatchObject({ base: null, nodes: [{ id: "suite:chat" }] });
  });

  test("compares the workspace with itself, each side with requests of its own", () => {
    const { plan } = planEval(sideOf(workspace), ["routing", "chat"], { aa: true, repeats: 3 });
    expect(plan).toMatchObject({ mode: "aa", baseline: plan.candidate });
    expect(plan.suites).toMatchObject([
      { suite: "chat", paired: true, repeats: 3, requests: 480 },
      { suite: "routing", paired: true, repeats: 3, requests: 240 },
    ]);
  });
});

describe("the cases of a sequential suite", () => {
  const idsOf = (suite: Record<string, unknown>, text = "now") => {
    const prompts = { ...workspace.prompts, "shared/persona": { body: text } };
    const side = sideOf({ ...workspace, prompts, suites: { routing: suite } });
    return planEval(side, ["routing"], { aa: false }).plan.suites.flatMap(({ cases }) => cases.map(({ id }) => id));
  };
  const written = tests.map(({ vars }) => vars.id);

  test("are all there, in an order that is not the file's, and the same each time", () => {
    const drawn = idsOf({ tests, sequential: true });
    expect(drawn).not.toEqual(written);
    expect(drawn.toSorted()).toEqual(written.toSorted());
    expect(idsOf({ tests: tests.toReversed(), sequential: true })).toEqual(drawn);
    expect(idsOf({ tests })).toEqual(written);
  });

  test("are drawn anew for each change", () => {
    expect(idsOf({ tests, sequential: true }, "now")).not.toEqual(idsOf({ tests, sequential: true }, "then"));
  });
});
