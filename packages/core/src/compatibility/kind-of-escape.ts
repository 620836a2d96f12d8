import { pointer } from "../data/places.ts";
import { type DifferenceKind, differenceKinds } from "../schemas/difference.ts";
import { type Located, schemasUnder } from "./schema-document.ts";
import type { Escape } from "./search.ts";

const keywordsOfKind: Partial<Record<DifferenceKind, readonly string[]>> = {
  type: ["type"],
  enum: ["enum"],
  const: ["const"],
  pattern: ["pattern"],
  format: ["format"],
  bounds: [
    ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength"],
    ...["minItems", "maxItems", "uniqueItems", "minContains", "maxContains", "minProperties", "maxProperties"],
  ],
  items: ["items", "prefixItems", "additionalItems", "unevaluatedItems", "contains"],
  "additional-properties": [
    ...["additionalProperties", "patternProperties", "unevaluatedProperties", "propertyNames"],
    ...["dependencies", "dependentRequired", "dependentSchemas"],
  ],
  alternatives: ["anyOf", "oneOf", "allOf", "not", "if"],
  reference: ["$ref", "$dynamicRef"],
};
const kinds: ReadonlyMap<string, DifferenceKind> = new Map(
  differenceKinds.flatMap((kind) => (keywordsOfKind[kind] ?? []).map((name): [string, DifferenceKind] => [name, kind])),
);

/** What kind of difference an escape is, seen in the direction of time. */
export function kindOfEscape(found: Escape, direction: "widened" | "narrowed"): DifferenceKind {
  const { wide, keyword, property } = found;
  if (property === undefined) return keyword === "" ? kindOfPlace(wide.at) : (kinds.get(keyword) ?? "schema");
  if (keyword === "required") {
    const mentioned = found.narrow.some((each) => schemasUnder(each, "properties").has(property));
    if (direction === "widened") return mentioned ? "field-optional" : "field-removed";
    return mentioned ? "field-required" : "field-added";
  }
  const described = isDescribed(wide, property);
  return described === (direction === "widened") ? "field-removed" : "field-added";
}

/** Whether a schema is that of a property, and none for further ones. */
export function isDescribed({ at }: Located, property: string): boolean {
  return at.endsWith(`/properties${pointer(property)}`);
}

/** What refuses everything is told by the keyword that it stands under. */
function kindOfPlace(at: string): DifferenceKind {
  const [last = "", before = ""] = at.split("/").toReversed();
  return kinds.get(last) ?? kinds.get(before) ?? "schema";
}
