import { describeFinding, type Finding } from "@blastgate/core";
import { inert, inertText } from "../inert.ts";

/** GitHub shows no more of a level from one step. */
const shown = 10;

const levels = { error: "error", warning: "warning", info: "notice" } as const;

/**
 * Findings as commands that GitHub Actions makes annotations of, the worst first. Where there are more of a level than
 * it shows, the last one says how many are not shown. Each ends its line.
 */
export function renderAnnotations(findings: readonly Finding[]): string {
  const bySeverity = Map.groupBy(findings, ({ severity }) => severity);
  return (["error", "warning", "info"] as const)
    .flatMap((severity) => {
      const own = bySeverity.get(severity) ?? [];
      if (own.length <= shown) return own.map(annotation);
      const rest = own.length - (shown - 1);
      return [...own.slice(0, shown - 1).map(annotation), command(levels[severity], {}, `${rest} more: see the log.`)];
    })
    .map((line) => `${line}\n`)
    .join("");
}

function annotation(found: Finding): string {
  const { title, message, fix } = describeFinding(found);
  const { path, line, column } = found.where ?? {};
  const properties = { file: path, line, col: column, title: `${title} (${found.code})` };
  return command(levels[found.severity], properties, fix === "" ? message : `${message}\n${fix}`);
}

/** As https://docs.github.com/actions/reference/workflow-commands-for-github-actions has it. */
function command(name: string, properties: Record<string, string | number | undefined>, data: string): string {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${propertyText(String(value))}`],
  );
  return `::${name}${given.length > 0 ? ` ${given.join(",")}` : ""}::${dataText(data)}`;
}

function propertyText(text: string): string {
  return escaped(inert(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** No longer than GitHub takes. */
function dataText(text: string): string {
  return escaped(inertText(text.slice(0, 4000)));
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
