import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axeCore from "axe-core";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { test as base } from "vitest";

const executable = findChromium();

/** Why tests in a browser cannot run, for the name of the group that is left out; empty where they can. */
export const noBrowser = executable === null ? "skipped, since there is no chromium here" : "";
if (noBrowser !== "") console.warn(`Tests in a browser are ${noBrowser}.`);

export interface Opened {
  page: Page;
  /** Addresses that the page asked for beside its own. */
  requests: string[];
  /** Errors and warnings on the console, what the policy blocked included, and errors that nothing caught. */
  problems: string[];
  /** What axe finds wrong with the page as it now is: `rule: selectors`. */
  axe(): Promise<string[]>;
}

export interface Display {
  /** Of the window, in CSS pixels: 1280 × 800 if not said. */
  width?: number;
  height?: number;
  colorScheme?: "light" | "dark";
  javaScriptEnabled?: boolean;
  /** What follows the file's name in its address: `#cases`. */
  hash?: string;
}

/** A test with `openReport`, which opens a document from disk. The browser is started once for a file of tests. */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern what a fixture needs
  .extend("browser", { scope: "file" }, async ({}, { onCleanup }) => {
    const browser = await chromium.launch(executable === null ? {} : { executablePath: executable });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("openReport", async ({ browser }, { onCleanup }) => {
    const folder = await mkdtemp(join(tmpdir(), "blastgate-page-"));
    const contexts: BrowserContext[] = [];
    onCleanup(async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await rm(folder, { recursive: true });
    });
    return async (html: string, display: Display = {}): Promise<Opened> => {
      const { width = 1280, height = 800, hash = "", ...settings } = display;
      const file = join(folder, `report-${contexts.length}.html`);
      await writeFile(file, html);
      const context = await browser.newContext({ viewport: { width, height }, ...settings });
      contexts.push(context);
      return open(await context.newPage(), `${pathToFileURL(file)}${hash}`);
    };
  });

async function open(page: Page, address: string): Promise<Opened> {
  const requests: string[] = [];
  const problems: string[] = [];
  page.on("request", (request) => {
    if (request.url() !== address.replace(/#.*/, "")) requests.push(request.url());
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(address);
  return { page, requests, problems, axe: () => runAxe(page) };
}

async function runAxe(page: Page): Promise<string[]> {
  await page.evaluate(axeCore.source);
  // In the page, since all that axe tells of it takes longer to hand over than to find out.
  return page.evaluate(`axe
    .run(document, { resultTypes: ["violations"], preload: false })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ target }) => target.join(" ")).join(", ")))`);
}

/** Debian's, or whatever is called `chromium` on this machine. */
function findChromium(): string | null {
  try {
    return execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}
