import { isObject } from "../data/is-object.ts";
import type { JsonObject } from "../schemas/common.ts";

/** Fields on the way to a value in an output: none for the whole of it. */
type FieldPath = readonly string[];

/**
 * What a JSON Schema says of the fields at these paths, and of nothing else, so that whatever is valid against the schema
 * is valid against this too. `undefined` where it says nothing of them; all of it where parts of it refer to others.
 */
export function narrowSchema(schema: JsonObject, paths: readonly FieldPath[]): JsonObject | undefined {
  if (paths.length === 0) return undefined;
  if (JSON.stringify(schema).includes('"$ref"')) return schema;
  const narrowed = narrow(schema, paths);
  const { $schema } = schema;
  return narrowed && { ...($schema !== undefined && { $schema }), ...narrowed };
}

function narrow(schema: JsonObject, paths: readonly FieldPath[]): JsonObject | undefined {
  if (paths.some((path) => path.length === 0)) return schema;
  const { type = "object", properties, required } = schema;
  if (!isObject(properties)) return undefined;
  const fields: JsonObject = {};
  for (const [field, through] of Map.groupBy(paths, ([first = ""]) => first)) {
    const promised = Object.hasOwn(properties, field) ? properties[field] : undefined;
    const below = through.map((path) => path.slice(1));
    const narrowed = isObject(promised) ? narrow(promised, below) : undefined;
    if (narrowed) fields[field] = narrowed;
  }
  if (Object.keys(fields).length === 0) return undefined;
  const kept = Array.isArray(required) ? required.filter((name) => Object.hasOwn(fields, String(name))) : [];
  return { type, ...(kept.length > 0 && { required: kept }), properties: fields };
}
