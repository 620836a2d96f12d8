import type { BlastRadii, EdgeKind, NodeKind } from "@blastgate/core";
import { describeFinding } from "@blastgate/core";
import { placeName, whoApproves } from "../../words.ts";

/** What the explorer's scripts are given. Nodes, radii, suites and findings are named by their positions. */
export interface ExplorerData {
  nodes: ExploredNode[];
  radii: BlastRadii["radii"];
  suites: BlastRadii["suites"];
  findings: { severity: string; code: string; text: string; fix: string }[];
}

export interface ExploredNode {
  id: string;
  kind: NodeKind;
  name: string;
  owner: string | null;
  description: string | null;
  /** `path:line:column` */
  where: string | null;
  /** What it depends on, and how. */
  uses: { node: number; how: EdgeKind }[];
  radius: number | null;
  /** Who has to approve an edit. */
  asked: Asked[];
  contract: { version: string; invariants: { id: string; why: string }[]; evals: string[] } | null;
  /** About its file. */
  findings: number[];
}

export interface Asked {
  who: string;
  /** For every edit, or where those downstream may get less. */
  when: "always" | "breaking";
  why: string;
}

export function explorerData({ nodes, radii, suites, contracts, findings }: BlastRadii): ExplorerData {
  const positions = new Map(nodes.map(({ id }, at) => [id, at]));
  const contractOf = new Map(contracts.map((contract) => [contract.prompt, contract]));
  const findingsAt = Map.groupBy(findings.keys(), (at) => findings[at]?.where?.path);
  return {
    nodes: nodes.map(({ id, kind, name, owner, description, where, dependencies, radius }) => {
      const contract = kind === "prompt" ? contractOf.get(name) : undefined;
      const answering = contract?.owner ?? owner;
      return {
        id,
        kind,
        name,
        owner: owner ?? null,
        description: description ?? null,
        where: where ? placeName(where) : null,
        uses: dependencies.flatMap((each) => {
          const node = positions.get(each.id);
          return node === undefined ? [] : [{ node, how: each.kind }];
        }),
        radius,
        asked: [
          ...(answering === undefined ? [] : [{ who: answering, when: "always" as const, why: `owns ${name}` }]),
          ...(contract?.approvers ?? []).map((approver) => ({
            who: whoApproves(approver),
            when: approver.when,
            why: `approves ${name}`,
          })),
        ],
        contract: contract
          ? {
              version: contract.version,
              invariants: contract.invariants.map(({ id: invariant, why }) => ({ id: invariant, why })),
              evals: contract.evals,
            }
          : null,
        findings: where ? (findingsAt.get(where.path) ?? []) : [],
      };
    }),
    radii,
    suites,
    findings: findings.map((found) => {
      const { message, fix } = describeFinding(found);
      const text = found.where ? `${placeName(found.where)}: ${message}` : message;
      return { severity: found.severity, code: found.code, text, fix };
    }),
  };
}
