import { isObject } from "../data/is-object.ts";
import { pointer } from "../data/places.ts";
import type { Json } from "../schemas/common.ts";
import type { Difference } from "../schemas/difference.ts";
import { annotations } from "./dialects.ts";
import { difference } from "./difference.ts";
import { sameJson } from "./same-json.ts";
import type { Located } from "./schema-document.ts";

/** Keywords under which schemas stand by names of the author's. */
const maps: ReadonlySet<string> = new Set([
  ...["properties", "patternProperties", "dependentSchemas", "dependencies", "$defs", "definitions"],
]);
/** Keywords whose value is data, and no schema. */
const data: ReadonlySet<string> = new Set(["enum", "const", "default", "examples", "required"]);

/** Keywords that nobody here understands, and that are not the same on both sides: they may mean anything. */
export function unknownKeywordDifferences(before: Located, now: Located): Difference[] {
  const [old, current] = [unknownKeywords(before), unknownKeywords(now)];
  const missing = (of: Unknown[], other: Unknown[]) =>
    of.filter((each) => !other.some(({ name, value }) => name === each.name && sameJson(value, each.value)));
  return [
    ...missing(old, current).map(({ at, value }) => difference("undecidable", "schema", at, value, undefined)),
    ...missing(current, old).map(({ at, value }) => difference("undecidable", "schema", at, undefined, value)),
  ];
}

/**
 * What differs in words only: descriptions and the like are a patch, a field that is described on one side alone and
 * promised on neither is minor. Where something else was judged already, nothing is said of what it holds.
 */
export function wordDifferences(before: Located, now: Located, judged: readonly Difference[]): Difference[] {
  const found: Difference[] = [];
  const isJudged = (at: string) => judged.some(({ path }) => at === path || at.startsWith(`${path}/`));
  const walk = (a: Json | undefined, b: Json | undefined, at: string, isMap: boolean): void => {
    if (sameJson(a, b) || isJudged(at)) return;
    if (!isObject(a) || !isObject(b)) {
      const items = Array.isArray(a) && Array.isArray(b) ? Math.max(a.length, b.length) : 0;
      for (let index = 0; index < items; index += 1) {
        if (Array.isArray(a) && Array.isArray(b)) walk(a[index], b[index], `${at}/${index}`, false);
      }
      return;
    }
    for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const [old, current] = [ownValue(a, name), ownValue(b, name)];
      const place = at + pointer(name);
      if (sameJson(old, current) || isJudged(place)) continue;
      if (!isMap && annotations.has(name) && !maps.has(name))
        found.push(difference("patch", "schema", place, old, current));
      else if (isMap && at.endsWith("/properties") && (old === undefined || current === undefined)) {
        const kind = old === undefined ? "field-added" : "field-removed";
        found.push(difference("minor", kind, place, old, current));
      } else if (!isMap && name === "properties") walk(old ?? {}, current ?? {}, place, true);
      else if (!data.has(name) || isMap) walk(old, current, place, !isMap && maps.has(name));
    }
  };
  walk(before.schema, now.schema, before.at, false);
  if (found.length > 0 || judged.length > 0 || sameJson(before.schema, now.schema)) return found;
  // Written in another way, and the same to every instance.
  return [difference("patch", "schema", before.at, before.schema, now.schema)];
}

interface Unknown {
  name: string;
  value: Json;
  at: string;
}

function unknownKeywords(located: Located): Unknown[] {
  const found: Unknown[] = [];
  const { assertions } = located.document.dialect;
  const walk = (schema: Json, at: string, isMap: boolean): void => {
    if (Array.isArray(schema)) for (const [index, each] of schema.entries()) walk(each, `${at}/${index}`, false);
    if (!isObject(schema)) return;
    for (const [name, value] of Object.entries(schema)) {
      const place = at + pointer(name);
      if (isMap) walk(value, place, false);
      else if (!assertions.has(name) && !annotations.has(name)) found.push({ name, value, at: place });
      else if (!data.has(name)) walk(value, place, maps.has(name));
    }
  };
  walk(located.schema, located.at, false);
  return found;
}

function ownValue(object: Record<string, Json>, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
