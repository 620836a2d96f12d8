import { pointer } from "../data/places.ts";
import type { Contract, Invariant } from "../schemas/contract.ts";
import type { Difference } from "../schemas/difference.ts";
import { approverDifferences } from "./approver-differences.ts";
import { assertionDifference } from "./assertion-differences.ts";
import { difference } from "./difference.ts";
import { expectationDifferences } from "./expectation-differences.ts";
import { sameJson } from "./same-json.ts";
import { schemaDifferences } from "./schema-differences.ts";

/**
 * How a contract differs, to those who rely on it: what is promised or asked no longer is breaking, what is promised or
 * asked in addition is minor. Versions are not compared: they follow from this.
 */
export function contractDifferences(before: Contract, now: Contract): Difference[] {
  return [
    ...schemaDifferences(before.output, now.output),
    ...invariantDifferences(before.invariants, now.invariants),
    ...approverDifferences(before.approvers, now.approvers),
    ...requiredEvalDifferences(before.evals, now.evals),
    ...expectationDifferences(before.consumers, now.consumers),
    ...(before.owner === now.owner ? [] : [difference("breaking", "owner-changed", "/owner", before.owner, now.owner)]),
    ...(sameJson(deprecation(before), deprecation(now))
      ? []
      : [difference("minor", "deprecation", "/deprecated", deprecation(before), deprecation(now))]),
    ...(before.description === now.description
      ? []
      : [difference("patch", "schema", "/description", before.description, now.description)]),
  ];
}

function deprecation({ deprecated }: Contract) {
  if (!deprecated) return undefined;
  const { since, use, until } = deprecated;
  return { since, ...(use !== undefined && { use }), ...(until !== undefined && { until }) };
}

function invariantDifferences(before: readonly Invariant[], now: readonly Invariant[]): Difference[] {
  const [old, current] = [before, now].map((list) => new Map(list.map((each) => [each.id, each])));
  const at = (id: string) => `/invariants${pointer(id)}`;
  const found: Difference[] = [];
  for (const { id, why, assert } of before) {
    const after = current?.get(id);
    if (!after) {
      found.push(difference("breaking", "invariant-removed", at(id), plain(assert), undefined));
      continue;
    }
    const level = assertionDifference(assert, after.assert);
    if (level) found.push(difference(level, "invariant-changed", at(id), plain(assert), plain(after.assert)));
    else if (why !== after.why) found.push(difference("patch", "invariant-changed", `${at(id)}/why`, why, after.why));
  }
  for (const { id, assert } of now) {
    if (!old?.has(id)) found.push(difference("minor", "invariant-added", at(id), undefined, plain(assert)));
  }
  return found;
}

function requiredEvalDifferences(before: readonly string[], now: readonly string[]): Difference[] {
  const at = (feature: string) => `/evals${pointer(feature)}`;
  return [
    ...before
      .filter((each) => !now.includes(each))
      .map((each) => difference("breaking", "suite-not-required", at(each), each, undefined)),
    ...now
      .filter((each) => !before.includes(each))
      .map((each) => difference("minor", "suite-required", at(each), undefined, each)),
  ];
}

function plain(value: object) {
  return JSON.parse(JSON.stringify(value));
}
