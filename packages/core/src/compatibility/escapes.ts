import type { Json } from "../schemas/common.ts";
import { accepts } from "./accepts.ts";
import { cellsOf } from "./cells.ts";
import { escapesOfCell } from "./escapes-of-cell.ts";
import { keyOf, type Located, sameSchema } from "./schema-document.ts";
import type { Escape, Search } from "./search.ts";

const mostExamples = 8;
const mostPairs = 2000;

/**
 * Where an instance that is valid against every one of the narrow schemas may be invalid against the wide one. None:
 * there is no such instance. An escape with examples is certain, one without may not be there.
 */
export function escapes(narrow: readonly Located[], wide: Located): Escape[] {
  /** Pairs that are being looked at: met again, they are taken as contained, and judged where they began. */
  const pending = new Set<string>();
  let left = mostPairs;
  const search: Search = {
    escapes(inner, outer) {
      if (outer.schema === true || inner.some((each) => sameSchema(each, outer))) return [];
      const pair = [...inner.map(keyOf), "<", keyOf(outer)].join("\n");
      if (pending.has(pair)) return [];
      left -= 1;
      if (left < 0) return [{ wide: outer, keyword: "", narrow: inner, examples: [] }];
      pending.add(pair);
      const found = cellsOf(inner).flatMap((cell) => search.escapesOfCell(cell, outer));
      pending.delete(pair);
      return merged(found).map((each) => ({ ...each, examples: proven(each.examples, inner, outer) }));
    },
    escapesOfCell: (cell, outer) => escapesOfCell(cell, outer, search),
  };
  return search.escapes(narrow, wide);
}

function merged(found: readonly Escape[]): Escape[] {
  const byPlace = Map.groupBy(found, (each) => [keyOf(each.wide), each.keyword, each.property ?? ""].join("\n"));
  return [...byPlace.values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, examples: [first, ...rest].flatMap(({ examples }) => examples) }] : [],
  );
}

function proven(examples: readonly Json[], narrow: readonly Located[], wide: Located): Json[] {
  const found: Json[] = [];
  for (const each of examples) {
    if (accepts(wide, each) !== false || !narrow.every((schema) => accepts(schema, each) === true)) continue;
    found.push(each);
    if (found.length === mostExamples) break;
  }
  return found;
}
