import { relative, resolve, sep } from "node:path";
import { BlastgateError, blastRadius, finding, type Graph, nearest, nodeKinds } from "@blastgate/core";
import { renderBlastRadius } from "@blastgate/report";
import { openRepository } from "@blastgate/workspace";
import { type Context, exitCodes, print, printJson, runCommand, warn } from "../context.ts";
import { readSoundSide } from "../read-sides.ts";
import { readRunRecords } from "../run-records.ts";

export default async function impact(this: Context, flags: { json: boolean }, ...paths: string[]): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd);
    const { side, findings } = await readSoundSide(repository, undefined, "structure");
    const ids = findNodes(side.graph, paths, (path) => relative(repository.root, resolve(this.cwd, path)));
    const radius = blastRadius(side, ids, await readRunRecords(repository));
    warn(this, findings);
    if (flags.json) printJson(this, radius);
    else print(this, renderBlastRadius(radius, this.layout));
    return exitCodes.done;
  });
}

/** The nodes meant by paths of files, ids of nodes, or names of prompts and features. */
function findNodes(graph: Graph, written: readonly string[], toRepositoryPath: (path: string) => string): string[] {
  const byPath = Map.groupBy(graph.nodes.values(), (node) => node.where?.path ?? "");
  const unknown: string[] = [];
  const ids = written.flatMap((path) => {
    const file = byPath.get(toRepositoryPath(path).split(sep).join("/"));
    if (file) return file.map((node) => node.id);
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
