import { inert } from "../inert.ts";

/** Text shown as it is in Markdown: no markup, no HTML, no links, no mentions. */
export function plain(text: string): string {
  return unlinked(
    inert(text)
      .replace(/&/g, "&amp;")
      .replace(/[\\`*_[\]|~>]/g, "\\$&")
      .replace(/^[-+=#]/, "\\$&")
      .replace(/^(\d+)([.)])/, "$1\\$2")
      .replace(/</g, "&lt;"),
  );
}

/** Text between HTML tags, where Markdown has no meaning. */
export function html(text: string): string {
  return unlinked(inert(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"));
}

/** What GitHub makes links and messages of (`@name`, `#123`, `GH-123`, addresses), broken up by a character not seen. */
function unlinked(text: string): string {
  return text.replace(/[@#]|:(?=\/\/)|\bwww(?=\.)|\bGH(?=-)/gi, "$&\u2060");
}

/** A code span that ends where it should, whatever the text holds. */
export function code(text: string): string {
  const safe = inert(text);
  const fence = "`".repeat(Math.max(0, ...(safe.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const pad = safe.startsWith("`") || safe.endsWith("`") ? " " : "";
  return safe === "" ? "" : `${fence}${pad}${safe.replaceAll("|", "\\|")}${pad}${fence}`;
}

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** A part that is closed until it is asked for. The summary is HTML, the body Markdown. */
export function folded(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
