import type { JsonObject } from "../schemas/common.ts";
import { schemasOfName } from "./parts.ts";
import { below, keyword, type Located, schemasUnder } from "./schema-document.ts";
import { type Accepts, all, type Tri } from "./three-valued.ts";

/** Whether a keyword that speaks of objects lets one pass. */
export function holdsOfObject(name: string, located: Located, value: JsonObject, accepts: Accepts): Tri {
  const written = keyword(located, name);
  const has = (key: unknown) => typeof key === "string" && Object.hasOwn(value, key);
  const hasAll = (keys: unknown): Tri => (Array.isArray(keys) ? keys.every(has) : undefined);
  switch (name) {
    case "required":
      return hasAll(written);
    case "minProperties":
      return typeof written === "number" ? Object.keys(value).length >= written : undefined;
    case "maxProperties":
      return typeof written === "number" ? Object.keys(value).length <= written : undefined;
    case "properties":
    case "patternProperties":
    case "additionalProperties":
      return all(Object.entries(value), ([key, inner]) => {
        const applicable = schemasOfName(located, key);
        return applicable && all(applicable, (schema) => accepts(schema, inner));
      });
    case "propertyNames":
      return all(Object.keys(value), (key) => accepts(below(located, name), key));
    case "dependentRequired":
    case "dependentSchemas":
    case "dependencies":
      return all(schemasUnder(located, name), ([key, dependent]) => {
        if (!has(key)) return true;
        return Array.isArray(dependent.schema) ? hasAll(dependent.schema) : accepts(dependent, value);
      });
    default:
      return undefined;
  }
}
