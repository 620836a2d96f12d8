import type { JsonObject } from "../schemas/common.ts";
import { cellsOf } from "./cells.ts";
import { schemasOfNameIn } from "./emptiness.ts";
import { escapes } from "./escapes.ts";
import { keyOf, type Located, openSchema } from "./schema-document.ts";

/** Whether all is well with every value; if not, an example as JSON, or nobody can tell whether there is one. */
export type Promised = { kind: "kept" } | { kind: "undecidable" } | { kind: "broken"; example: string };

/** Whether every output that is valid against all schemas has a value at a path of fields, or of places in lists. */
export function promisesField(produced: readonly JsonObject[], path: readonly string[]): Promised {
  const wanted = path.reduceRight<JsonObject>((inner, field) => having(field, inner), {});
  return judge(
    produced.map((each) => openSchema(each, "")),
    openSchema(wanted, ""),
  );
}

/**
 * Whether what stands at a path of every such output is valid against what a reader takes, as its input's schema says of
 * the variable.
 */
export function fitsReader(
  produced: readonly JsonObject[],
  path: readonly string[],
  input: JsonObject,
  variable: string,
): Promised {
  const taken = schemasOfNameIn([openSchema(input, "")], variable);
  let handed: Located[][] = [produced.map((each) => openSchema(each, ""))];
  for (const field of path) {
    const inner = handed.flatMap((schemas) => cellsOf(schemas).map((cell) => schemasOfNameIn(cell.schemas, field)));
    handed = [...new Map(inner.map((schemas) => [schemas.map(keyOf).join("\n"), schemas])).values()];
  }
  const found = handed.flatMap((schemas) => taken.map((each) => judge(schemas, each)));
  const worst = found.find(({ kind }) => kind === "broken") ?? found.find(({ kind }) => kind === "undecidable");
  return worst ?? { kind: "kept" };
}

function having(field: string, inner: JsonObject): JsonObject {
  const object = { type: "object", required: [field], properties: { [field]: inner } };
  if (!/^\d{1,4}$/.test(field)) return object;
  const before = Array.from({ length: Number(field) }, () => true);
  return { anyOf: [object, { type: "array", minItems: Number(field) + 1, items: [...before, inner] }] };
}

function judge(narrow: readonly Located[], wide: Located): Promised {
  const found = escapes(narrow, wide);
  if (found.length === 0) return { kind: "kept" };
  const [example] = found.flatMap(({ examples }) => examples);
  return example === undefined ? { kind: "undecidable" } : { kind: "broken", example: JSON.stringify(example) };
}
