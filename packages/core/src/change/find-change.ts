import { finding } from "../findings/catalogue.ts";
import { configNodeId, type Graph, nodeId } from "../graph/build-graph.ts";
import { packagesOfFile } from "../graph/packages.ts";
import type { Side } from "../plan/make-plan.ts";
import type { Change, ChangedNode } from "../schemas/change.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Aspect, GraphNode } from "../schemas/graph.ts";
import { aspects } from "../schemas/names.ts";

/**
 * What differs between two graphs. `base` is `null` where there is none: everything is then new.
 *
 * @param files Paths that differ between the two sources, in the whole repository.
 * @param unreadable Why the base cannot be relied upon, if it cannot: everything is then taken as changed.
 */
export function findChange(
  base: Graph | null,
  head: Graph,
  files: readonly string[],
  unreadable: readonly Finding[] = [],
): Change {
  const nodes: ChangedNode[] = [];
  for (const [id, now] of head.nodes) {
    const before = base?.nodes.get(id);
    if (!before) nodes.push(changed(now, "added", aspectsOf(now)));
    else if (before !== now) {
      const differing = aspects.filter((aspect) => before.aspects[aspect] !== now.aspects[aspect]);
      if (differing.length > 0) nodes.push(changed(now, "changed", differing));
    }
  }
  for (const [id, before] of base?.nodes ?? []) {
    if (!head.nodes.has(id)) nodes.push(changed(before, "removed", aspectsOf(before)));
  }
  nodes.sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    base: base?.source ?? null,
    head: head.source,
    files: files.toSorted(),
    nodes,
    // Without a base everything is new anyway.
    widened: [...unreadable, ...(base ? nodes.flatMap(widening) : [])],
  };
}

/** The change there would be if these nodes were edited in every way that others can notice. */
export function supposeChanged(graph: Graph, ids: readonly string[]): Change {
  const nodes = ids.flatMap((id) => {
    const node = graph.nodes.get(id);
    return node ? [changed(node, "changed", aspectsOf(node))] : [];
  });
  return { base: graph.source, head: graph.source, files: [], nodes, widened: nodes.flatMap(widening) };
}

/**
 * The change there would be if these files were edited. A file under the workspace's folders that is no node may be
 * one that was removed, and widens.
 */
export function supposeFilesChanged({ snapshot, graph }: Side, paths: readonly string[]): Change {
  const byPath = Map.groupBy(graph.nodes.values(), (node) => node.where?.path ?? "");
  const folders = [snapshot.config.prompts, snapshot.config.contracts, snapshot.config.evals];
  const unknown = paths.filter((path) => !byPath.has(path) && folders.some((folder) => path.startsWith(`${folder}/`)));
  const packagesAt = (path: string) => packagesOfFile(path, snapshot).map((name) => nodeId("package", name));
  const change = supposeChanged(graph, [
    ...new Set(paths.flatMap((path) => [...(byPath.get(path) ?? []).map(({ id }) => id), ...packagesAt(path)])),
  ]);
  const removed = unknown.map((path) => finding("widened-by-file", { path, status: "not there" }, { path }));
  return { ...change, files: paths.toSorted(), widened: [...change.widened, ...removed] };
}

function changed(node: GraphNode, status: ChangedNode["status"], differing: Aspect[]): ChangedNode {
  const { id, kind, where } = node;
  return { id, kind, status, aspects: differing, ...(where && { where }) };
}

function aspectsOf(node: GraphNode): Aspect[] {
  return aspects.filter((aspect) => aspect in node.aspects);
}

/** A file that is no prompt, feature, suite, contract or dataset may be read by any of them. */
function widening(node: ChangedNode): Finding[] {
  if (node.kind !== "file") return [];
  if (node.id === configNodeId) {
    return node.aspects.includes("params") ? [finding("widened-by-config", {}, node.where)] : [];
  }
  return [finding("widened-by-file", { path: node.where?.path ?? node.id, status: node.status }, node.where)];
}
