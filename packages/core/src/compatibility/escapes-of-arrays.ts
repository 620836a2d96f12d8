import type { Json } from "../schemas/common.ts";
import { type Cell, isEmpty } from "./cells.ts";
import { longestPrefix, schemasOfItem } from "./emptiness.ts";
import { largest, smallest } from "./limits.ts";
import { itemsOf } from "./parts.ts";
import { arraysOfLength } from "./samples.ts";
import { below, keyword, type Located } from "./schema-document.ts";
import { type Escape, lifted, type Search } from "./search.ts";

/** Items that a cell's arrays may have and the wide schema refuses. */
export function escapesOfItems(name: string, cell: Cell, wide: Located, search: Search): Escape[] {
  const { prefix, rest } = itemsOf(wide);
  const last = Math.max(prefix.length, longestPrefix(cell.schemas));
  const most = smallest(cell.schemas, "maxItems");
  const found: Escape[] = [];
  for (let at = 0; at <= last && at < most; at += 1) {
    const narrow = schemasOfItem(cell.schemas, at);
    if (isEmpty(narrow)) break;
    const item = prefix[at] ?? rest;
    // Each keyword tells of the items it speaks of, and no other.
    const speaks = prefix[at] ? `${wide.at}/${name}/${at}` : `${wide.at}/${name}`;
    if (!item || item.at !== speaks) continue;
    found.push(...lifted(search.escapes(narrow, item), (value) => arraysWith(cell, at, value)));
  }
  return found;
}

/** Whether every array of a cell is sure to pass a keyword that does not speak of single items. */
export function keepsArrays(name: string, cell: Cell, wide: Located, search: Search): boolean {
  const limit = keyword(wide, name);
  const least = largest(cell.schemas, "minItems", 0);
  switch (name) {
    case "minItems":
      return typeof limit === "number" && least >= limit;
    case "maxItems":
      return typeof limit === "number" && mostItems(cell) <= limit;
    case "uniqueItems":
      return limit !== true || mostItems(cell) <= 1 || cell.schemas.some((each) => keyword(each, name) === true);
    case "minContains":
    case "maxContains":
      return true;
    case "contains": {
      const needed = keyword(wide, "minContains") ?? 1;
      const limited = keyword(wide, "maxContains") !== undefined;
      if (limited || typeof needed !== "number") return false;
      if (needed === 0) return true;
      const places = Array.from({ length: longestPrefix(cell.schemas) + 1 }, (_, at) =>
        schemasOfItem(cell.schemas, at),
      );
      return least >= needed && places.every((items) => search.escapes(items, below(wide, name)).length === 0);
    }
    default:
      return false;
  }
}

function mostItems({ schemas }: Cell): number {
  const prefix = longestPrefix(schemas);
  return Math.min(smallest(schemas, "maxItems"), isEmpty(schemasOfItem(schemas, prefix)) ? prefix : Infinity);
}

function arraysWith(cell: Cell, at: number, value: Json): Json[] {
  const least = largest(cell.schemas, "minItems", 0);
  if (least > 50) return [];
  return arraysOfLength(cell, Math.max(at + 1, least)).map((array) => array.with(at, value));
}
