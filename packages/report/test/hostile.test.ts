import {
  type Decision,
  decisionSchema,
  type Evidence,
  evidenceSchema,
  type Finding,
  finding,
  findingSchema,
  type GraphData,
  graphSchema,
} from "@blastgate/core";
import { describe, expect, test } from "vitest";
import {
  findingsOf,
  layoutFor,
  renderAnnotations,
  renderBadge,
  renderDecision,
  renderDecisionMarkdown,
  renderDot,
  renderFailureMarkdown,
  renderFindings,
  renderGraph,
  renderGraphMl,
  renderImpact,
  renderImpactMarkdown,
  renderJUnit,
  renderMermaid,
  renderReview,
  renderSarif,
  renderSight,
  renderWorkspaceDraft,
} from "../src/index.ts";
import { personaDecision } from "./decision-builder.ts";
import { personaMaterial } from "./decision-material.ts";
import { bankGraph } from "./graph-builder.ts";
import { payloads, poisoned } from "./hostile.ts";
import { personaEvidence } from "./persona-evidence.ts";
import { junitProblems, markdownHtml, sarifProblems } from "./read-formats.ts";
import { readMermaid } from "./read-mermaid.ts";

interface Artefacts {
  decision: Decision;
  evidence: Evidence;
  graph: GraphData;
  findings: Finding[];
}

const layout = layoutFor({ columns: 80, colour: false });

/** Every renderer to text, and what is wrong with what it makes beside what is wrong in any text. */
const renderers: Record<string, [render: (from: Artefacts) => string, problems?: (text: string) => unknown]> = {
  "a decision in the terminal": [({ decision }) => renderDecision(decision, layout)],
  "a review in the terminal": [({ decision }) => (decision.review ? renderReview(decision.review, layout) : "")],
  "an impact in the terminal": [({ decision }) => renderImpact(decision.impact, layout, { explain: true })],
  "findings in the terminal": [({ findings }) => renderFindings(findings, layout)],
  "a sight of a workspace": [
    ({ findings, decision }) =>
      renderSight(findings, renderImpact(decision.impact, layout, { explain: false }), layout),
  ],
  "the draft of a workspace": [
    ({ findings }) => {
      const content = findings.flatMap(({ args }) => Object.values(args).flat().map(String)).join("\n");
      const draft = { files: [{ path: content, content }], unsure: findings };
      return renderWorkspaceDraft(draft, layout, { written: false, contents: true });
    },
  ],
  "a graph in the terminal": [({ graph }) => renderGraph(graph, layout)],
  "a decision in Markdown": [({ decision }) => renderDecisionMarkdown(decision), markdownProblems],
  "a decision in short Markdown": [
    ({ decision }) => renderDecisionMarkdown(decision, { limit: 3000, marker: "blastgate" }),
    markdownProblems,
  ],
  "a failure in Markdown": [({ findings }) => renderFailureMarkdown(findings), markdownProblems],
  "an impact in Markdown": [({ decision }) => renderImpactMarkdown(decision.impact), markdownProblems],
  JUnit: [({ decision, evidence }) => renderJUnit(decision, evidence)],
  "SARIF of a decision": [({ decision }) => renderSarif(findingsOf(decision), "check"), sarifProblems],
  "SARIF of findings": [({ findings }) => renderSarif(findings, "lint"), sarifProblems],
  "a badge": [({ decision }) => renderBadge(decision)],
  Graphviz: [({ graph }) => renderDot(graph)],
  GraphML: [({ graph }) => renderGraphMl(graph)],
  Mermaid: [({ graph }) => renderMermaid(graph), (text) => void readMermaid(text)],
};

const findings: Finding[] = [
  finding(
    "reference-unresolved",
    { written: "{{>shared/persnoa}}", target: "shared/persnoa", suggestion: "shared/persona" },
    { path: "prompts/chat/reply.prompt", line: 1, column: 4 },
  ),
];

function artefactsWith(payload: string): Artefacts {
  const decision = decisionSchema.parse(personaMaterial.decision);
  return {
    decision: poisoned(decision, payload, (value) => decisionSchema.parse(value)),
    evidence: poisoned(personaEvidence, payload, (value) => evidenceSchema.parse(value)),
    graph: poisoned(bankGraph, payload, (value) => graphSchema.parse(value)),
    findings: poisoned(findings, payload, (value) => findingSchema.array().parse(value)),
  };
}

