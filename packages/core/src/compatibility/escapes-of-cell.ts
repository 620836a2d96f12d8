import { isObject } from "../data/is-object.ts";
import { holds } from "./accepts.ts";
import type { Cell } from "./cells.ts";
import { annotations, typeOfKeyword } from "./dialects.ts";
import { escapesOfItems, keepsArrays } from "./escapes-of-arrays.ts";
import { combinators } from "./escapes-of-combinators.ts";
import { escapesOfProperties, escapesOfRequired, keepsObjects } from "./escapes-of-objects.ts";
import { keepsNumbers, keepsStrings } from "./keeps-scalars.ts";
import { escapeOf } from "./refused.ts";
import { sameJson } from "./same-json.ts";
import { keyword, type Located, sameSchema } from "./schema-document.ts";
import type { Escape, Search } from "./search.ts";

/** What a cell's instances are refused for by a schema, keyword by keyword. */
export function escapesOfCell(cell: Cell, wide: Located, search: Search): Escape[] {
  const { schema } = wide;
  if (schema === true || cell.schemas.some((each) => sameSchema(each, wide))) return [];
  if (!isObject(schema)) return [escapeOf(cell, wide, "")];
  const ofType = typeEscapes(cell, wide);
  if (ofType.length > 0) return ofType;
  return Object.keys(schema).flatMap((name) => keywordEscapes(name, cell, wide, search));
}

/** Keywords whose meaning depends on others beside them. */
const dependent: ReadonlySet<string> = new Set([
  ...["properties", "patternProperties", "additionalProperties", "items", "prefixItems", "additionalItems"],
  ...["contains", "unevaluatedProperties", "unevaluatedItems"],
]);

/** `type` comes first, and `if` sees to its branches. */
const judgedElsewhere: ReadonlySet<string> = new Set(["type", "then", "else"]);

function typeEscapes(cell: Cell, wide: Located): Escape[] {
  const written = keyword(wide, "type");
  if (written === undefined) return [];
  const types = [written].flat();
  const listed = types.includes(cell.type) || (cell.type === "number" && cell.integer && types.includes("integer"));
  return listed || cell.values?.every((value) => holds("type", wide, value)) ? [] : [escapeOf(cell, wide, "type")];
}

function keywordEscapes(name: string, cell: Cell, wide: Located, search: Search): Escape[] {
  if (judgedElsewhere.has(name) || annotations.has(name)) return [];
  const written = keyword(wide, name);
  const judged = typeOfKeyword.get(name);
  if (written !== undefined && judged !== undefined && judged !== cell.type) return [];
  if (!dependent.has(name) && cell.schemas.some((each) => saysTheSame(each, wide, name))) return [];
  // Not a keyword of the dialect: what it means is not known.
  if (written === undefined) return [{ wide, keyword: name, narrow: cell.schemas, examples: [] }];
  if (cell.values?.every((value) => holds(name, wide, value) === true)) return [];
  const combinator = Object.hasOwn(combinators, name) ? combinators[name] : undefined;
  if (combinator) return combinator(cell, wide, search);
  if (cell.values) return [escapeOf(cell, wide, name)];
  switch (cell.type) {
    case "number":
      return keepsNumbers(name, written, cell) ? [] : [escapeOf(cell, wide, name)];
    case "string":
      return keepsStrings(name, written, cell) ? [] : [escapeOf(cell, wide, name)];
    case "array":
      if (["items", "prefixItems", "additionalItems"].includes(name)) return escapesOfItems(name, cell, wide, search);
      return keepsArrays(name, cell, wide, search) ? [] : [escapeOf(cell, wide, name)];
    case "object":
      if (name === "required") return escapesOfRequired(cell, wide);
      if (["properties", "patternProperties", "additionalProperties"].includes(name)) {
        return escapesOfProperties(name, cell, wide, search);
      }
      return keepsObjects(name, written, cell, wide, search) ? [] : [escapeOf(cell, wide, name)];
    default:
      return [escapeOf(cell, wide, name)];
  }
}

function saysTheSame(narrow: Located, wide: Located, name: string): boolean {
  const names =
    name === "if" ? ["if", "then", "else"].filter((each) => isObject(wide.schema) && each in wide.schema) : [name];
  return names.every((each) => sameKeyword(narrow, wide, each));
}

function sameKeyword(narrow: Located, wide: Located, name: string): boolean {
  const [a, b] = [narrow, wide].map(({ schema }) =>
    isObject(schema) && Object.hasOwn(schema, name) ? schema[name] : undefined,
  );
  if (a === undefined || b === undefined || !sameJson(a, b)) return false;
  const at = (located: Located, schema: typeof a): Located => ({ ...located, schema: { [name]: schema } });
  return narrow.document.dialect === wide.document.dialect && sameSchema(at(narrow, a), at(wide, b));
}
