import { isObject } from "../data/is-object.ts";
import type { Json } from "../schemas/common.ts";
import { holdsOfArray } from "./accepts-array.ts";
import { holdsOfObject } from "./accepts-object.ts";
import { annotations, typeOfKeyword } from "./dialects.ts";
import { isOfFormat } from "./formats.ts";
import { regex } from "./regex.ts";
import { sameJson } from "./same-json.ts";
import { below, keyword, type Located, referenced, schemasUnder } from "./schema-document.ts";
import { all, any, negated, type Tri } from "./three-valued.ts";

/** References that lead on to references, deeper than any schema that lint lets pass. */
const deepest = 400;

/** Whether an instance is valid; `undefined` where a keyword would have to be understood that is not. */
export function accepts(located: Located, value: Json, depth = 0): Tri {
  const { schema } = located;
  if (typeof schema === "boolean") return schema;
  if (!isObject(schema) || depth > deepest) return undefined;
  return all(Object.keys(schema), (name) => holds(name, located, value, depth));
}

/** Whether one keyword of a schema lets an instance pass. */
export function holds(name: string, located: Located, value: Json, depth = 0): Tri {
  const written = keyword(located, name);
  if (written === undefined) return annotations.has(name) ? true : undefined;
  const inner = (schema: Located, part: Json): Tri => accepts(schema, part, depth + 1);
  const same = (schema: Located): Tri => inner(schema, value);
  const under = () => [...schemasUnder(located, name).values()];
  switch (name) {
    case "$ref": {
      const target = referenced(located, written);
      return target && same(target);
    }
    case "type":
      return [written].flat().some((type) => typeof type === "string" && isOfType(type, value));
    case "enum":
      return Array.isArray(written) ? written.some((each) => sameJson(each, value)) : undefined;
    case "const":
      return sameJson(written, value);
    case "allOf":
      return all(under(), same);
    case "anyOf":
      return any(under(), same);
    case "oneOf":
      return exactlyOne(under().map(same));
    case "not":
      return negated(same(below(located, name)));
    case "if": {
      const applies = same(below(located, "if"));
      const [then, otherwise] = [same(below(located, "then")), same(below(located, "else"))];
      if (applies === undefined) return then === otherwise ? then : undefined;
      return applies ? then : otherwise;
    }
    case "then":
    case "else":
      return true;
    default:
      if (typeOfKeyword.get(name) !== typeOf(value)) return typeOfKeyword.has(name) || undefined;
      if (typeof value === "number") return holdsOfNumber(name, written, value);
      if (typeof value === "string") return holdsOfString(name, written, value);
      if (Array.isArray(value)) return holdsOfArray(name, located, value, inner);
      return isObject(value) ? holdsOfObject(name, located, value, inner) : undefined;
  }
}

export function isOfType(type: string, value: Json): boolean {
  return type === "integer" ? Number.isInteger(value) : typeOf(value) === type;
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function holdsOfNumber(name: string, limit: Json, value: number): Tri {
  if (typeof limit !== "number") return undefined;
  switch (name) {
    case "minimum":
      return value >= limit;
    case "maximum":
      return value <= limit;
    case "exclusiveMinimum":
      return value > limit;
    case "exclusiveMaximum":
      return value < limit;
    case "multipleOf":
      return Number.isInteger(value / limit);
    default:
      return undefined;
  }
}

function holdsOfString(name: string, written: Json, value: string): Tri {
  switch (name) {
    case "minLength":
      return typeof written === "number" ? [...value].length >= written : undefined;
    case "maxLength":
      return typeof written === "number" ? [...value].length <= written : undefined;
    case "pattern":
      return regex(written)?.test(value);
    case "format":
      return typeof written === "string" ? isOfFormat(written, value) : undefined;
    default:
      return undefined;
  }
}

function exactlyOne(results: readonly Tri[]): Tri {
  const valid = results.filter((result) => result === true).length;
  if (valid > 1) return false;
  if (results.includes(undefined)) return undefined;
  return valid === 1;
}
