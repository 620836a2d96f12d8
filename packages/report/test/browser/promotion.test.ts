import { describe, expect } from "vitest";
import { renderPromotionPage, renderStatusPage } from "../../src/index.ts";
import { refusedPromotion, storeStatus } from "../promotion-builder.ts";
import { type Display, noBrowser, test } from "./open-page.ts";

const displays: [name: string, display: Display][] = [
  ["on a desktop", {}],
  ["in the dark", { colorScheme: "dark" }],
  ["on a phone", { width: 390, height: 844 }],
];
const pages = {
  "a promotion": renderPromotionPage(refusedPromotion),
  "all environments": renderStatusPage(storeStatus),
};

describe.skipIf(noBrowser !== "").each(Object.entries(pages))(`the page of %s ${noBrowser}`, (_, markup) => {
  test.for(displays)(
    "opens from disk %s: nothing asked for, nothing wrong, no wider than the window",
    async ([, display], { openReport }) => {
      const { page, requests, problems, axe } = await openReport(markup, display);
      await page.evaluate(() => {
        for (const part of document.querySelectorAll("details")) part.open = true;
      });
      expect(await axe()).toEqual([]);
      expect([requests, problems]).toEqual([[], []]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    },
  );

  test("is read without scripts, and its parts open by the keyboard", async ({ openReport }) => {
    const { page } = await openReport(markup, { javaScriptEnabled: false });
    const part = page.locator("details", { hasText: "All prompts of the release" }).last();
    await part.locator("summary").focus();
    await page.keyboard.press("Enter");
    expect(await part.getByRole("table").isVisible()).toBe(true);
  });
});
