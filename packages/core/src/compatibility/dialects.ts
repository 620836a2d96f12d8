import type { Json } from "../schemas/common.ts";
import { type DialectName, dialectName } from "./dialect-name.ts";

/** What the keywords of a JSON Schema dialect are, as the validator of outputs (ajv) takes them. */
export interface Dialect {
  name: DialectName;
  /** Keywords that can refuse an instance. */
  assertions: ReadonlySet<string>;
}

const ofAnyType = ["$ref", "type", "enum", "const", "allOf", "anyOf", "oneOf", "not", "if", "then", "else"];
const ofOneType = {
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  string: ["minLength", "maxLength", "pattern", "format"],
  array: ["items", "minItems", "maxItems", "uniqueItems", "contains"],
  object: [
    ...["properties", "patternProperties", "additionalProperties", "propertyNames"],
    ...["required", "minProperties", "maxProperties", "dependencies"],
  ],
};
const only07 = { array: ["additionalItems"] };
const only2020 = {
  array: ["prefixItems", "minContains", "maxContains", "unevaluatedItems"],
  object: ["dependentRequired", "dependentSchemas", "unevaluatedProperties"],
};

const common = [...ofAnyType, ...Object.values(ofOneType).flat()];
const dialects: Readonly<Record<DialectName, Dialect>> = {
  "draft-07": { name: "draft-07", assertions: new Set([...common, ...only07.array]) },
  "2020-12": {
    name: "2020-12",
    assertions: new Set([...common, ...Object.values(only2020).flat(), "$dynamicRef"]),
  },
};

/** The one type of instances that a keyword judges; others pass it. */
export const typeOfKeyword: ReadonlyMap<string, string> = new Map(
  [ofOneType, only07, only2020].flatMap((types) =>
    Object.entries(types).flatMap(([type, names]) => names.map((name): [string, string] => [name, type])),
  ),
);

/** Keywords that refuse nothing. */
export const annotations: ReadonlySet<string> = new Set([
  ...["title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly", "$comment"],
  ...["contentEncoding", "contentMediaType", "contentSchema"],
  ...["$schema", "$id", "$anchor", "$dynamicAnchor", "$vocabulary", "$defs", "definitions"],
]);

/** The dialect that a schema's `$schema` names; `undefined` where it is another one. */
export function namedDialect(written: Json | undefined): Dialect | undefined {
  const name = dialectName(written);
  return name && dialects[name];
}

export function dialectOf(root: Json): Dialect {
  const written = typeof root === "object" && root !== null && !Array.isArray(root) ? root.$schema : undefined;
  return namedDialect(written) ?? dialects["2020-12"];
}