describe.each(Object.entries(payloads))("%s in every name, text and output", (_, payload) => {
  const artefacts = artefactsWith(payload);

  test.each(Object.entries(renderers))("stays text in %s", async (_, [render, problems]) => {
    const text = render(artefacts);
    expect(text.replace(/[\n\t\u2060]/g, "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(text).not.toMatch(/^\s*::|##\[/m);
    expect((await problems?.(text)) ?? []).toEqual([]);
  });

  test("stays text in annotations", () => {
    const lines = renderAnnotations([...artefacts.findings, ...findingsOf(artefacts.decision)])
      .trimEnd()
      .split("\n");
    expect(lines.length).toBe(artefacts.findings.length + findingsOf(artefacts.decision).length);
    for (const line of lines) {
      expect(line).toMatch(
        /^::(error|warning|notice)( (file|line|col|title)=[^:,\r\n]*(,(line|col|title)=[^:,\r\n]*)*)?::/,
      );
      expect(line.replaceAll(/%(25|0A|0D|3A|2C)/g, "")).not.toMatch(/[%\p{Cc}\p{Cf}\p{Cs}]|##\[/u);
    }
  });
});

test("all of it together stays text in what Jenkins reads", async () => {
  const { decision, evidence } = artefactsWith(Object.values(payloads).join(" "));
  expect(await junitProblems(renderJUnit(decision, evidence))).toEqual([]);
});

test("no command comes to the beginning of a line by wrapping", () => {
  for (let before = 0; before < 160; before += 1) {
    const written = `${"x".repeat(before)} ::set-output name=verdict::GO`;
    const text = renderFindings(
      [finding("reference-unresolved", { written, target: "persona", suggestion: "" })],
      layout,
    );
    expect(text).not.toMatch(/^\s*::/m);
  }
});

test("outputs of a megabyte are shown by their beginning", () => {
  const long = "long ".repeat(200_000);
  const lengthened = (artefact: unknown, keys: string[]) =>
    JSON.parse(JSON.stringify(artefact), (key, value) => (keys.includes(key) ? long : value));
  const evidence = evidenceSchema.parse(lengthened(personaEvidence, ["output", "reason", "message"]));
  const decision = decisionSchema.parse(lengthened(personaDecision, ["why"]));
  expect(renderJUnit(decision, evidence).length).toBeLessThan(60_000);
  expect(renderDecisionMarkdown(decision).length).toBeLessThan(10_000);
  expect(renderDecision(decision, layout).length).toBeLessThan(10_000);
  expect(renderSarif(findingsOf(decision), "check").length).toBeLessThan(10_000);
  expect(renderAnnotations(findingsOf(decision)).length).toBeLessThan(10_000);
});

/** Elements and attributes that are not the report's own, and what GitHub would make a link or a mention of. */
function markdownProblems(text: string): string[] {
  const html = markdownHtml(text.replace(/^<!-- blastgate -->\n/, ""));
  const tags = html.match(/<[^>]*>?/g) ?? [];
  const chart = /<code class="language-mermaid">([^<]*)<\/code>/.exec(html)?.[1];
  if (chart !== undefined)
    readMermaid(
      chart
        .trimEnd()
        .replaceAll("&gt;", ">")
        .replaceAll("&lt;", "<")
        .replaceAll("&quot;", '"')
        .replaceAll("&amp;", "&"),
    );
  const prose = html.replace(/<code[^>]*>[^<]*<\/code>/g, "").replace(/<[^>]*>/g, "");
  return [
    ...tags.filter(
      (tag) =>
        !/^<\/?(h2|h3|p|ul|ol|li|strong|code|pre|sub|details|summary|table|thead|tbody|tr|th|td|blockquote)>$|^<code class="language-mermaid">$/.test(
          tag,
        ),
    ),
    ...(prose.match(/[@#][\w-]|https?:\/\/|www\.|GH-\d/g) ?? []),
  ];
}
