import type { Verdict } from "@blastgate/core";
import { minuteOf } from "../when.ts";
import { shortDigest } from "../words.ts";
import { type Content, html, type Markup, trusted } from "./markup.ts";

/** Of headings: 1 is the page's own. */
export type Level = 1 | 2 | 3 | 4 | 5;

export function heading(level: Level, content: Content): Markup {
  return html`${trusted(`<h${level}>`)}${content}${trusted(`</h${level}>`)}`;
}

export function verdictBadge(verdict: Verdict): Markup {
  return html`<span class="badge solid ${verdict}">${verdict}</span>`;
}

/** The beginning of a digest; all of it is told where a pointer rests. */
export function digestCode(digest: string): Markup {
  return html`<code class="digest" title="${digest}">${shortDigest(digest)}</code>`;
}

export function timeElement(time: string): Markup {
  return html`<time datetime="${time}">${minuteOf(time)}</time>`;
}

/** `content` behind a line that opens it. */
export function folded(summary: Content, content: Content, { open = false } = {}): Markup {
  return html`<details${open && trusted(" open")}><summary>${summary}</summary>${content}</details>`;
}

/** A list, or nothing where it is empty. */
export function list(items: readonly Content[]): Markup | null {
  return items.length === 0 ? null : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}
