import { type GraphData, graphSchema } from "@blastgate/core";
import { instance } from "@viz-js/viz";
import { MultiDirectedGraph } from "graphology";
import graphml from "graphology-graphml";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { renderDot, renderGraphMl, renderMermaid } from "../src/index.ts";
import { inert } from "../src/inert.ts";
import { bankGraph } from "./graph-builder.ts";
import { payloads, poisoned } from "./hostile.ts";
import { readMermaid } from "./read-mermaid.ts";

interface Read {
  labels: string[];
  edges: string[];
}

const cases = [
  ["as it is", bankGraph] as const,
  ...Object.entries(payloads).map(
    ([what, payload]) => [`with ${what}`, poisoned(bankGraph, payload, (value) => graphSchema.parse(value))] as const,
  ),
];

describe.each(cases)("a graph %s", (_, graph) => {
  test("is read by Graphviz as it was", async () => {
    expect(await readDot(renderDot(graph), graph)).toEqual(expected(graph, (lines) => lines.join("\n")));
  });

  test("is read from GraphML as it was", () => {
    const read = graphml.parse(MultiDirectedGraph, renderGraphMl(graph), { addMissingNodes: false });
    const nodes = read.mapNodes((id, { name, kind, owner, description, path }) => ({
      id,
      name,
      kind,
      owner,
      description,
      path,
    }));
    expect(nodes).toEqual(
      graph.nodes.map(({ id, name, kind, owner, description, where }) => ({
        id: xmlText(id),
        name: xmlText(name),
        kind,
        owner: owner && xmlText(owner),
        description: description && xmlText(description),
        path: where && xmlText(where.path),
      })),
    );
    expect(read.mapEdges((_edge, { kind }, source, target) => `${source} ${kind} ${target}`).toSorted()).toEqual(
      edgesOf(graph, xmlText),
    );
  });

  test("keeps to what is harmless in Mermaid, and has its labels", () => {
    const { nodes, edges } = readMermaid(renderMermaid(graph));
    const { labels, edges: expectedEdges } = expected(graph, (lines) => lines.map(shortened).join("\n"));
    expect(nodes.map(({ label }) => label).toSorted()).toEqual(labels);
    const ids = graph.nodes.map(({ id }) => inert(id));
    expect(edges.map(({ from, label, to }) => `${ids[from]} ${label} ${ids[to]}`).toSorted()).toEqual(expectedEdges);
  });
});

function expected({ nodes, ...rest }: GraphData, join: (lines: string[]) => string): Read {
  return {
    labels: nodes
      .map(({ kind, name, owner }) =>
        join(
          [kind === "prompt" || kind === "feature" ? name : `${kind} ${name}`, ...(owner ? [owner] : [])].map(inert),
        ),
      )
      .toSorted(),
    edges: edgesOf({ nodes, ...rest }, inert),
  };
}

function edgesOf({ nodes }: GraphData, shown: (text: string) => string): string[] {
  return nodes
    .flatMap(({ id, dependencies }) => dependencies.map((to) => `${shown(id)} ${to.kind} ${shown(to.id)}`))
    .toSorted();
}

/** What XML cannot hold is left out of it too. */
function xmlText(text: string): string {
  return inert(text).replace(/[\uFFFE\uFFFF]/g, "�");
}

function shortened(text: string): string {
  const words = text.replace(/ +/g, " ").trim();
  const characters = [...words];
  return characters.length <= 60 ? words : `${characters.slice(0, 59).join("")}…`;
}

/** Labels as Graphviz draws them, and edges by the nodes' order. */
async function readDot(text: string, { nodes }: GraphData): Promise<Read> {
  const viz = await instance();
  const drawn = [...viz.renderString(text, { format: "svg" }).matchAll(/<g id="node\d+"[\s\S]*?<\/g>/g)];
  const labels = drawn.map(([group]) =>
    [...group.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, line = ""]) => xmlDecoded(line)),
  );
  const { edges = [] } = z
    .object({ edges: z.array(z.object({ tail: z.int(), head: z.int(), label: z.string() })).optional() })
    .parse(viz.renderJSON(text));
  const ids = nodes.map(({ id }) => inert(id));
  return {
    labels: labels.map((lines) => lines.join("\n")).toSorted(),
    edges: edges.map(({ tail, head, label }) => `${ids[tail]} ${label} ${ids[head]}`).toSorted(),
  };
}

function xmlDecoded(text: string): string {
  // Graphviz keeps spaces by making them unbreakable.
  return text
    .replaceAll("&#160;", " ")
    .replace(/&(#?\w+);/g, (whole, name: string) =>
      name.startsWith("#") ? String.fromCodePoint(Number(name.slice(1))) : (entities[name] ?? whole),
    );
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
