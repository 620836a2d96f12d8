import { describeFinding, type Impact } from "@blastgate/core";
import { affected } from "../terminal/impact.ts";
import { considered, pathName, plural, reasonOf, sourceName } from "../words.ts";
import { code, markdownTable, plain } from "./text.ts";

/** An impact as Markdown, for a comment or a file. */
export function renderImpactMarkdown(impact: Impact): string {
  const features = affected(impact, "feature");
  const changed = impact.nodes.filter((node) => node.reason !== "reached" && node.reason !== "widened");
  return [
    `### ${features.length === 0 ? "No feature is affected" : `${plural(features.length, "feature")} affected`}`,
    `${plain(`${sourceName(impact.base)} → ${sourceName(impact.head)}`)}. ${plain(considered(impact))}`,
    markdownTable(
      ["changed", "how"],
      changed.map((node) => [code(node.id), plain(reasonOf(node))]),
    ),
    markdownTable(
      ["feature", "owner", "through"],
      features.map((node) => [code(node.name), code(node.owner ?? ""), plain(pathName(node.path))]),
    ),
    ...impact.widened.map((found) => `> ${plain(describeFinding(found).message)}`),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
