import { type Decision, finding, type Json, jsonSchema } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import type { CaseList, DetailsList } from "../src/html/decision/case-data.ts";
import { tellCases } from "../src/html/decision/case-rows.ts";
import { renderDecisionHtml } from "../src/index.ts";
import { largeMaterial, personaMaterial } from "./decision-material.ts";

const { decision, evidence, requests } = personaMaterial;
const page = await renderDecisionHtml(personaMaterial);

describe("the numbers of a decision's page", () => {
  test("are all the decision's", () => {
    const known = writtenNumbers(decision);
    expect(numbersIn(textOf(page)).filter((number) => !known.has(number))).toEqual([]);
  });

  test("are there for every suite: rates, bounds, limits, counts", () => {
    const text = textOf(page);
    for (const part of [
      "pass rate 95.0%, floor 80.0%",
      "new: nothing to compare with",
      "60 cases, 1 error; 0 newly failing, 0 mended",
      "pass rate 94.1% → 87.5%",
      "−6.6 points (−9.2 to −4.3), margin −3.0",
      "94.1% (91.6% to 95.9%; 95% bounds, Wilson)",
      "McNemar p < 0.0001",
      "320 cases, 12 with the same requests; 5 newly failing, 1 mended",
      "Models 1,200 76 960,000 72,000 $0.03",
      "Graders 4 0 3,200 240 $0.0010",
    ]) {
      expect(text).toContain(part);
    }
  });

  test("stand where they belong in the pictures", () => {
    const picture = /<span class="figure"><span>−6\.6.*?<\/svg>/s.exec(page)?.[0] ?? "";
    const at = (pattern: RegExp) => Number(pattern.exec(picture)?.[1]);
    const value = at(/<circle cx="([\d.]+)"/);
    const margin = at(/class="limit" x1="([\d.]+)"/);
    const zero = at(/class="zero" x1="([\d.]+)"/);
    // Of the way from the value to zero, as −6.6 is of −3.0.
    expect((zero - margin) / (zero - value)).toBeCloseTo(3.0 / 6.6, 2);
  });
});

describe("what a decision's page says of what it was made without", () => {
  test("without evidence it lists the cases that the decision names, and says so", async () => {
    const { list, details } = casesIn(await renderDecisionHtml({ decision }));
    expect(list.rows.map((row) => row.case)).toEqual([
      ...[1, 2, 3, 4, 5].map((at) => `routing-${at}`),
      "chat-07",
      "routing-9",
    ]);
    expect(details.cases.every((each) => each === null)).toBe(true);
    expect(textOf(await renderDecisionHtml({ decision }))).toContain("This page was made without evidence");
  });

  test("takes nothing from evidence and requests of another plan", async () => {
    const other = { plan: "0".repeat(64) };
    const text = await renderDecisionHtml({
      decision,
      evidence: { ...evidence, ...other },
      requests: { ...requests, ...other },
    });
    expect(text).toBe(await renderDecisionHtml({ decision }));
  });

  test("a feature without suite is said to have none, where links to it lead", async () => {
    const features = [
      { feature: "greeting", owner: "@acme/customer-chat", verdict: "INCONCLUSIVE" as const, suites: [] },
    ];
    const markup = await renderDecisionHtml({ decision: { ...decision, features } });
    expect(markup).toMatch(/<p id="feature-greeting">.*INCONCLUSIVE.*greeting.*has no suite\./);
  });

  test("without a review it says that none was made", async () => {
    const text = textOf(await renderDecisionHtml({ ...personaMaterial, decision: { ...decision, review: null } }));
    expect(text).toContain("No review was asked for");
  });
});

