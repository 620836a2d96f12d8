import type { GraphData, NodeKind } from "@blastgate/core";
import { flowchart, type Shape } from "./flowchart.ts";

/** A graph in Mermaid's language: arrows point from the dependant to what it depends on, as in the JSON. */
export function renderMermaid({ nodes }: GraphData): string {
  return flowchart({
    nodes: nodes.map(({ id, kind, name, owner }) => ({
      id,
      label: [
        kind === "prompt" || kind === "feature" ? name : `${kind} ${name}`,
        ...(owner === undefined ? [] : [owner]),
      ],
      shape: shapes[kind],
    })),
    edges: nodes.flatMap(({ id, dependencies }) =>
      dependencies.map((dependency) => ({ from: id, to: dependency.id, label: dependency.kind })),
    ),
  });
}

const shapes: Readonly<Record<NodeKind, Shape>> = {
  prompt: "box",
  feature: "stadium",
  suite: "subroutine",
  contract: "hexagon",
  dataset: "cylinder",
  model: "box",
  tool: "box",
  package: "box",
  file: "box",
};
