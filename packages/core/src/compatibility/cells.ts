import { isObject } from "../data/is-object.ts";
import type { Json } from "../schemas/common.ts";
import { accepts, isOfType } from "./accepts.ts";
import { isEmptyArray, isEmptyObject } from "./emptiness.ts";
import { largest, smallest } from "./limits.ts";
import { numberRange } from "./number-range.ts";
import { keyOf, keyword, type Located, referenced, remembered, schemasUnder } from "./schema-document.ts";

export const jsonTypes = ["null", "boolean", "number", "string", "array", "object"] as const;
export type JsonType = (typeof jsonTypes)[number];

/**
 * Instances of one type that are valid against all of some schemas: of each `anyOf` and `oneOf` one branch was chosen, and
 * stands among `schemas`. What `not`, `if` and unknown keywords exclude is still in: a cell is never too small.
 */
export interface Cell {
  type: JsonType;
  /** Only whole numbers. */
  integer: boolean;
  schemas: readonly Located[];
  /** All of its instances, where they are few. */
  values: Json[] | undefined;
}

/** So many alternatives are told apart; with more, an `anyOf` counts as no restriction. */
const mostAlternatives = 64;
const mostValues = 16;
/** A schema that requires itself without end is taken as one that has instances, where it is this deep. */
const deepest = 6;

/** The cells of the instances that are valid against every schema. None: there is no such instance. */
export const cellsOf = remembered((schemas, depth): Cell[] =>
  alternatives(schemas, new Set()).flatMap((chosen) =>
    jsonTypes.flatMap((type) => cellOfType(type, chosen, depth) ?? []),
  ),
);

/** Whether no instance can be valid against every schema, as far as that can be seen. */
export function isEmpty(schemas: readonly Located[], depth = 0): boolean {
  return depth < deepest && cellsOf(schemas, depth + 1).length === 0;
}

function cellOfType(type: JsonType, schemas: readonly Located[], depth: number): Cell | undefined {
  const allowed = schemas.flatMap((each) => {
    const written = keyword(each, "type");
    return written === undefined ? [] : [[written].flat()];
  });
  const names = type === "number" ? ["number", "integer"] : [type];
  if (!allowed.every((types) => types.some((each) => names.includes(String(each))))) return undefined;
  const integer = type === "number" && allowed.some((types) => !types.includes("number"));
  const cell: Cell = { type, integer, schemas, values: undefined };
  const values = finiteValues(cell)?.filter(
    (value) => isOfType(type, value) && schemas.every((each) => accepts(each, value) !== false),
  );
  const empty = values ? values.length === 0 : isEmptyCell(cell, depth);
  return empty ? undefined : { ...cell, values };
}

function finiteValues({ type, integer, schemas }: Cell): Json[] | undefined {
  for (const each of schemas) {
    const constant = keyword(each, "const");
    if (constant !== undefined) return [constant];
    const listed = keyword(each, "enum");
    if (Array.isArray(listed)) return listed;
  }
  if (type === "null") return [null];
  if (type === "boolean") return [false, true];
  if (type !== "number" || !integer) return undefined;
  const { low, high } = numberRange(schemas);
  const [first, last] = [Math.ceil(low), Math.floor(high)];
  return last - first < mostValues
    ? Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at)
    : undefined;
}

function isEmptyCell({ type, schemas }: Cell, depth: number): boolean {
  switch (type) {
    case "number": {
      const { low, high, open } = numberRange(schemas);
      return low > high || (low === high && open);
    }
    case "string":
      return largest(schemas, "minLength", 0) > smallest(schemas, "maxLength");
    case "array":
      return isEmptyArray(schemas, (each) => isEmpty(each, depth));
    case "object":
      return isEmptyObject(schemas, (each) => isEmpty(each, depth));
    default:
      return false;
  }
}

/** Lists of schemas that hold together, one list for each choice of branches; combinators are opened, and stay in. */
function alternatives(schemas: readonly Located[], seen: ReadonlySet<string>): Located[][] {
  let lists: Located[][] = [[]];
  const opened = new Set(seen);
  for (const each of schemas) {
    if (each.schema === false) return [];
    const key = keyOf(each);
    if (!isObject(each.schema) || opened.has(key)) continue;
    opened.add(key);
    const reference = keyword(each, "$ref");
    const target = reference === undefined ? undefined : referenced(each, reference);
    const together = [...(target ? [target] : []), ...schemasUnder(each, "allOf").values()];
    lists = product(lists, [[each]]);
    lists = product(lists, alternatives(together, opened));
    for (const name of ["anyOf", "oneOf"]) {
      if (keyword(each, name) === undefined) continue;
      const branches = [...schemasUnder(each, name).values()];
      lists = product(
        lists,
        branches.flatMap((branch) => alternatives([branch], opened)),
      );
    }
  }
  return lists;
}

function product(left: Located[][], right: Located[][]): Located[][] {
  if (left.length * right.length > mostAlternatives) return left;
  return left.flatMap((before) => right.map((after) => [...new Set([...before, ...after])]));
}
