/// <reference lib="dom" />
import { type Decision, decisionSchema, type Evidence, evidenceSchema, type Outcome } from "@blastgate/core";
import { describe, expect } from "vitest";
import { renderDecisionHtml } from "../../src/index.ts";
import { largeMaterial, personaMaterial } from "../decision-material.ts";
import { payloads, poisoned } from "../hostile.ts";
import { type Display, noBrowser, type Opened, test } from "./open-page.ts";

const persona = await renderDecisionHtml(personaMaterial);

const displays: [name: string, display: Display][] = [
  ["on a desktop", {}],
  ["on a phone in the dark", { width: 390, height: 844, colorScheme: "dark" }],
];

describe.skipIf(noBrowser !== "")(`the page of a decision ${noBrowser}`, () => {
  test.for(displays)(
    "opens from disk %s: nothing asked for, nothing wrong, no wider than the window",
    async ([, display], { openReport }) => {
      const { page, requests, problems, axe } = await openReport(persona, display);
      await page.evaluate(() => {
        for (const part of document.querySelectorAll("details")) part.open = true;
      });
      await page.getByText("What the model is asked in step answer").waitFor();
      expect(await axe()).toEqual([]);
      expect([requests, problems]).toEqual([[], []]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    },
  );

  test("lets nothing run but its own script, wherever it comes from", async ({ openReport }) => {
    const { page, problems } = await openReport(persona);
    await page.evaluate(() => {
      const inserted = document.createElement("div");
      document.body.append(inserted);
      inserted.innerHTML = `<button onclick="document.title = 'run'">press</button><img alt="" src="x" onerror="document.title = 'run'">`;
      const script = document.createElement("script");
      script.textContent = "document.title = 'run'";
      document.body.append(script);
    });
    await page.getByRole("button", { name: "press" }).click();
    await expect.poll(() => problems.length).toBeGreaterThanOrEqual(3);
    expect(await page.title()).toBe("ERROR: support-chat");
  });

  test("lists cases, newly failing first, and filters them by outcome, suite and words of outputs", async ({
    openReport,
  }) => {
    const { page } = await openReport(persona);
    const routing = [1, 2, 3, 4, 5].map((index) => `routing-${index}`);
    expect(await shownCases(page)).toEqual([...routing, "chat-07", "routing-9", "hello"]);

    await page.getByRole("radio", { name: "Mended" }).check({ force: true });
    expect(await shownCases(page)).toEqual(["routing-9"]);
    expect(await page.getByRole("status").textContent()).toBe("1 of 1 shown");

    await page.getByRole("radio", { name: "All" }).check({ force: true });
    await page.locator("select").selectOption("greeting");
    expect(await shownCases(page)).toEqual(["hello"]);

    await page.locator("select").selectOption("all suites");
    await page.getByRole("searchbox").fill("FRAUD routing");
    expect(await shownCases(page)).toEqual(["routing-9"]);
    await page.getByRole("searchbox").fill("mortgage");
    expect(await page.getByRole("status").textContent()).toBe("No case is like that.");
  });

  test("opens a case by the keyboard: the request's difference, both outputs, and what failed", async ({
    openReport,
  }) => {
    const { page } = await openReport(persona);
    await page.getByRole("searchbox").fill("routing-1");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const opened = page.locator(".case[open]");
    expect(await opened.locator(".patch ins").textContent()).toBe("+Be concise.");
    expect(await opened.locator(".patch del").textContent()).toBe("-Take your time.");
    expect(await opened.locator(".output").allTextContents()).toEqual(["cards", "billing"]);
    expect(await opened.locator(".side h3").allTextContents()).toEqual([
      "Baseline passed, score 1",
      "Candidate failed, score 0",
    ]);
    expect(await opened.locator("tbody tr").allTextContents()).toEqual([
      'equalssuite✓ passed✗ failedExpected output "billing" to equal "cards"',
    ]);
  });

  test("marks the words that the other side's output does not have, unless they have little in common", async ({
    openReport,
  }) => {
    const answers: Record<string, [string, string]> = {
      "routing-1": ["Hello from Acme. Lines are open from 7:00 to 22:00.", "Lines are open from 7:00 until 22:00."],
      "routing-2": ["Hello from Acme. Lines are open from 7:00 to 22:00.", "A colleague will call you."],
    };
    const results = personaMaterial.evidence.results.map((result) => {
      const [before, after] = answers[result.case] ?? [];
      const saying = <Side extends Outcome | null>(side: Side, output: string | undefined): Side =>
        side && output ? { ...side, steps: side.steps.map((step) => ({ ...step, output })) } : side;
      return { ...result, baseline: saying(result.baseline, before), candidate: saying(result.candidate, after) };
    });
    const markup = await renderDecisionHtml({ ...personaMaterial, evidence: { ...personaMaterial.evidence, results } });
    const marksIn = async (id: string) => {
      const { page } = await openReport(markup, { hash: `#case=support-routing/${id}` });
      return page.locator(".case[open] .output").locator("ins, del").allTextContents();
    };
    expect(await marksIn("routing-1")).toEqual(["Hello from Acme.", " to", " until"]);
    expect(await marksIn("routing-2")).toEqual([]);
  });

  test("follows links to a suite's cases and to a case, which others can be sent", async ({ openReport }) => {
    const { page } = await openReport(persona);
    await page.locator("#suite-support-routing > summary").click();
    await page.getByRole("link", { name: "1 case mended" }).click();
    expect(await shownCases(page)).toEqual(["routing-9"]);

    await page.locator(".case > summary").click();
    const link = await page.getByRole("link", { name: "Link to this case" }).getAttribute("href");
    const other = await openReport(persona, { hash: link ?? "" });
    expect(await other.page.locator(".case[open] .case-id").textContent()).toBe("routing-9");
    expect(await other.page.evaluate(() => document.activeElement?.textContent)).toContain("routing-9");
  });

  test("follows the graph to what it says of a suite", async ({ openReport }) => {
    const { page } = await openReport(persona);
    await page.locator('.graph a[href="#feature-support-routing"]').click();
    expect(await page.getByText("pass rate 94.1% → 87.5%").isVisible()).toBe(true);
    expect(await page.evaluate(() => location.hash)).toBe("#feature-support-routing");
  });

  test("has the verdict, reasons, graph, numbers and review without JavaScript", async ({ openReport }) => {
    const { page } = await openReport(persona, { javaScriptEnabled: false });
    const text = await page.locator("main").textContent();
    for (const part of [
      "support-chat",
      "The drop is not chance",
      "pass rate 94.1% → 87.5%",
      "Customers found us wordy.",
      "It takes @acme/ai-platform to approve",
      "had no baseline to compare with",
      "The list of cases needs JavaScript.",
    ]) {
      expect(text).toContain(part);
    }
    expect(await page.locator(".graph").isVisible()).toBe(true);
    expect(await page.locator("#case-filter").isVisible()).toBe(false);
  });

  test("shows whatever prompts, cases and models say as text", async ({ openReport }) => {
    const payload = Object.values(payloads).join("\n");
    const decision = poisoned<Decision>(personaMaterial.decision, payload, (value) => decisionSchema.parse(value));
    const evidence = poisoned<Evidence>(personaMaterial.evidence, payload, (value) => evidenceSchema.parse(value));
    const markup = await renderDecisionHtml({ decision, evidence: { ...evidence, plan: decision.digests.plan } });
    const plain = await openReport(persona);
    const hostile = await openReport(markup);
    for (const { page } of [plain, hostile]) {
      await page.evaluate(() => {
        for (const part of document.querySelectorAll("details")) part.open = true;
      });
      await page.locator(".output").first().waitFor();
    }
    expect([hostile.requests, hostile.problems]).toEqual([[], []]);
    const [own, shown] = [await partsOf(plain), await partsOf(hostile)];
    expect([own.active, shown.active, shown.scripts - own.scripts]).toEqual([[], [], 0]);
    expect(own.tags).toEqual(expect.arrayContaining(shown.tags));
    const text = await hostile.page.evaluate(() => document.documentElement.outerHTML);
    expect(text.replace(/[\n\t]/g, "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    const output = await hostile.page.locator(".output").first().textContent();
    for (const part of ["<script>alert(1)</script>", "</script></style>", "onerror=alert(1)", "# heading"]) {
      expect(output).toContain(part);
    }
  });

  test("cuts an output of a megabyte, and says how much is in evidence.json", async ({ openReport }) => {
    const results = personaMaterial.evidence.results.map((result) => ({
      ...result,
      candidate: {
        ...result.candidate,
        steps: result.candidate.steps.map((step) => ({ ...step, output: "m".repeat(2 ** 20) })),
      },
    }));
    const markup = await renderDecisionHtml({ ...personaMaterial, evidence: { ...personaMaterial.evidence, results } });
    expect(markup.length).toBeLessThan(400_000);
    const { page } = await openReport(markup, { hash: "#case=support-routing/routing-1" });
    expect(await page.locator(".output").last().textContent()).toMatch(
      /^m{12000}\n… 1036576 characters more in evidence\.json$/,
    );
  });

  test("opens with 1,000 nodes and 10,000 cases, a hundred of them at a time", async ({ openReport }) => {
    const markup = await renderDecisionHtml(largeMaterial({ nodes: 1000, cases: 10_000 }));
    expect(markup.length).toBeLessThan(9_000_000);
    const { page, problems } = await openReport(markup);
    expect(await page.getByRole("status").textContent()).toBe("100 of 10,000 shown");
    await page.getByRole("button", { name: "Show more" }).click();
    expect(await page.getByRole("status").textContent()).toBe("200 of 10,000 shown");
    expect(await page.evaluate(() => document.activeElement?.querySelector(".case-id")?.textContent)).toBe(
      "case-00000",
    );
    await page.getByRole("searchbox").fill("answer 420 of suite-7:");
    expect(await shownCases(page)).toEqual(["case-00420"]);
    expect(await page.getByText("cannot be opened here; evidence.json has them").textContent()).toMatch(
      /[\d,]+ of 10,000 cases/,
    );
    expect(problems).toEqual([]);
  });
});

function shownCases(page: Opened["page"]): Promise<string[]> {
  return page.locator(".case-id").allTextContents();
}

/** Kinds of elements, and attributes that could do something. */
async function partsOf({ page }: Opened): Promise<{ tags: string[]; active: string[]; scripts: number }> {
  return page.evaluate(() => {
    const elements = [...document.querySelectorAll("*")];
    const attributes = elements.flatMap((element) => [...element.attributes]);
    const active = attributes.filter(
      ({ name, value }) =>
        name.startsWith("on") ||
        name === "style" ||
        name === "src" ||
        (name.endsWith("href") && !value.startsWith("#")),
    );
    return {
      tags: [...new Set(elements.map(({ tagName }) => tagName))].sort(),
      active: active.map(({ name, value }) => `${name}=${value}`),
      scripts: document.scripts.length,
    };
  });
}
