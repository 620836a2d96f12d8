import { compareText } from "../compare-text.ts";
import type { Json } from "../schemas/common.ts";
import type { Approver } from "../schemas/contract.ts";
import type { Difference } from "../schemas/difference.ts";
import { difference } from "./difference.ts";

/** What an approver asks for: so many of these, always or of breaking changes. */
interface Ask {
  any: number;
  of: string[];
  always: boolean;
}

/** An entry that no entry of the other side makes up for is removed, or added. */
export function approverDifferences(before: readonly Approver[], now: readonly Approver[]): Difference[] {
  const [old, current] = [before.map(askOf), now.map(askOf)];
  return [
    ...old
      .filter((each) => !current.some((other) => covers(other, each)))
      .map((each) => difference("breaking", "approver-removed", at(each), shown(each), counterpart(each, current))),
    ...current
      .filter((each) => !old.some((other) => covers(other, each)))
      .map((each) => difference("minor", "approver-added", at(each), counterpart(each, old), shown(each))),
  ];
}

function askOf(approver: Approver): Ask {
  const always = approver.when === "always";
  if ("owner" in approver) return { any: 1, of: [approver.owner], always };
  return { any: approver.any, of: approver.of.toSorted(compareText), always };
}

/**
 * Whether approvals that satisfy one ask satisfy the other: those of the strict one's list who are missing from the
 * other's may be among its approvals, and do not count there.
 */
function covers(strict: Ask, other: Ask): boolean {
  const elsewhere = strict.of.filter((each) => !other.of.includes(each)).length;
  return (strict.always || !other.always) && strict.any - elsewhere >= other.any;
}

function counterpart(ask: Ask, others: readonly Ask[]): Json | undefined {
  const found =
    others.find((each) => at(each) === at(ask)) ?? others.find((each) => each.of.some((one) => ask.of.includes(one)));
  return found && shown(found);
}

function at({ of }: Ask): string {
  return `/approvers/${of.map((each) => each.replaceAll("~", "~0").replaceAll("/", "~1")).join(",")}`;
}

function shown({ any, of, always }: Ask): Json {
  const who = of.length === 1 ? { owner: of[0] ?? "" } : { any, of };
  return { ...who, when: always ? "always" : "breaking" };
}
