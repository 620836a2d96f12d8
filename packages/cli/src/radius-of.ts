import { relative, resolve, sep } from "node:path";
import {
  BlastgateError,
  type BlastRadius,
  blastRadius,
  finding,
  nearest,
  nodeId,
  nodeKinds,
  packagesOfFile,
  type Side,
} from "@blastgate/core";
import type { Repository } from "@blastgate/workspace";
import { readRunRecords } from "./run-records.ts";

/**
 * What an edit would reach of what these paths mean, in the working tree as it is.
 *
 * @throws BlastgateError `path-unknown` for each that means nothing.
 */
export async function radiusOf(
  repository: Repository,
  side: Side,
  cwd: string,
  paths: readonly string[],
): Promise<BlastRadius> {
  const ids = findNodes(side, paths, (path) => relative(repository.root, resolve(cwd, path)));
  return blastRadius(side, ids, await readRunRecords(repository));
}

/** The nodes meant by paths of files, ids of nodes, or names of prompts and features. */
function findNodes(
  { snapshot, graph }: Side,
  written: readonly string[],
  toRepositoryPath: (path: string) => string,
): string[] {
  const byPath = Map.groupBy(graph.nodes.values(), (node) => node.where?.path ?? "");
  const unknown: string[] = [];
  const ids = written.flatMap((path) => {
    const inRepository = toRepositoryPath(path).split(sep).join("/");
    const file = byPath.get(inRepository);
    if (file) return file.map((node) => node.id);
    const packages = packagesOfFile(inRepository, snapshot).map((name) => nodeId("package", name));
    if (packages.length > 0) return packages;
    const id = [path, ...nodeKinds.map((kind) => `${kind}:${path}`)].find((each) => graph.nodes.has(each));
    if (id === undefined) unknown.push(path);
    return id === undefined ? [] : [id];
  });
  if (unknown.length > 0) {
    const known = [...byPath.keys(), ...graph.nodes.values().map((node) => node.name)];
    throw new BlastgateError(
      unknown.map((path) => finding("path-unknown", { path, suggestion: nearest(path, known) })),
    );
  }
  return [...new Set(ids)];
}
