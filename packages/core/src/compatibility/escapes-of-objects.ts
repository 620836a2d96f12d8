import { isObject } from "../data/is-object.ts";
import type { Json } from "../schemas/common.ts";
import { type Cell, isEmpty } from "./cells.ts";
import { schemasOfNameIn } from "./emptiness.ts";
import { largest, smallest } from "./limits.ts";
import { nameClasses } from "./name-classes.ts";
import { mentionedNames, requiredNames, schemasOfName } from "./parts.ts";
import { escapeOf } from "./refused.ts";
import { baseObjects, without } from "./samples.ts";
import { below, keyword, type Located, schemasUnder } from "./schema-document.ts";
import { type Escape, lifted, type Search } from "./search.ts";

/** Properties that the wide schema requires and a cell's objects need not have. */
export function escapesOfRequired(cell: Cell, wide: Located): Escape[] {
  const required = new Set(cell.schemas.flatMap(requiredNames));
  const bases = baseObjects(cell);
  return requiredNames(wide)
    .filter((name) => !required.has(name))
    .map((property) => {
      const examples = bases.map((base) => without(base, property));
      return { wide, keyword: "required", narrow: cell.schemas, property, examples };
    });
}

/** Properties that a cell's objects may have and the wide schema refuses, each told of by the keyword that does. */
export function escapesOfProperties(name: string, cell: Cell, wide: Located, search: Search): Escape[] {
  const mentioned = mentionedNames([...cell.schemas, wide]);
  const speaking = `${wide.at}/${name}`;
  const found: Escape[] = [];
  const look = (narrow: Located[], asked: readonly Located[], property: string | undefined, isKnown: boolean) => {
    if (isEmpty(narrow)) return;
    for (const each of asked) {
      if (each.at !== speaking && !each.at.startsWith(`${speaking}/`)) continue;
      const inner = lifted(search.escapes(narrow, each), (value) =>
        property === undefined ? [] : baseObjects(cell).map((base) => ({ ...base, [property]: value })),
      );
      if (isKnown) found.push(...inner);
      else if (inner.length > 0) {
        // Of a property that one side does not know, single keywords say nothing.
        const examples = inner.flatMap(({ examples: each }) => each);
        found.push({ wide: each, keyword: "", narrow, ...(property !== undefined && { property }), examples });
      }
    }
  };
  for (const property of mentioned) {
    const asked = schemasOfName(wide, property);
    if (!asked) return [{ ...escapeOf(cell, wide, name), examples: [] }];
    const known = [...cell.schemas, wide].filter((each) => schemasUnder(each, "properties").has(property));
    const isKnown = known.includes(wide) && known.length > 1;
    look(schemasOfNameIn(cell.schemas, property), asked, property, isKnown);
  }
  for (const { schemas, asked, example } of nameClasses(cell.schemas, wide, mentioned)) {
    look(schemas, asked, example, true);
  }
  return found;
}

/** Whether every object of a cell is sure to pass a keyword that does not speak of single properties. */
export function keepsObjects(name: string, written: Json, cell: Cell, wide: Located, search: Search): boolean {
  const required = new Set(cell.schemas.flatMap(requiredNames));
  switch (name) {
    case "minProperties":
      return (
        typeof written === "number" && Math.max(required.size, largest(cell.schemas, "minProperties", 0)) >= written
      );
    case "maxProperties":
      return typeof written === "number" && mostProperties(cell) <= written;
    case "propertyNames": {
      const names = mentionedNames(cell.schemas).filter((each) => !isEmpty(schemasOfNameIn(cell.schemas, each)));
      const known = names.map((each): Json => each);
      const listed: Located = { ...below(wide, name), schema: { enum: known }, at: `${wide.at}/${name}/names` };
      return isClosed(cell) && search.escapes([listed], below(wide, name)).length === 0;
    }
    case "dependentRequired":
    case "dependencies":
      return (
        isObject(written) &&
        Object.values(written).every(
          (needed) => Array.isArray(needed) && needed.every((each) => typeof each === "string" && required.has(each)),
        )
      );
    default:
      return false;
  }
}

function mostProperties(cell: Cell): number {
  const possible = mentionedNames(cell.schemas).filter((each) => !isEmpty(schemasOfNameIn(cell.schemas, each)));
  return Math.min(smallest(cell.schemas, "maxProperties"), isClosed(cell) ? possible.length : Infinity);
}

/** Whether objects of a cell can have no property but those that are mentioned. */
function isClosed({ schemas }: Cell): boolean {
  return schemas.some(
    (each) => keyword(each, "additionalProperties") === false && keyword(each, "patternProperties") === undefined,
  );
}
