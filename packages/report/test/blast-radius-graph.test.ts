import { findImpact, type Impact, supposeChanged, type Verdict } from "@blastgate/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anchorOf } from "../src/html/anchors.ts";
import { blastRadiusGraph } from "../src/html/graph/blast-radius-graph.ts";
import { collapse } from "../src/html/graph/collapse.ts";
import { impactDrawing, type Judged } from "../src/html/graph/impact-drawing.ts";
import { ownFeatures } from "../src/html/graph/own-features.ts";
import { placeGroups } from "../src/html/graph/place-groups.ts";
import { type Bank, bank, largeBank, sideOf } from "./bank-side.ts";

test("in the picture every node follows from all the roots that it has in the impact", () => {
  fc.assert(
    fc.property(randomBanks, fc.subarray(ids, { minLength: 1 }), (spec, edited) => {
      const impact = impactOf(spec, edited);
      const { subjects, edges } = impactDrawing(impact, null);
      for (const { id, roots } of subjects) {
        const before = new Set([id]);
        for (const at of before) for (const edge of edges) if (edge.to === at) before.add(edge.from);
        expect([...before]).toEqual(expect.arrayContaining(roots));
      }
    }),
  );
});

test("a small impact is drawn node by node, roots left of what they reach and suites on the right", async () => {
  const { subjects, edges } = impactDrawing(impactOf(bank, ["shared/persona", "shared/policy"]), null);
  const placed = await placeGroups(collapse({ subjects, edges }));
  const at = new Map(placed.groups.map(({ group, x }) => [group.id, x]));
  expect([...at.keys()].toSorted()).toEqual(subjects.map(({ id }) => id).toSorted());
  for (const { edge, points } of placed.edges) {
    expect(at.get(edge.from)).toBeLessThan(at.get(edge.to) ?? 0);
    expect(points.length).toBeGreaterThan(1);
  }
  const suites = placed.groups.filter(({ group }) => group.head?.kind === "suite");
  const others = placed.groups.filter(({ group }) => group.head?.kind !== "suite");
  expect(Math.min(...suites.map(({ x }) => x))).toBeGreaterThan(Math.max(...others.map(({ x }) => x)));
});

test("where there are many nodes, each team is drawn as one, with all of its nodes and the worst verdict", () => {
  const spec = largeBank(1000);
  const impact = impactOf(spec, ["shared/persona"]);
  const judged = judgedOf(spec, (name) => (name === "feature-7" ? "NO-GO" : "GO"));
  const { groups, edges } = collapse(impactDrawing(impact, judged));
  expect(groups.length).toBeLessThanOrEqual(30);
  expect(edges.length).toBeLessThanOrEqual(100);
  expect(groups.flatMap(({ members }) => members.map(({ id }) => id)).toSorted()).toEqual(
    impact.nodes
      .filter(({ affected }) => affected)
      .map(({ id }) => id)
      .toSorted(),
  );
  // After the root, the team with what is worst stands first.
  expect(groups[1]?.members[0]?.owner).toBe("@acme/team-7");
});

test("where there are many teams and roots, the smaller ones are drawn together", () => {
  const spec = largeBank(1000);
  const { groups } = collapse(impactDrawing(impactOf(spec, Object.keys(spec.prompts)), null));
  expect(groups.length).toBeLessThanOrEqual(20);
  expect(groups.flatMap(({ members }) => members)).toHaveLength(1002);
});

test("a feature's own are its suites and the prompts that lead to it alone, but for roots", () => {
  const own = ownFeatures(impactDrawing(impactOf(bank, ["shared/tone", "mortgage/extract"]), null));
  expect(Object.fromEntries([...own].map(([id, { name }]) => [id, name]))).toEqual({
    "prompt:chat/answer": "support-chat",
    "prompt:support/classify": "support-routing",
    "prompt:support/reply": "support-routing",
    "suite:mortgage-documents": "mortgage-documents",
    "suite:support-chat": "support-chat",
    "suite:support-routing": "support-routing",
  });
});

