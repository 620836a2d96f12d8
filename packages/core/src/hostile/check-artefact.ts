import { baseAssertionType } from "../cases/assertion-types.ts";
import { isObject } from "../data/is-object.ts";
import { placeOf, pointer } from "../data/places.ts";
import { finding } from "../findings/catalogue.ts";
import type { Artefact } from "../graph/face.ts";
import type { JsonObject, Place } from "../schemas/common.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Assertion } from "../schemas/suite.ts";
import { checkSchema, type WrittenPattern } from "./check-schema.ts";

/**
 * Schemas and regular expressions of one file that would keep an output from being checked, now or for ever: schemas in
 * front matter, contracts, consumers' expectations and assertions; patterns in these and in assertions.
 */
export async function checkArtefact(artefact: Artefact): Promise<Finding[]> {
  const findings: Finding[] = [];
  const patterns: (WrittenPattern & { where: Place })[] = [];
  for (const { schema, assertion, at, place } of writtenIn(artefact)) {
    if (schema) {
      const checked = checkSchema(schema, at, place);
      findings.push(...checked.findings);
      patterns.push(...checked.patterns.map((each) => ({ ...each, where: place(each.at) })));
    }
    if (assertion !== undefined) patterns.push({ pattern: assertion, flags: "", at, where: place(at) });
  }
  const judged = new Set<string>();
  for (const { pattern, flags, where } of patterns) {
    const key = JSON.stringify([pattern, flags, where]);
    if (judged.has(key)) continue;
    judged.add(key);
    findings.push(...(await checkPattern(pattern, flags, where)));
  }
  return findings;
}

interface Written {
  schema?: JsonObject;
  /** A pattern of promptfoo's. */
  assertion?: string;
  at: string;
  place: (at: string) => Place;
}

function writtenIn({ role, file }: Artefact): Written[] {
  if (role === "feature") return [];
  if (role === "dataset") {
    return file.rows.flatMap((row, index) => {
      const line = file.lines[index];
      const where = { path: file.path, ...(line !== undefined && { line }) };
      return ofAssertions(row.assert ?? [], "", () => where);
    });
  }
  const place = (at: string) => placeOf(file.path, file.positions, at);
  if (role === "prompt") {
    const { input, output } = file.metadata;
    return [
      ...(input.schema ? [{ schema: input.schema, at: "/input/schema", place }] : []),
      ...(output.schema ? [{ schema: output.schema, at: "/output/schema", place }] : []),
    ];
  }
  if (role === "contract") {
    const { output, consumers, invariants } = file.value;
    return [
      ...(output ? [{ schema: output, at: "/output", place }] : []),
      ...consumers.flatMap((each, index) =>
        each.output ? [{ schema: each.output, at: pointer("consumers", index, "output"), place }] : [],
      ),
      ...invariants.flatMap(({ assert }, index) => ofAssertion(assert, pointer("invariants", index, "assert"), place)),
    ];
  }
  const { assert = [], defaultTest, tests, scenarios = [] } = file.value;
  const rows = (list: typeof tests, at: string) =>
    Array.isArray(list)
      ? list.flatMap((row, index) =>
          typeof row === "string" ? [] : ofAssertions(row.assert ?? [], `${at}/${index}/assert`, place),
        )
      : [];
  return [
    ...ofAssertions(assert, "/assert", place),
    ...ofAssertions(defaultTest?.assert ?? [], "/defaultTest/assert", place),
    ...rows(tests, "/tests"),
    ...scenarios.flatMap((each, index) => [
      ...each.config.flatMap((row, at) =>
        ofAssertions(row.assert ?? [], pointer("scenarios", index, "config", at, "assert"), place),
      ),
      ...rows(each.tests, pointer("scenarios", index, "tests")),
    ]),
  ];
}

function ofAssertions(list: readonly Assertion[], at: string, place: Written["place"]): Written[] {
  return list.flatMap((each, index) => ofAssertion(each, at + pointer(index), place));
}

function ofAssertion(assertion: Assertion, at: string, place: Written["place"]): Written[] {
  if ("assert" in assertion) return ofAssertions(assertion.assert, `${at}/assert`, place);
  const { type, value } = assertion;
  const base = baseAssertionType(type);
  if (base === "regex" && typeof value === "string")
    return [{ assertion: withoutVariables(value), at: `${at}/value`, place }];
  const takesSchema = base === "is-json" || base === "contains-json";
  return takesSchema && isObject(value) ? [{ schema: value, at: `${at}/value`, place }] : [];
}

/** promptfoo fills variables in before it compiles the pattern: they stand for some text. */
function withoutVariables(pattern: string): string {
  return pattern.replaceAll(/\{\{[^{}]*\}\}/g, "x");
}

const known = new Map<string, string | null>();

async function checkPattern(pattern: string, flags: "" | "u", where: Place): Promise<Finding[]> {
  try {
    new RegExp(pattern, flags);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message.replace(/^.*\/[a-z]*: /s, "") : String(cause);
    return [finding("pattern-invalid", { pattern, detail }, where)];
  }
  // Only where a group is repeated is there anything to look for, and the parser worth loading.
  if (!/\)[*+{]/.test(pattern)) return [];
  const key = `${flags}/${pattern}`;
  if (!known.has(key)) known.set(key, (await import("./catastrophic-pattern.ts")).catastrophicPart(pattern, flags));
  const part = known.get(key);
  return part ? [finding("pattern-catastrophic", { pattern, part }, where)] : [];
}
