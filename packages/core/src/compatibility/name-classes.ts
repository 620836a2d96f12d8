import { regex } from "./regex.ts";
import { textsLike } from "./sample-scalars.ts";
import { below, keyword, type Located, schemasUnder } from "./schema-document.ts";

/** Names of properties that nobody mentions, as far as the same schemas apply to all of them. */
interface NameClass {
  /** What the narrow schemas ask of a property with such a name, and what the wide one does. */
  schemas: Located[];
  asked: Located[];
  /** Such a name; `undefined` where none was found. */
  example: string | undefined;
}

const mostPatterns = 4;

/**
 * Every class of names that `patternProperties` tell apart: one for each set of patterns that a name may match. With many
 * patterns there is one class of names that may match any, of which nothing is known.
 */
export function nameClasses(narrow: readonly Located[], wide: Located, mentioned: readonly string[]): NameClass[] {
  const sides = [...narrow, wide];
  const patterns = [...new Set(sides.flatMap((each) => [...schemasUnder(each, "patternProperties").keys()]))];
  if (patterns.length > mostPatterns) {
    return [{ schemas: [], asked: allOf(wide, patterns), example: undefined }];
  }
  return subsets(patterns).map((matched) => ({
    schemas: narrow.flatMap((each) => applying(each, matched)),
    asked: applying(wide, matched),
    example: exampleName(patterns, matched, mentioned),
  }));
}

function applying(located: Located, matched: readonly string[]): Located[] {
  const byPattern = schemasUnder(located, "patternProperties");
  const applicable = matched.flatMap((pattern) => byPattern.get(pattern) ?? []);
  return applicable.length > 0 ? applicable : additional(located);
}

function allOf(located: Located, patterns: readonly string[]): Located[] {
  return [
    ...patterns.flatMap((pattern) => schemasUnder(located, "patternProperties").get(pattern) ?? []),
    ...additional(located),
  ];
}

function additional(located: Located): Located[] {
  return keyword(located, "additionalProperties") === undefined ? [] : [below(located, "additionalProperties")];
}

function subsets(patterns: readonly string[]): string[][] {
  const sets: string[][] = [[]];
  for (const pattern of patterns) sets.push(...sets.map((set) => [...set, pattern]));
  return sets;
}

function exampleName(patterns: readonly string[], matched: readonly string[], mentioned: readonly string[]) {
  return ["extra", ...patterns.flatMap(textsLike), "a", "A", "0", "_"].find(
    (name) =>
      name !== "" &&
      !mentioned.includes(name) &&
      patterns.every((pattern) => regex(pattern)?.test(name) === matched.includes(pattern)),
  );
}
