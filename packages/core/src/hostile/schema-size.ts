import { below, keyOf, keyword, type Located, referenced } from "../compatibility/schema-document.ts";
import { isObject } from "../data/is-object.ts";
import { keywordShapes } from "./keyword-shapes.ts";

/** Keywords whose schemas are of the same instance: a circle through these alone never ends. */
const ofSameInstance = new Set([
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "dependentSchemas",
  "dependencies",
]);

export interface SchemaSize {
  /** Schemas that one instance is held against where no reference leads back, as far as they were counted. */
  count: number;
  /** A reference that leads back to where it stands, for the same instance. */
  circular: { reference: string; at: string } | null;
}

/** How many schemas there are with each reference followed once on every way; recursion is not followed again. */
export function schemasOnTheWay(root: Located, limit: number): SchemaSize {
  const known = new Map<string, number>();
  const open = new Map<string, number>();
  let circular: SchemaSize["circular"] = null;

  /** @param steps How often the way has gone on to another instance. */
  const count = (located: Located, steps: number): number => {
    const key = keyOf(located);
    const found = known.get(key);
    if (found !== undefined) return found;
    if (!isObject(located.schema) || open.has(key)) return 1;
    open.set(key, steps);
    let sum = 1;
    const reference = keyword(located, "$ref");
    const target = reference === undefined ? undefined : referenced(located, reference);
    if (target) {
      if (open.get(keyOf(target)) === steps) circular ??= { reference: String(reference), at: `${located.at}/$ref` };
      sum += count(target, steps);
    }
    for (const [name, value] of Object.entries(located.schema)) {
      if (keyword(located, name) === undefined) continue;
      const shape = Object.hasOwn(keywordShapes, name) ? keywordShapes[name] : undefined;
      const stays = ofSameInstance.has(name);
      for (const keys of shape?.schemas?.(value) ?? []) {
        sum += count(below(located, name, ...keys), stays ? steps : steps + 1);
      }
    }
    open.delete(key);
    known.set(key, Math.min(sum, limit + 1));
    return Math.min(sum, limit + 1);
  };
  return { count: count(root, 0), circular };
}
