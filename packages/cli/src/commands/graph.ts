import { resolve } from "node:path";
import { blastRadii, type Finding, graphData, type Side } from "@blastgate/core";
import { renderDot, renderExplorerHtml, renderGraph, renderGraphMl, renderMermaid } from "@blastgate/report";
import { openRepository, type Repository } from "@blastgate/workspace";
import { type Context, exitCodes, print, runCommand, warn } from "../context.ts";
import { readSide } from "../read-sides.ts";
import { readRunRecords } from "../run-records.ts";
import { toJson } from "../write-reports.ts";
import { writeText } from "../write-text.ts";

interface Flags {
  json: boolean;
  html: boolean;
  format: "text" | "json" | "html" | keyof typeof languages;
  rev?: string | undefined;
  out?: string | undefined;
}

const languages = { dot: renderDot, mermaid: renderMermaid, graphml: renderGraphMl };

export default async function graph(this: Context, flags: Flags): Promise<void> {
  const format = flags.json ? "json" : flags.html ? "html" : flags.format;
  await runCommand(this, { json: format === "json" }, async () => {
    const repository = await openRepository(this.cwd);
    const { side, findings } = await readSide(repository, flags.rev, "structure");
    if (format !== "json") warn(this, findings);
    const text = await textOf(this, format, repository, side, findings);
    if (flags.out === undefined) print(this, text);
    else await writeText(resolve(this.cwd, flags.out), text);
    return exitCodes.done;
  });
}

async function textOf(
  { layout }: Context,
  format: Flags["format"],
  repository: Repository,
  side: Side,
  findings: readonly Finding[],
): Promise<string> {
  if (format === "html") return renderExplorerHtml(blastRadii(side, await readRunRecords(repository), findings));
  const data = graphData(side.graph);
  if (format === "json") return toJson(data);
  return format === "text" ? renderGraph(data, layout) : languages[format](data);
}
