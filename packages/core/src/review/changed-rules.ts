import { datasetPaths } from "../cases/dataset-paths.ts";
import { expandCases } from "../cases/expand-cases.ts";
import { contractDifferences } from "../compatibility/contract-differences.ts";
import { type SuiteVersion, suiteDifferences } from "../compatibility/suite-differences.ts";
import { configNodeId, nodeId, splitNodeId } from "../graph/build-graph.ts";
import type { Change, ChangedNode } from "../schemas/change.ts";
import type { Place } from "../schemas/common.ts";
import type { Difference } from "../schemas/difference.ts";
import type { Impact } from "../schemas/impact.ts";
import type { ReviewedRule, TrustMode } from "../schemas/review.ts";
import type { SuiteFile } from "../schemas/snapshot.ts";
import type { WorkspaceIndex } from "./workspace-index.ts";

/**
 * What a verdict rests on and the change touches, sorted by id: suites with their datasets, contracts, models, tools,
 * settings; and of a candidate that is not trusted whatever else would run code of it or take its settings.
 */
export function changedRules(
  change: Change,
  base: WorkspaceIndex | null,
  head: WorkspaceIndex,
  { impact, trust }: { impact: Impact; trust: TrustMode },
): Omit<ReviewedRule, "judgedBy">[] {
  const nodes = new Map(change.nodes.map((node) => [node.id, node]));
  const rules = new Map<string, Omit<ReviewedRule, "judgedBy">>();
  const add = (
    id: string,
    { status, where }: { status: ChangedNode["status"]; where?: Place | undefined },
    differences: Difference[] = [],
  ) => rules.set(id, { id, status, ...(where && { where }), differences });

  for (const node of change.nodes) {
    const [, name] = splitNodeId(node.id);
    if (node.kind === "contract") {
      const [before, now] = [base?.contracts.get(name), head.contracts.get(name)];
      const differences = before && now ? contractDifferences(before, now) : [];
      if (node.status !== "changed" || differences.some(({ level }) => level !== "patch"))
        add(node.id, node, differences);
    }
    if (node.kind === "model" || node.kind === "tool" || node.id === configNodeId) add(node.id, node);
    if (trust === "base" && node.kind === "prompt" && node.status !== "removed" && hasSettings(name, node, head)) {
      add(node.id, node);
    }
  }
  for (const name of changedSuites(change, base, head)) {
    const id = nodeId("suite", name);
    const [before, now] = [base?.suites.get(name), head.suites.get(name)];
    const differences = before && now ? suiteDifferences(versionOf(before, base), versionOf(now, head)) : [];
    const status = before ? (now ? "changed" : "removed") : "added";
    add(id, nodes.get(id) ?? { status, where: { path: (now ?? before)?.path ?? name } }, differences);
  }
  for (const { id, kind, name, affected, where } of trust === "base" ? impact.nodes : []) {
    if (kind !== "feature" || !affected || head.features.get(name)?.target === undefined) continue;
    add(id, { status: nodes.get(id)?.status ?? "changed", where });
  }
  return [...rules.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** A prompt's own model settings, or tools, that are not those of the baseline. */
function hasSettings(prompt: string, node: ChangedNode, { prompts }: WorkspaceIndex): boolean {
  if (node.status === "changed") return node.aspects.includes("params");
  const metadata = prompts.get(prompt)?.metadata;
  return metadata !== undefined && (Object.keys(metadata.config).length > 0 || metadata.tools.length > 0);
}

/** Suites that differ in what they ask or in what they let pass, by name, through their datasets too. */
function changedSuites(change: Change, base: WorkspaceIndex | null, head: WorkspaceIndex): string[] {
  const judging = new Set(
    change.nodes.flatMap(({ id, kind, aspects }) =>
      kind === "dataset" || (kind === "suite" && aspects.some((aspect) => aspect !== "description")) ? [id] : [],
    ),
  );
  const isChanged = (file: SuiteFile): boolean =>
    judging.has(nodeId("suite", file.name)) || datasetPaths(file).some((path) => judging.has(nodeId("dataset", path)));
  const files = [...(base?.suites.values() ?? []), ...head.suites.values()];
  return [...new Set(files.filter(isChanged).map(({ name }) => name))];
}

function versionOf(file: SuiteFile, side: WorkspaceIndex | null): SuiteVersion {
  const datasets = new Map(side?.snapshot.datasets.map((each) => [each.path, each]));
  return { suite: file.value, cases: expandCases(file, datasets).cases };
}