describe("the cases of a page", () => {
  test("have their details as long as there is room, newly failing ones first", () => {
    const large = largeMaterial({ nodes: 60, cases: 1000 });
    const material = { decision: large.decision, evidence: large.evidence ?? null, requests: null };
    const all = tellCases(material, Number.POSITIVE_INFINITY);
    const some = tellCases(material, 60_000);
    const opened = some.details.cases.filter((each) => each !== null).length;
    expect(all.details.cases).not.toContain(null);
    expect(some.list).toEqual(all.list);
    expect(opened).toBeGreaterThan(50);
    expect(JSON.stringify(some.details).length).toBeLessThan(70_000);
    expect(some.details.cases.slice(opened).every((each) => each === null)).toBe(true);
    expect(some.list.rows.slice(0, opened).every(({ kind }) => kind === "broken")).toBe(true);
  });

  test("have each side's assertions beside the other's, where a side has more of them too", () => {
    const results = evidence.results.slice(2, 3).map((result) => {
      if (result.candidate.kind !== "scored") return result;
      const [first] = result.candidate.assertions;
      const added = first ? [{ ...first, type: "is-json", pass: true, score: 1, reason: "Assertion passed" }] : [];
      return { ...result, candidate: { ...result.candidate, assertions: [...added, ...result.candidate.assertions] } };
    });
    const { details } = tellCases({ decision, evidence: { ...evidence, results }, requests }, 10_000);
    const shown = details.checks.map((checks) =>
      checks.map(([label, was, is]) => [
        details.labels[label]?.name,
        details.judgements[was]?.pass,
        details.judgements[is]?.pass,
      ]),
    );
    expect(shown).toEqual([
      [
        ["is-json", undefined, true],
        ["equals", true, false],
      ],
    ]);
  });

  test("say why they fail, as before too, and why mended ones did", () => {
    const [failing] = evidence.results.slice(2, 3);
    const fails = failing ? [{ ...failing, case: "routing-7", baseline: failing.candidate }] : [];
    const suites = decision.suites.map((suite) => ({
      ...suite,
      mended: suite.mended.map((change) => ({ ...change, why: 'Expected output "fraud" to equal "cards"' })),
    }));
    const { list } = tellCases(
      { decision: { ...decision, suites }, evidence: { ...evidence, results: fails }, requests: null },
      0,
    );
    expect(list.rows.slice(-2)).toMatchObject([
      { case: "routing-9", kind: "mended", why: 'before: Expected output "fraud" to equal "cards"' },
      { case: "routing-7", kind: "failing", why: 'Expected output "billing" to equal "cards"' },
    ]);
  });

  test("say their share of passes where repeats differ", () => {
    const [broken] = decision.suites[2]?.broken ?? [];
    const suites = decision.suites.map((suite) => ({
      ...suite,
      broken: broken && suite.broken.length > 0 ? [{ ...broken, candidate: 1 / 3 }] : [],
    }));
    const { list } = tellCases({ decision: { ...decision, suites }, evidence: null, requests: null }, 0);
    expect(list.rows[0]).toMatchObject({ case: "routing-1", shares: "100.0% → 33.3%" });
  });
});

test("a GO says so, and that nothing was left unchecked", async () => {
  const held: Decision = {
    ...decision,
    verdict: "GO",
    evals: "GO",
    reasons: [finding("all-gates-held", { suites: 1, cases: 40 })],
    suites: decision.suites.slice(0, 1),
    features: decision.features.slice(0, 1),
    unchecked: [],
  };
  const markup = await renderDecisionHtml({ decision: held });
  expect(markup).toContain("<title>GO: 1 suite of 1 feature hold</title>");
  expect(textOf(markup)).toContain("Everything that the change reaches was checked.");
});

/** What is to be read, without the pictures, whose axes have numbers of their own. */
function textOf(markup: string): string {
  const body = markup.slice(markup.indexOf("<main"));
  return body
    .replace(/<(svg|script|style)\b.*?<\/\1>/gs, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replace(/\s+/g, " ")
    .replace(/ ([,;)])/g, "$1");
}

function casesIn(markup: string): { list: CaseList; details: DetailsList } {
  const read = (id: string) => JSON.parse(new RegExp(`id="${id}">(.*?)</script>`, "s").exec(markup)?.[1] ?? "null");
  return { list: read("case-data"), details: read("case-details") };
}

/** Numbers that stand by themselves, and not in names and digests. */
function numbersIn(text: string): string[] {
  return text.match(/(?<![\w.\-/])[−+$]?\d[\d,]*(\.\d+)?%?(?![\w\-/])/g)?.map((found) => found.replace(/,$/, "")) ?? [];
}

/** Every number of an artefact, and how long its lists are, in all ways in which it can be written. */
function writtenNumbers(artefact: Decision): Set<string> {
  const written = new Set<string>();
  const visit = (value: Json): void => {
    if (typeof value === "number") for (const form of formsOf(value)) written.add(form);
    else if (typeof value === "string") for (const form of numbersIn(value)) written.add(form);
    else if (value !== null && typeof value === "object") {
      if (Array.isArray(value)) visit(value.length);
      for (const inner of Object.values(value)) visit(inner);
    }
  };
  visit(jsonSchema.parse(JSON.parse(JSON.stringify(artefact))));
  for (const verdict of ["GO", "NO-GO", "INCONCLUSIVE", "ERROR"]) {
    visit(artefact.features.filter((feature) => feature.verdict === verdict).length);
  }
  for (const list of ["broken", "mended", "errors"] as const)
    visit(artefact.suites.flatMap((suite) => suite[list]).length);
  return written;
}

function formsOf(value: number): string[] {
  const size = Math.abs(value);
  const sign = value < 0 ? "−" : "+";
  const points = (size * 100).toFixed(1);
  return [
    String(value),
    value.toLocaleString("en"),
    `${points}%`,
    `${points.replace(/\.0$/, "")}%`,
    `${sign}${points}`,
    `−${points}`,
    `$${value.toFixed(2)}`,
    `$${value.toPrecision(2)}`,
    value.toPrecision(2),
    // A bound of p.
    "0.0001",
  ];
}
