import { pointer } from "../data/places.ts";
import type { Case } from "../schemas/case.ts";
import type { Json } from "../schemas/common.ts";
import type { Difference, DifferenceLevel } from "../schemas/difference.ts";
import type { Assertion } from "../schemas/suite.ts";
import { assertionDifference } from "./assertion-differences.ts";
import { difference } from "./difference.ts";
import { sameJson } from "./same-json.ts";

/**
 * How the cases of a suite differ, by id.
 *
 * @param selecting Tags that a gate picks cases by.
 */
export function caseDifferences(
  before: readonly Case[],
  now: readonly Case[],
  selecting: ReadonlySet<string>,
): Difference[] {
  const current = new Map(now.map((each) => [each.id, each]));
  const old = new Set(before.map(({ id }) => id));
  return [
    ...before.flatMap((each) => {
      const after = current.get(each.id);
      if (!after) return [difference("breaking", "case-removed", at(each), each.vars, undefined)];
      return [...tagDifferences(each, after, selecting), ...questionDifferences(each, after), ...checks(each, after)];
    }),
    ...now
      .filter(({ id }) => !old.has(id))
      .map((each) => difference("minor", "case-added", at(each), undefined, each.vars)),
  ];
}

function tagDifferences(before: Case, now: Case, selecting: ReadonlySet<string>): Difference[] {
  const lost = before.tags.filter((tag) => selecting.has(tag) && !now.tags.includes(tag));
  return lost.length === 0
    ? []
    : [difference("breaking", "case-untagged", `${at(before)}/tags`, before.tags, now.tags)];
}

/** What is asked, and how the answer is read: another question may be an easier one. */
function questionDifferences(before: Case, now: Case): Difference[] {
  const parts = ["vars", "transform", "grader", "rubricPrompt", "cluster"] as const;
  const changed = parts.filter((part) => !sameJson(before[part], now[part]));
  return changed.map((part) =>
    difference("undecidable", "case-changed", `${at(before)}/${part}`, before[part], now[part]),
  );
}

function checks(before: Case, now: Case): Difference[] {
  const place = `${at(before)}/assert`;
  const found: Difference[] = [];
  // Assertions have no names: those that are the same are set aside, and the rest is paired by type, in order.
  const [old, current] = [textsOf(before), textsOf(now)];
  const left = now.assert.filter((_, index) => !old.includes(current[index] ?? ""));
  const gone = before.assert.filter((_, index) => !current.includes(old[index] ?? ""));
  for (const each of gone) {
    const index = left.findIndex(({ type }) => type === each.type);
    const [pair] = index === -1 ? [] : left.splice(index, 1);
    const level = pair ? assertionDifference(each, pair) : "breaking";
    const kind = pair ? "assertion-changed" : "assertion-removed";
    if (level) found.push(difference(level, kind, place, plain(each), pair && plain(pair)));
  }
  for (const each of left) found.push(difference("minor", "assertion-added", place, undefined, plain(each)));
  const threshold = thresholdDifference(before.threshold, now.threshold);
  if (threshold) {
    found.push(difference(threshold, "assertion-changed", `${at(before)}/threshold`, before.threshold, now.threshold));
  }
  return found;
}

/** The share of its assertions that a case must pass; without it, all. */
function thresholdDifference(before: number | undefined, now: number | undefined): DifferenceLevel | undefined {
  if (before === now) return undefined;
  return now !== undefined && (before === undefined || now < before) ? "breaking" : "minor";
}

function at({ id }: Case): string {
  return `/cases${pointer(id)}`;
}

function textsOf({ assert }: Case): string[] {
  return assert.map((each) => JSON.stringify(each));
}

function plain(assertion: Assertion): Json {
  return JSON.parse(JSON.stringify(assertion));
}
