import type { Json, JsonObject } from "../schemas/common.ts";
import type { Consumer } from "../schemas/contract.ts";
import { escapes } from "./escapes.ts";
import { openSchema } from "./schema-document.ts";

/** Something that a consumer relies on and that is not promised. */
export type Breach =
  /** `at` is in the consumer's schema. Without an example nobody can tell whether there is an output that it refuses. */
  { kind: "output"; at: string; example: string | null } | { kind: "invariant"; id: string };

const longest = 120;

/**
 * Where outputs that are valid against every schema in `produced` may be none that the consumer can do with, and which
 * invariants it names are not among `invariants`. Where nothing is said of the output, it may be anything.
 */
export function expectationBreaches(
  produced: readonly JsonObject[],
  expected: Pick<Consumer, "output" | "invariants">,
  invariants: readonly string[],
): Breach[] {
  const missing = expected.invariants.filter((id) => !invariants.includes(id));
  return [
    ...(expected.output ? outputBreaches(produced, expected.output) : []),
    ...missing.map((id): Breach => ({ kind: "invariant", id })),
  ];
}

/** Where outputs that are valid against every schema in `produced` may be invalid against another. */
export function outputBreaches(produced: readonly JsonObject[], expected: JsonObject): Breach[] {
  const narrow = produced.map((each) => openSchema(each, ""));
  return escapes(narrow, openSchema(expected, "")).map(({ wide, keyword, property, examples: [example] }) => {
    const at = keyword === "required" ? `${wide.at}/properties/${property}` : `${wide.at}/${keyword}`;
    return { kind: "output", at: at.replace(/\/$/, ""), example: example === undefined ? null : shown(example) };
  });
}

function shown(example: Json): string {
  const text = JSON.stringify(example);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
