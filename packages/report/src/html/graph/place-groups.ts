import type { ElkNode } from "elkjs/lib/elk-api.js";
import type { Edge, Group, GroupedDrawing } from "./drawing.ts";

/** Pixels. */
export const nodeSize = { width: 200, height: 64 };

export interface Point {
  x: number;
  y: number;
}

export interface PlacedDrawing {
  width: number;
  height: number;
  /** `x` and `y` are of the upper left corner. */
  groups: (Point & { group: Group })[];
  edges: { edge: Edge; points: Point[] }[];
}

/** Lays a drawing out from left to right: prompts, then features, then suites. */
export async function placeGroups({ groups, edges }: GroupedDrawing): Promise<PlacedDrawing> {
  // Over a megabyte of code, which only pages with pictures need.
  const { default: elk } = await import("elkjs/lib/elk.bundled.js");
  const placed: ElkNode = await new elk.default().layout({
    id: "drawing",
    layoutOptions,
    children: groups.map((group) => ({
      id: group.id,
      ...nodeSize,
      layoutOptions: { "elk.partitioning.partition": String(group.column) },
    })),
    edges: edges.map(({ from, to }, at) => ({ id: String(at), sources: [from], targets: [to] })),
  });
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    groups: groups.map((group, at) => ({ group, ...cornerOf(placed.children?.[at]) })),
    edges: edges.map((edge, at) => ({ edge, points: pointsOf(placed, at) })),
  };
}

const layoutOptions = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.partitioning.activate": "true",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.separateConnectedComponents": "false",
  "elk.layered.thoroughness": "4",
  "elk.layered.considerModelOrder.strategy": "PREFER_NODES",
  "elk.spacing.nodeNode": "14",
  "elk.layered.spacing.nodeNodeBetweenLayers": "36",
  "elk.layered.spacing.edgeNodeBetweenLayers": "14",
  "elk.padding": "[top=4,left=4,bottom=4,right=4]",
};

function cornerOf(node: ElkNode | undefined): Point {
  return { x: node?.x ?? 0, y: node?.y ?? 0 };
}

function pointsOf(placed: ElkNode, edge: number): Point[] {
  return (placed.edges?.[edge]?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
}
