import { plural } from "../words.ts";
import { html, type Markup } from "./markup.ts";

/** Longer ones are not read by anybody here. */
const mostLines = 400;

/** A unified diff without file names, line by line. */
export function patchMarkup(patch: string): Markup {
  const lines = patch.split("\n");
  const left = lines.length - mostLines;
  return html`<pre class="patch">${lines.slice(0, mostLines).map(lineOf)}${
    left > 0 && html`<span class="faint">${plural(left, "more line")}</span>`
  }</pre>`;
}

function lineOf(line: string): Markup {
  if (line.startsWith("+")) return html`<ins>${line}</ins>`;
  if (line.startsWith("-")) return html`<del>${line}</del>`;
  if (line.startsWith("@")) return html`<span class="faint">${line}</span>`;
  return html`<span>${line === "" ? " " : line}</span>`;
}

/** To stand beside the base's. */
export const patchStyles = `
.patch span { display: block; }
`;