test("between few and many nodes, features are drawn with their own", () => {
  const { groups } = collapse(impactDrawing(impactOf(largeBank(60), ["shared/persona"]), null));
  const kinds = groups.map(({ head, members }) => [head?.name, members.map(({ kind }) => kind).toSorted()]);
  expect(kinds).toContainEqual(["feature-3", ["feature", "prompt", "prompt", "suite"]]);
  expect(kinds).toContainEqual(["shared/persona", ["prompt"]]);
});

test("a change that counts everything as reached is drawn as the reason of all", () => {
  const impact = impactOf(bank, ["blastgate.yaml"], "file");
  const { subjects, edges } = impactDrawing(impact, null);
  const reason = subjects.find(({ kind }) => kind === "reason");
  const features = subjects.filter(({ kind }) => kind === "feature");
  expect(features).toHaveLength(3);
  for (const { id } of features) expect(edges).toContainEqual({ from: reason?.id, to: id });
});

test("verdicts stand in words, nodes lead to their parts of the page, and the table has all of it", async () => {
  const judged = judgedOf(bank, (name) => (name === "support-chat" ? "NO-GO" : "GO"));
  const { text } = await blastRadiusGraph(impactOf(bank, ["shared/persona"]), judged);
  expect(text).toContain('<tspan class="NO-GO">NO-GO</tspan>');
  expect(text).toContain('href="#feature-support-chat"><title>support-chat, feature, @acme/chat, NO-GO</title>');
  expect(text).toContain("<title>shared/persona, changed prompt, @acme/brand</title>");
  for (const name of ["shared/persona", "support/classify", "support-routing", "chat/answer"]) {
    expect(text).toMatch(new RegExp(`<th scope="row">(<a[^>]*>)?${name}`));
  }
  expect(text).not.toContain("style=");
});

test("hostile names are text", async () => {
  const impact = impactOf(bank, ["shared/persona"]);
  const evil = '"><script>alert(1)</script>\u202e';
  const nodes = impact.nodes.map((node) => ({ ...node, owner: evil, name: evil }));
  const { text } = await blastRadiusGraph({ ...impact, nodes }, null);
  expect(text).not.toContain("<script");
  expect(text).not.toContain("\u202e");
});

test("ids of different names differ, and can stand in a link as they are", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (one, other) => {
      expect(anchorOf("suite", one) === anchorOf("suite", other)).toBe(one === other);
      expect(anchorOf("suite", one)).toMatch(/^suite-[\w-]*$/);
    }),
  );
  expect(anchorOf("prompt", "shared/persona")).toBe("prompt-shared_2f_persona");
  expect(anchorOf("prompt", "shared_2f_persona")).not.toBe("prompt-shared_2f_persona");
});

const ids = Object.keys(bank.prompts);

const randomBanks = fc
  .tuple(
    fc.tuple(...ids.map((_, at) => fc.subarray(ids.slice(0, at)))),
    fc.array(fc.subarray(ids, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  )
  .map(
    ([includes, run]): Bank => ({
      prompts: Object.fromEntries(ids.map((id, at) => [id, { owner: "@acme/bank", includes: includes[at] ?? [] }])),
      features: Object.fromEntries(
        run.map((prompts, at) => [`feature-${at}`, { owner: "@acme/bank", prompts, cases: 1 }]),
      ),
    }),
  );

function impactOf(spec: Bank, edited: readonly string[], kind = "prompt"): Impact {
  const { graph } = sideOf(spec);
  const change = supposeChanged(
    graph,
    edited.map((name) => `${kind}:${name}`),
  );
  return findImpact(change, graph, graph);
}

function judgedOf({ features }: Bank, verdictOf: (feature: string) => Verdict): Judged {
  return {
    features: Object.entries(features).map(([feature, { owner }]) => ({
      feature,
      owner,
      verdict: verdictOf(feature),
      suites: [feature],
    })),
    suites: [],
  };
}
