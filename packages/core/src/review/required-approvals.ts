import { finding } from "../findings/catalogue.ts";
import { configNodeId, configPath, nodeId, splitNodeId } from "../graph/build-graph.ts";
import type { Change } from "../schemas/change.ts";
import type { Approver, Contract } from "../schemas/contract.ts";
import type { Difference } from "../schemas/difference.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Requirement, ReviewedPrompt, ReviewedRule } from "../schemas/review.ts";
import { isBreaking } from "./of-the-prompt.ts";
import type { WorkspaceIndex } from "./workspace-index.ts";

/** Somebody who is asked, for one reason. */
interface Asked {
  who: Pick<Requirement, "any" | "of">;
  id: string;
  reason: Finding;
}

/** What is open about each requirement before anybody has approved. */
export type OpenRequirement = Omit<Requirement, "approvedBy" | "missing">;

/**
 * Who has to approve a change, each with the reasons: the owners and approvers of every touched prompt, by the baseline's
 * contract, so that nobody takes themselves off the list; on a breaking change the owners of every feature that composes
 * the prompt; the owners of touched suites, features and settings; consumers whose expectations are touched.
 */
export function requiredApprovals(
  change: Change,
  prompts: readonly ReviewedPrompt[],
  rules: readonly Pick<ReviewedRule, "id">[],
  { base, head }: { base: WorkspaceIndex | null; head: WorkspaceIndex },
): OpenRequirement[] {
  const changed = new Set(change.nodes.map(({ id }) => id));
  const ids = (prompt: string) =>
    [nodeId("prompt", prompt), nodeId("contract", prompt)].filter((id) => changed.has(id));
  const asked = [
    ...prompts.flatMap((prompt) => ids(prompt.prompt).flatMap((id) => askForPrompt(id, prompt, base, head))),
    ...rules.flatMap(({ id }) => askForRule(id, base, head)),
    ...change.nodes.flatMap(({ id, kind }) => (kind === "feature" ? askForFeature(id, base, head) : [])),
  ];
  return [...Map.groupBy(asked, ({ who }) => JSON.stringify([who.any, who.of])).values()].flatMap(([first, ...more]) =>
    first ? [{ ...first.who, because: [first, ...more].map(({ id, reason }) => ({ id, reason })) }] : [],
  );
}

function askForPrompt(
  id: string,
  { prompt, owners, status, differences, features }: ReviewedPrompt,
  base: WorkspaceIndex | null,
  head: WorkspaceIndex,
): Asked[] {
  const [before, now] = [base?.contracts.get(prompt), head.contracts.get(prompt)];
  const breaking = status === "removed" || differences.some(isBreaking);
  const ask = (who: Asked["who"], reason: Finding): Asked => ({ who, id, reason });
  const newOwners = head.ownersOf(prompt).filter((owner) => !owners.includes(owner));
  return [
    ...anyOf(owners).map((who) => ask(who, finding("asked-as-owner", { prompt }))),
    ...anyOf(newOwners).map((who) => ask(who, finding("asked-as-new-owner", { prompt }))),
    ...((before ?? now)?.approvers ?? [])
      .filter(({ when }) => when === "always" || breaking)
      .map((approver) => ask(whoOf(approver), finding(`asked-as-approver-${approver.when}`, { prompt }))),
    ...(breaking
      ? features.flatMap((feature) => {
          const owner = ownerOfFeature(feature, base, head);
          return anyOf(owner).map((who) => ask(who, finding("asked-as-affected", { prompt, feature })));
        })
      : []),
    ...touchedConsumers(differences, before).flatMap((feature) =>
      anyOf(ownerOfFeature(feature, base, head)).map((who) =>
        ask(who, finding("asked-as-consumer", { prompt, feature })),
      ),
    ),
  ];
}

function askForRule(id: string, base: WorkspaceIndex | null, head: WorkspaceIndex): Asked[] {
  const [kind, name] = splitNodeId(id);
  if (kind === "suite") {
    const file = base?.suites.get(name) ?? head.suites.get(name);
    const owner = file ? ownerOfFeature(file.value.feature, base, head) : [];
    return anyOf(owner).map((who) => ({ who, id, reason: finding("asked-for-suite", { suite: name }) }));
  }
  if (kind === "model" || kind === "tool" || id === configNodeId) {
    return anyOf(ownersOfSettings(base, head)).map((who) => ({
      who,
      id,
      reason: finding("asked-for-settings", { id }),
    }));
  }
  return [];
}

function askForFeature(id: string, base: WorkspaceIndex | null, head: WorkspaceIndex): Asked[] {
  const [, feature] = splitNodeId(id);
  return anyOf(ownerOfFeature(feature, base, head)).map((who) => ({
    who,
    id,
    reason: finding("asked-for-feature", { feature }),
  }));
}

/** Who answers for `blastgate.yaml`: as it was, so that nobody makes themselves its owner. */
export function ownersOfSettings(base: WorkspaceIndex | null, head: WorkspaceIndex): string[] {
  for (const side of [base, head]) {
    if (!side) continue;
    const { config, codeowners } = side.snapshot;
    const owners = config.owner === undefined ? (codeowners[configPath] ?? []) : [config.owner];
    if (owners.length > 0) return owners;
  }
  return [];
}

function ownerOfFeature(feature: string, base: WorkspaceIndex | null, head: WorkspaceIndex): string[] {
  const owner = (base?.features.get(feature) ?? head.features.get(feature))?.owner;
  return owner === undefined ? [] : [owner];
}

/** Features whose expectations of the contract are touched: `/consumers/support-routing/output`. */
function touchedConsumers(differences: readonly Difference[], before: Contract | undefined): string[] {
  const known = before?.consumers.map(({ feature }) => feature) ?? [];
  const touched = differences.filter(({ kind }) => kind === "expectation-removed" || kind === "expectation-changed");
  return [...new Set(known)].filter((feature) =>
    touched.some(({ path }) => `${path}/`.startsWith(`/consumers/${feature.replaceAll("/", "~1")}/`)),
  );
}

function anyOf(owners: readonly string[]): Asked["who"][] {
  return owners.length > 0 ? [{ any: 1, of: [...owners] }] : [];
}

function whoOf(approver: Approver): Asked["who"] {
  return "of" in approver ? { any: approver.any, of: approver.of } : { any: 1, of: [approver.owner] };
}
