import type { Json, JsonObject } from "../schemas/common.ts";
import { accepts } from "./accepts.ts";
import { type Cell, cellsOf } from "./cells.ts";
import { longestPrefix, schemasOfItem, schemasOfNameIn } from "./emptiness.ts";
import { numbersOf } from "./limits.ts";
import { mentionedNames, requiredNames } from "./parts.ts";
import { sampleNumbers, sampleStrings } from "./sample-scalars.ts";
import { type Located, remembered } from "./schema-document.ts";

const deepest = 5;
const mostPerCell = 3;

/** Some instances that are valid against every schema, and as unlike each other as is easily had. */
export function samples(schemas: readonly Located[], depth = 0): Json[] {
  return depth > deepest ? [] : samplesOf(schemas, depth);
}

const samplesOf = remembered((schemas, depth): Json[] =>
  cellsOf(schemas).flatMap((cell) =>
    sampleCell(cell, [], depth)
      .filter((value) => schemas.every((each) => accepts(each, value) === true))
      .slice(0, mostPerCell),
  ),
);

/** Values that may be in a cell, chosen with an eye on the limits in it and in other schemas. */
export function sampleCell(cell: Cell, others: readonly Located[], depth = 0): Json[] {
  if (cell.values) return cell.values;
  const limits = [...cell.schemas, ...others];
  switch (cell.type) {
    case "number":
      return sampleNumbers(limits);
    case "string":
      return sampleStrings(limits);
    case "array":
      return sampleArrays(cell, limits, depth);
    case "object":
      return sampleObjects(cell, limits, depth);
    default:
      return [];
  }
}

/** Arrays of a cell, of these lengths, with other items where there are others. */
export function arraysOfLength({ schemas }: Pick<Cell, "schemas">, length: number, depth = 0): Json[][] {
  const prefix = longestPrefix(schemas);
  const first = Array.from({ length: Math.min(length, prefix) }, (_, at) =>
    samples(schemasOfItem(schemas, at), depth + 1),
  );
  const rest = length > prefix ? samples(schemasOfItem(schemas, prefix), depth + 1) : [];
  const items = (turn: (at: number) => number): Json[] =>
    Array.from({ length }, (_, at) => {
      const pool = first[at] ?? rest;
      return pool[turn(at) % Math.max(pool.length, 1)];
    }).filter((item) => item !== undefined);
  return [items((at) => at), items(() => 0), items((at) => at + 1)].filter((array) => array.length === length);
}

/** The smallest object of a cell that is easily had, and one with all properties that are mentioned. */
export function baseObjects({ schemas }: Pick<Cell, "schemas">, depth = 0): JsonObject[] {
  const required = new Set(schemas.flatMap(requiredNames));
  const small: JsonObject = {};
  const full: JsonObject = {};
  for (const name of mentionedNames(schemas)) {
    const [value] = samples(schemasOfNameIn(schemas, name), depth + 1);
    if (value === undefined) continue;
    full[name] = value;
    if (required.has(name)) small[name] = value;
  }
  return Object.keys(full).length > Object.keys(small).length ? [small, full] : [small];
}

function sampleArrays(cell: Cell, limits: readonly Located[], depth: number): Json[] {
  const written = ["minItems", "maxItems", "minContains", "maxContains"].flatMap((name) => numbersOf(limits, name));
  const lengths = new Set([0, 1, 2, longestPrefix(limits) + 1, ...around(written)]);
  return [...lengths].toSorted((a, b) => a - b).flatMap((length) => arraysOfLength(cell, length, depth));
}

function sampleObjects(cell: Cell, limits: readonly Located[], depth: number): Json[] {
  const bases = baseObjects(cell, depth);
  const names = ["extra", "e1", "e2", "e3", "e4", "e5", "e6", "e7"];
  const [value = 0] = samples(schemasOfNameIn(cell.schemas, "extra"), depth + 1);
  const counts = around(["minProperties", "maxProperties"].flatMap((name) => numbersOf(limits, name)));
  const [small = {}] = bases;
  const filled = counts.map((count) => {
    const added = names.slice(0, Math.max(count - Object.keys(small).length, 0));
    return { ...small, ...Object.fromEntries(added.map((name) => [name, value])) };
  });
  const partial = bases.flatMap((base) => Object.keys(base).map((name) => without(base, name)));
  const other = mentionedNames(limits).flatMap((name) =>
    samples(schemasOfNameIn(cell.schemas, name), depth + 1).map((each) => ({ ...small, [name]: each })),
  );
  return [...bases, ...filled, ...partial, ...other, { ...small, extra: value }, { ...small, "No Name": value }];
}

/** A limit, and what is beside it; none that would make a very large instance. */
function around(limits: readonly number[]): number[] {
  return limits.flatMap((limit) => [limit - 1, limit, limit + 1]).filter((count) => count >= 0 && count <= 8);
}

export function without(object: JsonObject, name: string): JsonObject {
  const { [name]: _, ...rest } = object;
  return rest;
}
