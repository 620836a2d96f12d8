import type { EdgeKind, GraphData } from "@blastgate/core";
import { inert } from "../inert.ts";
import { plural } from "../words.ts";
import type { Layout } from "./layout.ts";
import { section, table } from "./lines.ts";

/** Who composes what: every feature with the prompts it uses, and every shared prompt with what includes it. */
export function renderGraph({ nodes }: GraphData, layout: Layout): string {
  const features = nodes.filter(({ kind }) => kind === "feature");
  const prompts = nodes.filter(({ kind }) => kind === "prompt");
  const dependants = new Map<string, string[]>();
  for (const node of nodes) {
    for (const { id, kind } of node.dependencies) {
      if (kind === "includes") dependants.set(id, [...(dependants.get(id) ?? []), node.name]);
    }
  }
  const shared = prompts.filter(({ id }) => (dependants.get(id)?.length ?? 0) > 0);
  return [
    layout.colours.bold(`${plural(prompts.length, "prompt")}, ${plural(features.length, "feature")}`),
    ...section(
      layout,
      "Features",
      table(
        layout,
        features.map((node) => [inert(node.name), inert(node.owner ?? ""), inert(partsOf(node))]),
      ),
    ),
    ...section(
      layout,
      "Included prompts",
      table(
        layout,
        shared.map((node) => [
          inert(node.name),
          inert(node.owner ?? "no owner"),
          inert(`in ${(dependants.get(node.id) ?? []).join(", ")}`),
        ]),
      ),
    ),
  ].join("\n");
}

/** The prompts that a feature runs, or those of an application with its package. */
function partsOf({ dependencies }: GraphData["nodes"][number]): string {
  const named = (kind: EdgeKind) =>
    dependencies.filter((each) => each.kind === kind).map(({ id }) => id.slice(id.indexOf(":") + 1));
  const prompts = [...named("runs"), ...named("renders")].join(", ");
  const [home] = named("built-from");
  return home === undefined ? prompts : `${home} with ${prompts}`;
}
