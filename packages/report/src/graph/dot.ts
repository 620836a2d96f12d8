import type { GraphData, NodeKind } from "@blastgate/core";
import { inert } from "../inert.ts";

/** A graph in Graphviz's language: arrows point from the dependant to what it depends on, as in the JSON. */
export function renderDot({ nodes }: GraphData): string {
  return [
    "digraph blastgate {",
    "  rankdir=LR",
    '  node [fontname="sans-serif"]',
    '  edge [fontname="sans-serif", fontsize=10]',
    ...nodes.map(({ id, kind, name, owner }) => {
      const label = kind === "prompt" || kind === "feature" ? name : `${kind} ${name}`;
      const lines = [label, ...(owner === undefined ? [] : [owner])].map(labelText).join("\\n");
      return `  ${quoted(id)} [label="${lines}", shape=${shapes[kind]}]`;
    }),
    ...nodes.flatMap(({ id, dependencies }) =>
      dependencies.map((to) => `  ${quoted(id)} -> ${quoted(to.id)} [label=${quoted(to.kind)}]`),
    ),
    "}",
  ].join("\n");
}

const shapes: Readonly<Record<NodeKind, string>> = {
  prompt: "box",
  feature: "ellipse",
  suite: "note",
  contract: "component",
  dataset: "cylinder",
  model: "hexagon",
  tool: "parallelogram",
  package: "folder",
  file: "plaintext",
};

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

/** A backslash begins an escape in labels: `\N` is the node's name. */
function escaped(text: string): string {
  return inert(text).replace(/["\\]/g, "\\$&");
}

/** In labels, and there alone, `&` begins an entity as in HTML. */
function labelText(text: string): string {
  return escaped(text).replaceAll("&", "&amp;");
}
