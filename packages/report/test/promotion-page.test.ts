import { describeFinding, findingSchema, jsonSchema, promotionReportSchema, statusReportSchema } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { renderPromotionPage, renderStatusPage } from "../src/index.ts";
import { age } from "../src/when.ts";
import { dollars, percent, points, thousands } from "../src/words.ts";
import { payloads, poisoned } from "./hostile.ts";
import { refusedPromotion, storeStatus } from "./promotion-builder.ts";

/** What is to be read on a page, without its markup. */
function textOf(page: string): string {
  const body = page.slice(page.indexOf("<main"));
  const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
  return body
    .replace(/<[^>]*>/g, " ")
    .replace(/&\w+;|&#39;/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, " ");
}

const page = renderPromotionPage(refusedPromotion);
const text = textOf(page);
const section = (title: string) => text.slice(text.indexOf(title));

describe("the page of a promotion", () => {
  test("says first that it may not be, then every rule that is not met, what to do, and who can lift it", () => {
    expect(text.indexOf("2 rules not met")).toBeLessThan(text.indexOf("What is missing"));
    for (const found of refusedPromotion.unmet) {
      const { message, fix, liftedBy } = describeFinding(found);
      const missing = section("What is missing");
      for (const words of [message, fix, liftedBy ?? "", found.code]) {
        expect(missing.replaceAll(" ", "")).toContain(words.replaceAll(/[` ]/g, ""));
      }
    }
  });

  test("shows what is passed over loudly, above all sections, and in the history", () => {
    const loud = "OVERRIDE promotion-contradicted : The NO-GO was the provider's outage.";
    expect(text.indexOf(loud)).toBeGreaterThan(0);
    expect(text.indexOf(loud)).toBeLessThan(text.indexOf("What is missing"));
    expect(section("History of production")).toContain("OVERRIDE promotion-not-judged : There was nothing");
    expect(section("Rules")).toContain("GO against what production runs ! passed over");
  });

  test("tells of each prompt its versions, why it changed, who changed it, and how", () => {
    const differs = section("What differs");
    expect(differs).toMatch(/shared\/persona changed 2\.3\.0 → 2\.4\.0/);
    expect(differs).toContain("Customers found us wordy.");
    expect(differs).toContain("b2b2b2b2b2 Keep answers short (Carla Moreau, 2026-11-20 09:12 UTC)");
    expect(page).toContain("<del>-Take your time.</del><ins>+Be brief, and read everything.</ins>");
    expect(differs).toMatch(
      /1 prompt differs only by what they include .*support\/classify .*no version shared\/persona/,
    );
  });

  test("does not say that nothing differs where what runs cannot be read, or where nothing ran", () => {
    const unread = renderPromotionPage({ ...refusedPromotion, replaced: null, differences: null });
    expect(textOf(unread)).toContain("What runs now cannot be read");
    const initial = renderPromotionPage({ ...refusedPromotion, replaces: null, replaced: null, differences: null });
    expect(textOf(initial)).toContain("Nothing ran here before. 2 prompts and 1 feature come.");
  });

  test.for([
    ["promoted", [], "Promoted"],
    ["promoted", refusedPromotion.overrides, "Promoted, 1 rule passed over"],
    ["possible", [], "All rules are met"],
    ["possible", refusedPromotion.overrides, "1 rule passed over"],
  ] as const)("that is %s with %j passed over says: %s", ([outcome, overrides, words]) => {
    const made = renderPromotionPage({ ...refusedPromotion, outcome, overrides: [...overrides], unmet: [] });
    expect(made).toContain(`>${words}</span>`);
    expect(textOf(made)).not.toContain("What is missing");
  });
});

test("the page of all environments shows what each runs, what is held, and what would come next", () => {
  const shown = textOf(renderStatusPage(storeStatus));
  expect(shown).toMatch(
    /staging sha256:9b40d7731c55 commit b2b2b2b2b2 18 h 30 min moved by Kim the same – 1 release held/,
  );
  expect(shown).toMatch(
    /production sha256:5f2c1a9be07d .*20 days .*2 prompts changed sha256:9b40d7731c55 2 rules not met/,
  );
  expect(shown).toContain("Nothing is to come.");
  expect(shown).toContain("Customers found us wordy.");
});

describe.each([
  ["a promotion", renderPromotionPage, refusedPromotion, promotionReportSchema.parse],
  ["all environments", renderStatusPage, storeStatus, statusReportSchema.parse],
] as const)("the page of %s", (_, render, artefact, parse) => {
  const draw = (from: typeof artefact) => (render as (from: typeof artefact) => string)(from);

  test("has no number that its JSON does not have", () => {
    const known = new Set(numbersKnownFrom(artefact));
    const found = textOf(draw(artefact)).match(/\d[\d.,]*\d|\d/g) ?? [];
    expect(found.filter((number) => !known.has(number))).toEqual([]);
    expect(found.length).toBeGreaterThan(50);
  });

  test.each(Object.entries(payloads))("shows %s as text", (_name, payload) => {
    const markup = draw(poisoned<typeof artefact>(artefact, payload, parse as (value: unknown) => typeof artefact));
    expect(markup).not.toBe(draw(artefact));
    expect(tagsOf(markup)).toEqual(tagsOf(draw(artefact)));
    expect(markup.replaceAll(/[\n\t]/g, "")).not.toMatch(/\p{Cc}|\p{Cf}/u);
  });
});

/** Names of elements in order: what others wrote adds none. Lines of patches are elements of ours. */
function tagsOf(markup: string): string[] {
  const names = [...markup.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, name = ""]) => name.toLowerCase());
  return names.filter((name) => !["ins", "del", "span", "code", "p"].includes(name));
}

/** Each number of an artefact in every way that pages write it, those in its texts, and how long its lists are. */
function numbersKnownFrom(artefact: unknown): string[] {
  const numbers: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === "number") {
      const ways = [thousands(value), percent(value), points(value), dollars(value), age(value)];
      numbers.push(...ways.flatMap((way) => way.match(/\d[\d.,]*\d|\d/g) ?? []));
    } else if (typeof value === "string") {
      const day = new Date(value);
      const texts = [value, Number.isNaN(day.getTime()) ? "" : day.toISOString()];
      for (const each of texts.flatMap((part) => [part, part.slice(0, 10), part.slice(0, 16), part.slice(0, 19)])) {
        numbers.push(...(each.match(/\d[\d.,]*\d|\d/g) ?? []));
      }
    } else if (value !== null && typeof value === "object") {
      numbers.push(String(Object.keys(value).length));
      const found = findingSchema.safeParse(value);
      if (found.success) visit(Object.values(describeFinding(found.data)));
      for (const inner of Object.values(value)) visit(inner);
    }
  };
  visit(jsonSchema.parse(artefact));
  return numbers;
}
