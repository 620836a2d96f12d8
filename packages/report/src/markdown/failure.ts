import { describeFinding, type Finding } from "@blastgate/core";
import { excerpt } from "../inert.ts";
import type { MarkdownOptions } from "./decision.ts";
import { code, plain } from "./text.ts";

/** Why nothing could be decided, as Markdown. So many findings are shown as there is room for, at most 30. */
export function renderFailureMarkdown(findings: readonly Finding[], { limit, marker }: MarkdownOptions = {}): string {
  const first = marker === undefined ? "" : `<!-- ${marker} -->\n`;
  let shown = Math.min(findings.length, 30);
  let text = compose(findings, shown);
  while (limit !== undefined && shown > 0 && Buffer.byteLength(first + text) > limit) {
    shown -= 1;
    text = compose(findings, shown);
  }
  return first + text;
}

function compose(findings: readonly Finding[], shown: number): string {
  const more = findings.length - shown;
  return [
    "## ⚠️ ERROR: nothing could be decided\n",
    ...findings.slice(0, shown).map(item),
    ...(more > 0 ? [`\n${more} more in the log.`] : []),
  ].join("\n");
}

function item(found: Finding): string {
  const said = (text: string) => plain(excerpt(text, 400));
  const { message, fix } = describeFinding(found);
  const { path, line } = found.where ?? {};
  const where = path === undefined ? "" : `${code(excerpt(line === undefined ? path : `${path}:${line}`, 200))}: `;
  return `- ${where}${said(message)}${fix === "" ? "" : ` ${said(fix)}`} ${code(found.code)}`;
}
