import { blastRadii, blastRadius, type RunRecord, type Side } from "@blastgate/core";
import fc from "fast-check";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { renderExplorerHtml } from "../../src/index.ts";
import { dollars } from "../../src/words.ts";
import { bank, largeBank, sideOf } from "../bank-side.ts";
import { payloads } from "../hostile.ts";
import { type Display, noBrowser, test } from "./open-page.ts";

const priced: RunRecord[] = ["support-routing", "support-chat"].map((suite) => ({
  suite,
  cases: 4,
  costUsd: 0.013,
  calls: [],
}));

const displays: [name: string, display: Display][] = [
  ["on a desktop", {}],
  ["in the dark", { colorScheme: "dark" }],
  ["on a phone", { width: 390, height: 844 }],
];

describe.skipIf(noBrowser !== "")(`the explorer ${noBrowser}`, () => {
  test.for(displays)(
    "opens from disk %s: nothing asked for, nothing wrong, no wider than the window",
    async ([, display], { openReport }) => {
      const opened = await openReport(await pageOf(sideOf(bank)), { ...display, hash: addressOf("shared/persona") });
      const { page, requests, problems, axe } = opened;
      await page.getByRole("button", { name: "Suppose an edit" }).click();
      await page.getByRole("combobox", { name: "Add one" }).fill("reply");
      expect(await axe()).toEqual([]);
      expect([requests, problems]).toEqual([[], []]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    },
  );

  test("finds a prompt by the keyboard, and shows what reaches it and what it reaches", async ({ openReport }) => {
    const { page } = await openReport(await pageOf(sideOf(bank)));
    const field = page.getByRole("combobox", { name: /^Find/ });
    await field.fill("voice acme");
    await expect
      .poll(() => page.getByRole("option").allTextContents())
      .toEqual(["shared/persona prompt · @acme/brand"]);
    await field.press("ArrowDown");
    expect(await field.getAttribute("aria-activedescendant")).toBe(await page.getByRole("option").getAttribute("id"));
    await field.press("Enter");
    expect(await page.getByRole("heading", { name: "prompt shared/persona" }).evaluate(isFocused)).toBe(true);
    expect(await page.locator("#neighbours").getByRole("link").allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining("shared/tone"), expect.stringContaining("support-routing")]),
    );
    expect(await page.locator("#node-facts").textContent()).toContain("no-legal-advice: Regulator's letter");
    const [upstream, downstream] = await page.locator("#node-lists > div").allTextContents();
    expect(upstream).toContain("shared/tone");
    expect(downstream).toContain("support-chat");
  });

  test("goes from node to node by links, and back", async ({ openReport }) => {
    const { page } = await openReport(await pageOf(sideOf(bank)), { hash: addressOf("shared/persona") });
    await page
      .locator("#neighbours")
      .getByRole("link", { name: /^chat\/answer/ })
      .click();
    await page.getByRole("heading", { name: "prompt chat/answer" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: "prompt shared/persona" }).waitFor();
  });

  test("says of any edits what `blastgate impact --json` says of them", async ({ openReport }) => {
    const side = sideOf(bank);
    const { page } = await openReport(await pageOf(side));
    const prompts = Object.keys(bank.prompts);
    for (const edited of fc.sample(fc.subarray(prompts, { minLength: 1, maxLength: 4 }), { numRuns: 12, seed: 7 })) {
      await suppose(page, edited);
      const radius = blastRadius(
        side,
        edited.map((name) => `prompt:${name}`),
        priced,
      );
      const features = radius.impact.nodes.filter(({ kind, affected }) => kind === "feature" && affected);
      expect((await cells(page, "Features downstream")).map(([name]) => name).toSorted()).toEqual(
        features.map(({ name }) => name).toSorted(),
      );
      expect(await cells(page, "Suites to run")).toEqual(
        radius.suites.map(({ suite, owner, cases, requests, costUsd }) =>
          [suite, owner, cases, requests, dollars(costUsd)].map(String),
        ),
      );
      const price = radius.costUsd === null ? "cost unknown" : `about ${dollars(radius.costUsd)}`;
      expect(await page.locator("#supposed-headline").textContent()).toContain(
        `at most ${radius.requests} requests, ${price}`,
      );
      const contracted = radius.contracts.flatMap(({ owner, approvers }) => [
        owner,
        ...approvers.map((each) => ("of" in each ? `any ${each.any} of ${each.of.join(", ")}` : each.owner)),
      ]);
      const asked = (await cells(page, "Who has to approve")).map(([who]) => who);
      expect(asked).toEqual(expect.arrayContaining([...contracted, ...features.map(({ owner }) => owner)]));
    }
  });

  test("leaves out what is no longer supposed", async ({ openReport }) => {
    const { page } = await openReport(await pageOf(sideOf(bank)));
    await suppose(page, ["shared/policy", "support/classify"]);
    await page.getByRole("button", { name: "No edit of shared/policy" }).click();
    expect((await cells(page, "Features downstream")).map(([name]) => name)).toEqual(["support-routing"]);
    await page.getByRole("button", { name: "No edit of support/classify" }).click();
    expect(await page.locator("#supposed-headline").textContent()).toBe("");
  });

  test("shows hostile names and texts as they are", async ({ openReport }) => {
    const texts = Object.values(payloads);
    const radii = blastRadii(sideOf(bank), priced, []);
    const evil = radii.nodes.map((node, at) => {
      const text = texts[at % texts.length] ?? "";
      return { ...node, id: `prompt:${at}`, name: `${at} ${text}`, owner: text, description: text };
    });
    const opened = await openReport(await renderExplorerHtml({ ...radii, nodes: evil }));
    const { page, problems, requests } = opened;
    for (const [at, { radius }] of evil.entries()) {
      if (radius === null) continue;
      await page.evaluate((hash) => location.assign(hash), addressOf(String(at)));
      await page.locator("#node-title", { hasText: new RegExp(`^\\w+ ${at} `) }).waitFor();
      await page.getByRole("button", { name: "Suppose an edit" }).click();
    }
    expect(await page.locator("img, a[href^='http'], main script:not([type])").count()).toBe(0);
    const shown = (await page.locator("main").textContent()) ?? "";
    expect(shown.match(/[\p{Cf}\p{Zl}]|(?![\n\t])\p{Cc}/gu)).toBeNull();
    expect([problems, requests]).toEqual([[], []]);
  });

  test("says what a prompt reaches by owner where it reaches much", async ({ openReport }) => {
    const page = (await openReport(await pageOf(sideOf(largeBank(1000))), { hash: addressOf("shared/persona") })).page;
    const boxes = page.locator("#neighbours").getByRole("img");
    expect(await boxes.first().locator("title").textContent()).toBe("@acme/team-0, 10 features, 20 prompts");
    expect(await boxes.count()).toBe(13);
  });

  test("is of use without scripts", async ({ openReport }) => {
    const { page } = await openReport(await pageOf(sideOf(bank)), { javaScriptEnabled: false });
    expect(await page.getByText("Search, neighbours and what-if need JavaScript").isVisible()).toBe(true);
    expect(await page.getByRole("combobox").count()).toBe(0);
    const row = page.getByRole("row", { name: "shared/policy" }).locator("th, td");
    expect(await row.allTextContents()).toEqual(["shared/policy", "@acme/compliance", "3", "3", "3"]);
  });
});

async function pageOf(side: Side): Promise<string> {
  return renderExplorerHtml(blastRadii(side, priced, []));
}

function addressOf(prompt: string): string {
  return `#${encodeURIComponent(`prompt:${prompt}`)}`;
}

function isFocused(element: Element): boolean {
  return element === document.activeElement;
}

/** Supposes edits of exactly these prompts, as a person would. */
async function suppose(page: Page, prompts: readonly string[]): Promise<void> {
  const supposed = page.getByRole("button", { name: /^No edit of/ });
  while ((await supposed.count()) > 0) await supposed.first().click();
  for (const prompt of prompts) {
    const field = page.getByRole("combobox", { name: "Add one" });
    await field.fill(prompt);
    await page
      .locator("#suppose-search-list")
      .getByRole("option", { name: `${prompt} prompt` })
      .click();
  }
}

/** The texts of a table's cells, by the heading above it. */
async function cells(page: Page, heading: string): Promise<string[][]> {
  const rows = page
    .locator("#supposed-details > div", { has: page.getByRole("heading", { name: heading }) })
    .locator("tbody tr");
  return rows.evaluateAll((found) => found.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
}
