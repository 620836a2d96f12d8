import { type Decision, type ImpactedNode, splitNodeId, type Verdict, worst } from "@blastgate/core";
import { type Flowchart, flowchart } from "../graph/flowchart.ts";
import { affected } from "../terminal/impact.ts";

/** How many nodes can be taken in at a glance. */
const readable = 40;

/**
 * The way from what changed to the features, as a Mermaid flowchart; folded to teams where it has too many nodes to be
 * read, and nothing where that has too many still.
 */
export function blastRadiusChart({ impact, features: decided }: Decision): string {
  const features = affected(impact, "feature");
  if (features.length === 0) return "";
  const nodes = new Map(impact.nodes.map((node) => [node.id, node]));
  const verdicts = new Map(decided.map(({ feature, verdict }) => [feature, verdict]));
  const onTheWay = new Set(features.flatMap(({ path, roots }) => [...roots, ...path]));
  const draw = onTheWay.size <= readable ? waysTo : teams;
  const chart = draw(features, nodes, verdicts);
  return chart.nodes.length <= readable ? `\`\`\`mermaid\n${flowchart(chart)}\n\`\`\`` : "";
}

/** Every node on the shortest way to each feature; dotted, what else reaches it by a longer one. */
function waysTo(
  features: readonly ImpactedNode[],
  nodes: ReadonlyMap<string, ImpactedNode>,
  verdicts: ReadonlyMap<string, Verdict>,
): Flowchart {
  const ids = new Set(features.flatMap(({ path, roots }) => [...roots, ...path]));
  const steps = new Map<string, readonly [string, string]>();
  for (const { path } of features) {
    for (const [index, to] of path.entries()) {
      const from = path[index - 1];
      if (from !== undefined) steps.set(JSON.stringify([from, to]), [from, to]);
    }
  }
  const onward = Map.groupBy(steps.values(), ([from]) => from);
  const others = features.flatMap(({ id, roots }) =>
    roots.filter((root) => !leadsTo(root, id, onward)).map((root) => ({ from: root, to: id, dotted: true })),
  );
  return {
    nodes: [...ids].map((id) => {
      const node = nodes.get(id);
      const [kind, name] = splitNodeId(id);
      const verdict = kind === "feature" ? verdicts.get(name) : undefined;
      const about = verdict ?? (node && node.distance === 0 ? node.reason : undefined);
      return {
        id,
        label: [kind === "prompt" || kind === "feature" ? name : `${kind} ${name}`, ...(about ? [about] : [])],
        shape: kind === "feature" ? "stadium" : "box",
        look: verdict ? lookOf[verdict] : about ? "changed" : "",
      };
    }),
    edges: [...[...steps.values()].map(([from, to]) => ({ from, to })), ...others],
    looks,
  };
}

function leadsTo(
  from: string,
  to: string,
  onward: ReadonlyMap<string, readonly (readonly [string, string])[]>,
  seen = new Set<string>(),
): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (onward.get(from) ?? []).some(([, next]) => leadsTo(next, to, onward, seen));
}

/** Whose changes reach whose features, each team with the worst of its verdicts. */
function teams(
  features: readonly ImpactedNode[],
  nodes: ReadonlyMap<string, ImpactedNode>,
  verdicts: ReadonlyMap<string, Verdict>,
): Flowchart {
  const byOwner = Map.groupBy(features, ownerOf);
  const edges = features.flatMap((feature) =>
    feature.roots.map((root) => ({ from: `of ${ownerOf(nodes.get(root))}`, to: `to ${ownerOf(feature)}` })),
  );
  return {
    nodes: [
      ...[...new Set(edges.map(({ from }) => from))].map((id) => ({
        id,
        label: [id.slice("of ".length), "changed"],
        shape: "box" as const,
        look: "changed",
      })),
      ...[...byOwner].map(([owner, own]) => {
        const known = own.flatMap(({ name }) => verdicts.get(name) ?? []);
        const verdict = known.length > 0 ? worst(known) : undefined;
        return {
          id: `to ${owner}`,
          label: [owner, ...(verdict ? [verdict] : [])],
          shape: "stadium" as const,
          look: verdict ? lookOf[verdict] : "",
        };
      }),
    ],
    edges: [...new Map(edges.map((edge) => [JSON.stringify(edge), edge])).values()],
    looks,
  };
}

function ownerOf(node: ImpactedNode | undefined): string {
  return node?.owner ?? "nobody";
}

const lookOf: Readonly<Record<Verdict, string>> = {
  GO: "go",
  "NO-GO": "nogo",
  INCONCLUSIVE: "inconclusive",
  ERROR: "error",
};

/** Borders alone, so that both of GitHub's themes keep their text readable. */
const looks = {
  changed: "stroke:#0969da,stroke-width:3px",
  go: "stroke:#1a7f37,stroke-width:3px",
  nogo: "stroke:#cf222e,stroke-width:3px",
  inconclusive: "stroke:#bf8700,stroke-width:3px",
  error: "stroke:#8250df,stroke-width:3px",
};
