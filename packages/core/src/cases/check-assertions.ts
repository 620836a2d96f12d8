import { finding } from "../findings/catalogue.ts";
import { nearest } from "../findings/suggestion.ts";
import type { Json, Place } from "../schemas/common.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Assertion } from "../schemas/suite.ts";
import { assertionNeeds, assertionTypes } from "./assertion-types.ts";

export interface AssertionSurroundings {
  where: Place;
  /** Where the assertions stand, a grader is named for those that name none. */
  grader?: boolean;
  /** Packages that are there, of those that promptfoo leaves to its users. */
  installed?: readonly string[];
}

/**
 * Assertions that cannot be run as written. Files and packages named in them are refused, because promptfoo would
 * load and execute them at run time, from the working tree, whatever revision is being judged.
 */
export function checkAssertion(assertion: Assertion, around: AssertionSurroundings): Finding[] {
  if ("assert" in assertion) return assertion.assert.flatMap((inner) => checkAssertion(inner, around));
  const { type } = assertion;
  const needs = assertionNeeds(type);
  if (!needs) {
    const suggestion = nearest(type, [...Object.keys(assertionTypes), "assert-set"]);
    return [finding("assertion-unknown", { type, suggestion }, around.where)];
  }
  const findings: Finding[] = [];
  if (needs.kind === "unsupported") {
    findings.push(finding("assertion-unsupported", { type, why: needs.why }, around.where));
  }
  if (needs.kind === "package" && !around.installed?.includes(needs.package)) {
    findings.push(finding("assertion-needs-package", { type, package: needs.package }, around.where));
  }
  if (needs.kind === "grader" && assertion.provider === undefined && !around.grader) {
    findings.push(finding("assertion-without-grader", { type }, around.where));
  }
  // promptfoo would render variables into the code before it runs: data would become code.
  if (needs.kind === "code" && typeof assertion.value === "string" && /\{[{%#]/.test(assertion.value)) {
    findings.push(finding("assertion-renders-code", { type }, around.where));
  }
  const { value, rubricPrompt, transform } = assertion;
  for (const [key, written] of Object.entries({ value, rubricPrompt, transform })) {
    const file = written === undefined ? undefined : findFile(written);
    if (file !== undefined) findings.push(finding("assertion-names-file", { type, key, file }, around.where));
  }
  return findings;
}

/** The first string in a value that promptfoo would take as a file or a package to load. */
export function findFile(value: Json): string | undefined {
  if (typeof value === "string") return /^(file:\/\/|package:)/.test(value) ? value : undefined;
  if (value === null || typeof value !== "object") return undefined;
  for (const inner of Object.values(value)) {
    const found = findFile(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
