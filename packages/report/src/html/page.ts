import { createHash } from "node:crypto";
import { type Content, html, type Markup, trusted } from "./markup.ts";
import { baseStyles } from "./styles.ts";

export interface Page {
  title: string;
  /** Style sheets beside the base's. */
  styles?: string;
  /** Elements of `<main>`. */
  body: Content;
  /**
   * What the page does in a browser: a function that uses nothing outside itself, since only its text is put into the
   * page. It runs once the page is read.
   */
  script?: () => void;
}

/**
 * A whole document in one file, that asks the network for nothing: its policy lets only its own style sheet and script
 * in, each by its digest, so that style attributes and handlers in markup do nothing.
 */
export function renderPage({ title, styles = "", body, script }: Page): string {
  const sheet = `${baseStyles}${styles}`;
  const code = script ? `(${script.toString()})();` : "";
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

function scriptOf(code: string): Markup | null {
  return code === "" ? null : html`<script>${trusted(code)}</script>`;
}

function digestOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
