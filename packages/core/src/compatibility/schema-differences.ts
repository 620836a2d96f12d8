import { isObject } from "../data/is-object.ts";
import type { Json, JsonObject } from "../schemas/common.ts";
import type { Difference, DifferenceLevel } from "../schemas/difference.ts";
import { difference } from "./difference.ts";
import { escapes } from "./escapes.ts";
import { isDescribed, kindOfEscape } from "./kind-of-escape.ts";
import { type Located, openSchema, schemasUnder } from "./schema-document.ts";
import type { Escape } from "./search.ts";
import { unknownKeywordDifferences, wordDifferences } from "./word-differences.ts";

/**
 * How the schema of an output differs, to those who consume it: what may now be answered and might not before is
 * breaking, what may no longer be answered is minor, and words that restrict nothing are a patch. Where it cannot be told
 * whether more is allowed than before, the difference is undecidable.
 *
 * @param at Where the schema stands in its file.
 */
export function schemaDifferences(
  before: JsonObject | undefined,
  now: JsonObject | undefined,
  at = "/output",
): Difference[] {
  if (!before && !now) return [];
  if (!before) return [difference("minor", "schema-added", at, undefined, now)];
  if (!now) return [difference("breaking", "schema-removed", at, before, undefined)];
  const [old, current] = [openSchema(before, at), openSchema(now, at)];
  const widened = escapes([current], old).map((each) =>
    ofEscape(each, each.examples.length > 0 ? "breaking" : "undecidable", "widened"),
  );
  const narrowed = escapes([old], current).map((each) => ofEscape(each, "minor", "narrowed"));
  const judged = onePerPlace([...widened, ...narrowed, ...unknownKeywordDifferences(old, current)]);
  return onePerPlace([...judged, ...wordDifferences(old, current, judged)]);
}

/** Of several differences of one place the first, unless another is more certain to break. */
function onePerPlace(differences: readonly Difference[]): Difference[] {
  const order: DifferenceLevel[] = ["breaking", "undecidable", "minor", "patch"];
  const byPlace = Map.groupBy(differences, ({ path }) => path);
  return [...byPlace.values()].flatMap((found) => {
    const worst = order.find((level) => found.some((each) => each.level === level));
    return found.find((each) => each.level === worst) ?? [];
  });
}

function ofEscape(found: Escape, level: DifferenceLevel, direction: "widened" | "narrowed"): Difference {
  const { path, wide, narrow } = found.property === undefined ? ofKeyword(found) : ofProperty(found, found.property);
  const [before, after] = direction === "widened" ? [wide, narrow] : [narrow, wide];
  return difference(level, kindOfEscape(found, direction), path, before, after);
}

/** Where a difference is told of, and what either side says there. */
interface Sides {
  path: string;
  wide: Json | undefined;
  narrow: Json | undefined;
}

function ofKeyword({ wide, keyword: name, narrow }: Escape): Sides {
  if (name === "") return { path: wide.at, wide: wide.schema, narrow: narrow[0]?.schema };
  const said = narrow.map((each) => written(each, name)).find((value) => value !== undefined);
  return { path: `${wide.at}/${name}`, wide: written(wide, name), narrow: said };
}

/** The property where one of the sides describes it, else the keyword that refuses it. */
function ofProperty({ wide, keyword: name, narrow }: Escape, property: string): Sides {
  const isRequired = name === "required";
  const inWide = isRequired ? propertyOf([wide], property) : isDescribed(wide, property) ? wide : undefined;
  const inNarrow = isRequired ? propertyOf(narrow, property) : narrow.find((each) => isDescribed(each, property));
  const path = (inWide ?? inNarrow)?.at ?? (name === "" ? wide.at : `${wide.at}/${name}`);
  return { path, wide: inWide?.schema, narrow: inNarrow?.schema };
}

function propertyOf(schemas: readonly Located[], property: string): Located | undefined {
  return schemas.flatMap((each) => schemasUnder(each, "properties").get(property) ?? [])[0];
}

function written({ schema }: Located, name: string): Json | undefined {
  return isObject(schema) && Object.hasOwn(schema, name) ? schema[name] : undefined;
}
