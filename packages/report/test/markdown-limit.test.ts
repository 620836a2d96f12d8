import { type Decision, finding } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { renderDecisionMarkdown } from "../src/index.ts";
import { feature, personaDecision, suite } from "./decision-builder.ts";
import { markdownHtml } from "./read-formats.ts";
import { readMermaid } from "./read-mermaid.ts";

/** So many features of a few teams, each with a suite that broke many cases and says so at length. */
function largeDecision(count: number): Decision {
  const names = Array.from({ length: count }, (_, index) => `feature-${index}`);
  const ownerOf = (index: number) => `@acme/team-${index % 8}`;
  const why = "The answer names a queue that there is not. ".repeat(50);
  return {
    ...personaDecision,
    verdict: "NO-GO",
    reasons: names.map((name) =>
      finding("results-without-score", {
        suite: name,
        path: ["prompt:shared/persona"],
        count: 1,
        of: 60,
        first: ["case"],
        why,
      }),
    ),
    impact: {
      ...personaDecision.impact,
      nodes: [
        ...personaDecision.impact.nodes.slice(0, 1),
        ...names.map((name, index) => feature(name, ownerOf(index), ["prompt:shared/persona"])),
      ],
    },
    features: names.map((name, index) => ({
      feature: name,
      owner: ownerOf(index),
      verdict: index % 8 === 1 ? "NO-GO" : "GO",
      suites: [name],
    })),
    suites: names.map((name, index) => ({
      ...suite(name, ownerOf(index), index % 8 === 1 ? "NO-GO" : "GO"),
      broken: Array.from({ length: 30 }, (_, number) => ({
        case: `${name}-${number}`,
        baseline: 1,
        candidate: 0,
        tags: [],
        why,
      })),
    })),
    unchecked: names.map((name) => finding("gate-not-applicable", { suite: name, path: [], gate: "pass-rate.min" })),
  };
}

describe("a decision too long for where it goes", () => {
  const large = largeDecision(60);

  test.each([65_536, 20_000, 5000, 1000])("is cut to %i bytes between parts, and says what it leaves out", (limit) => {
    const text = renderDecisionMarkdown(large, { limit, marker: "blastgate" });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
    expect(text).toMatch(/^<!-- blastgate -->\n## ⛔ NO-GO: /);
    expect(text).toMatch(/Left out for want of room: .*`decision\.json` has all\.$/);
    const html = markdownHtml(text);
    for (const name of ["details", "summary", "sub"]) {
      expect(html.split(`<${name}>`).length, name).toBe(html.split(`</${name}>`).length);
    }
    expect(text.match(/^```/gm)?.length ?? 0).toBeOneOf([0, 2]);
  });

  test("loses the cases first, and the reasons last", () => {
    const leftOut = [200_000, 65_536, 20_000, 5000, 1000].map(
      (limit) => /Left out for want of room: (.*)\. `/.exec(renderDecisionMarkdown(large, { limit }))?.[1],
    );
    expect(leftOut).toMatchInlineSnapshot(`
      [
        "most broken cases, the ends of long sentences",
        "the broken cases, the ends of long sentences",
        "the broken cases, the ends of long sentences, the prompts and rules that change, most rows of long tables, most reasons",
        "the broken cases, the ends of long sentences, the prompts and rules that change, all tables, all reasons but the first, the chart",
        "the broken cases, the ends of long sentences, the prompts and rules that change, all tables, all reasons, the chart",
      ]
    `);
  });

  test("is whole where it fits exactly", () => {
    const whole = renderDecisionMarkdown(personaDecision);
    expect(renderDecisionMarkdown(personaDecision, { limit: Buffer.byteLength(whole) })).toBe(whole);
    expect(renderDecisionMarkdown(personaDecision, { limit: Buffer.byteLength(whole) - 1 })).toContain("Left out");
  });

  test("is still a verdict where nothing fits", () => {
    expect(renderDecisionMarkdown(large, { limit: 1 })).toMatch(/^## ⛔ NO-GO: /);
  });
});

describe("the blast radius as a chart", () => {
  const chartIn = (decision: Decision) =>
    readMermaid(/```mermaid\n([\s\S]*?)\n```/.exec(renderDecisionMarkdown(decision))?.[1] ?? "");

  test("leads from what changed to each feature, with its verdict", () => {
    const { nodes, edges, classes } = chartIn(personaDecision);
    expect(nodes.map(({ label }) => label)).toEqual([
      "shared/persona\nchanged",
      "chat/answer",
      "support-chat\nERROR",
      "support/classify",
      "support-routing\nNO-GO",
      "greeting\nGO",
    ]);
    expect(edges.map(({ from, to }) => `${from} → ${to}`)).toEqual(["0 → 1", "1 → 2", "0 → 3", "3 → 4"]);
    expect(classes).toEqual({ changed: [0], error: [2], nogo: [4], go: [5] });
  });

  test("shows by a dotted line what reaches a feature by a longer way", () => {
    const [persona, chat, routing, greeting] = personaDecision.impact.nodes;
    if (!persona || !chat || !routing || !greeting) throw new Error("the decision has four nodes");
    const model = { ...persona, id: "model:fast", kind: "model" as const, name: "fast", path: ["model:fast"] };
    const impact = {
      ...personaDecision.impact,
      nodes: [persona, model, { ...chat, roots: [persona.id, model.id] }, routing, greeting],
    };
    const text = renderDecisionMarkdown({ ...personaDecision, impact });
    expect(text).toContain('["model fast<br/>changed"]');
    expect(text.match(/-\.->/g)).toHaveLength(1);
  });

  test("is folded to teams where it has over 40 nodes, each with the worst of its verdicts", () => {
    const { nodes, edges } = chartIn(largeDecision(60));
    expect(nodes.map(({ label }) => label)).toEqual([
      "nobody\nchanged",
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((team) => `@acme/team-${team}\n${team === 1 ? "NO-GO" : "GO"}`),
    ]);
    expect(edges).toHaveLength(8);
  });
});
