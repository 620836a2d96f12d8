import { createHash } from "node:crypto";
import { dollars, thousands } from "../words.ts";
import { type PageTools, pageTools } from "./client/page-tools.ts";
import { type Content, html, type Markup, trusted } from "./markup.ts";
import { baseStyles } from "./styles.ts";

export interface Page {
  title: string;
  /** Style sheets beside the base's. */
  styles?: string;
  /** Elements of `<main>`. */
  body: Content;
  /**
   * What the page does in a browser: functions that use nothing but their argument, since only their text is put into
   * the page. They run once it is read, one after another.
   */
  script?: PageScript | readonly PageScript[];
}

export type PageScript = (tools: PageTools) => void;

/**
 * A whole document in one file, that asks the network for nothing: its policy lets only its own style sheet and script
 * in, each by its digest, so that style attributes and handlers in markup do nothing.
 */
export function renderPage({ title, styles = "", body, script = [] }: Page): string {
  const sheet = `${baseStyles}${styles}`;
  const code = codeOf(typeof script === "function" ? [script] : script);
  const policy = [
    "default-src 'none'",
    `style-src '${digestOf(sheet)}'`,
    code === "" ? "script-src 'none'" : `script-src '${digestOf(code)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(sheet)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<main id="main">
${body}
</main>
${scriptOf(code)}
</body>
</html>
`.text;
}

function codeOf(scripts: readonly PageScript[]): string {
  if (scripts.length === 0) return "";
  const calls = scripts.map((script) => `(${script.toString()})(tools);`);
  const words = `{ thousands: ${thousands.toString()}, dollars: ${dollars.toString()} }`;
  return `"use strict";\n{\nconst tools = (${pageTools.toString()})(${words});\n${calls.join("\n")}\n}`;
}

function scriptOf(code: string): Markup | null {
  return code === "" ? null : html`<script>${trusted(code)}</script>`;
}

function digestOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
