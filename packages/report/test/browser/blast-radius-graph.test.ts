import { findImpact, supposeChanged } from "@blastgate/core";
import { describe, expect } from "vitest";
import { anchorOf } from "../../src/html/anchors.ts";
import { blastRadiusGraph } from "../../src/html/graph/blast-radius-graph.ts";
import { graphStyles } from "../../src/html/graph/graph-styles.ts";
import { html } from "../../src/html/markup.ts";
import { renderPage } from "../../src/html/page.ts";
import { type Bank, bank, largeBank, sideOf } from "../bank-side.ts";
import { noBrowser, test } from "./open-page.ts";

describe.skipIf(noBrowser !== "")(`the drawn blast radius ${noBrowser}`, () => {
  test("leads by the keyboard to what the page says of a feature", async ({ openReport }) => {
    const { page, problems, axe } = await openReport(await pageOf(bank));
    const node = page.getByRole("link", { name: "support-chat, feature, @acme/chat, NO-GO" });
    await node.focus();
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#feature-support-chat");
    expect([await axe(), problems]).toEqual([[], []]);
  });

  test("leads from a team to its rows in the table, which opens for it", async ({ openReport }) => {
    const { page, problems } = await openReport(await pageOf(largeBank(1000)));
    await page.getByRole("link", { name: /^@acme\/team-3, 10 features/ }).click();
    const row = page.getByRole("row", { name: /^area-3\/house prompt @acme\/team-3/ });
    expect(await row.isVisible()).toBe(true);
    expect(problems).toEqual([]);
  });
});

async function pageOf(spec: Bank): Promise<string> {
  const { graph } = sideOf(spec);
  const impact = findImpact(supposeChanged(graph, ["prompt:shared/persona"]), graph, graph);
  const features = Object.entries(spec.features).map(([feature, { owner }]) => ({
    feature,
    owner,
    verdict: "NO-GO" as const,
    suites: [feature],
  }));
  const body = [
    html`<h1>What the change reaches</h1>`,
    await blastRadiusGraph(impact, { features, suites: [] }),
    features.map(({ feature }) => html`<h2 id="${anchorOf("feature", feature)}">${feature}</h2>`),
  ];
  return renderPage({ title: "Blast radius", styles: graphStyles, body });
}
