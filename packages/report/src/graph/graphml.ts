import type { GraphData } from "@blastgate/core";
import { inert } from "../inert.ts";
import { element, xmlDocument } from "../xml.ts";

const nodeKeys = ["kind", "name", "owner", "description", "path"] as const;

/** A graph as GraphML (http://graphml.graphdrawing.org): edges run from the dependant to what it depends on. */
export function renderGraphMl({ nodes }: GraphData): string {
  const keys = [
    ...nodeKeys.map((name) => ({ id: `node-${name}`, for: "node", name })),
    { id: "edge-kind", for: "edge", name: "kind" },
  ];
  return xmlDocument(
    element("graphml", { xmlns: "http://graphml.graphdrawing.org/xmlns" }, [
      ...keys.map(({ id, name, for: of }) => element("key", { id, for: of, "attr.name": name, "attr.type": "string" })),
      element("graph", { id: "blastgate", edgedefault: "directed" }, [
        ...nodes.map(nodeElement),
        ...nodes.flatMap(({ id, dependencies }) =>
          dependencies.map((dependency) =>
            element("edge", { source: id, target: dependency.id }, [
              element("data", { key: "edge-kind" }, dependency.kind),
            ]),
          ),
        ),
      ]),
    ]),
  );
}

function nodeElement({ where, ...node }: GraphData["nodes"][number]) {
  const values = { ...node, path: where?.path };
  return element(
    "node",
    { id: node.id },
    nodeKeys.flatMap((key) => {
      const value = values[key];
      return value === undefined ? [] : [element("data", { key: `node-${key}` }, inert(value))];
    }),
  );
}
