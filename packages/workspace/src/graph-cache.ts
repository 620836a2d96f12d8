import {
  type Config,
  considered,
  type Dependant,
  dependants,
  type Finding,
  type Graph,
  type GraphNode,
  type Network,
  nodeKinds,
} from "@blastgate/core";
import { readRecord, recordNames, writeRecord } from "./record-files.ts";
import { findLine, sortedLines } from "./sorted-lines.ts";

/** The graph of a commit in which nothing is wrong, as it was built before. Of its nodes only those asked for are read. */
export interface KeptGraph extends Network {
  config: Config;
  /** Warnings. */
  findings: Finding[];
  /** Of any of its nodes. */
  kinds: GraphNode["kind"][];
}

/** The graphs of some commits. */
export interface GraphCache {
  get(commit: string): Promise<KeptGraph | undefined>;
  has(commit: string): Promise<boolean>;
  /** Keeps a commit's graph. `findings` are all that is wrong in its structure: no errors. */
  add(commit: string, config: Config, graph: Graph, findings: Finding[]): Promise<void>;
}

const commitsKept = 4;

type Header = Pick<KeptGraph, "config" | "findings" | "kinds" | "considered">;
interface Line {
  owner?: string | undefined;
  where?: GraphNode["where"];
  dependants?: readonly Dependant[] | undefined;
}

/**
 * A cache with one record for each commit in a folder of its own. What was written under another `version` is never
 * read: it must change whenever parsing changes, or how a graph is built.
 */
export function openGraphCache(folder: string, version: string): GraphCache {
  const nameOf = (commit: string) => `${version.slice(0, 16)}-${commit}`;
  return {
    async get(commit) {
      const record = await readRecord(folder, nameOf(commit));
      if (!record) return undefined;
      const end = record.indexOf(10);
      const header: Header = JSON.parse(record.toString("utf8", 0, end));
      return { ...header, ...networkOf(record.subarray(end + 1)) };
    },

    has: async (commit) => (await recordNames(folder, nameOf(commit))).length > 0,

    async add(commit, config, graph, findings) {
      const kinds = nodeKinds.filter((kind) => graph.nodes.values().some((node) => node.kind === kind));
      const header: Header = { config, findings, kinds, considered: considered(graph) };
      await writeRecord(folder, nameOf(commit), [`${JSON.stringify(header)}\n`, ...linesOf(graph)], commitsKept);
    },
  };
}

function linesOf(graph: Graph): Iterable<string> {
  const dependantsOf = dependants(null, graph);
  return sortedLines(graph.nodes.keys(), (id): Line => {
    const { owner, where } = graph.nodes.get(id) ?? {};
    return { owner, where, dependants: dependantsOf.get(id) };
  });
}

function networkOf(lines: Buffer): Pick<Network, "node" | "dependants"> {
  const known = new Map<string, Line | undefined>();
  const read = (id: string): Line | undefined => {
    if (!known.has(id)) known.set(id, findLine(lines, id) as Line | undefined);
    return known.get(id);
  };
  return {
    node(id) {
      const line = read(id);
      const kind = nodeKinds.find((each) => id.startsWith(`${each}:`));
      if (!line || !kind) return undefined;
      const { owner, where } = line;
      return { id, kind, name: id.slice(kind.length + 1), ...(owner && { owner }), ...(where && { where }) };
    },
    dependants: (id) => read(id)?.dependants ?? [],
  };
}
