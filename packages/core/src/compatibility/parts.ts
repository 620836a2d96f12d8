import { regex } from "./regex.ts";
import { below, keyword, type Located, schemasUnder } from "./schema-document.ts";

/** What a schema says of an array's items: of the first ones each, and of all after them. */
export function itemsOf(located: Located): { prefix: Located[]; rest: Located | undefined } {
  const prefixKeyword = located.document.dialect.name === "2020-12" ? "prefixItems" : "items";
  const written = keyword(located, prefixKeyword);
  const prefix = Array.isArray(written) ? written.map((_, at) => below(located, prefixKeyword, at)) : [];
  const restKeyword = prefixKeyword === "items" && Array.isArray(written) ? "additionalItems" : "items";
  const rest = keyword(located, restKeyword) === undefined ? undefined : below(located, restKeyword);
  return { prefix, rest };
}

/** The schemas that a property of this name has to be valid against; `undefined` where a pattern cannot be read. */
export function schemasOfName(located: Located, name: string): Located[] | undefined {
  const named = keyword(located, "properties");
  const applicable: Located[] = [];
  if (named !== null && typeof named === "object" && Object.hasOwn(named, name)) {
    applicable.push(below(located, "properties", name));
  }
  for (const [pattern, schema] of schemasUnder(located, "patternProperties")) {
    const compiled = regex(pattern);
    if (!compiled) return undefined;
    if (compiled.test(name)) applicable.push(schema);
  }
  if (applicable.length === 0 && keyword(located, "additionalProperties") !== undefined) {
    applicable.push(below(located, "additionalProperties"));
  }
  return applicable;
}

/** Names of properties that schemas mention, in `properties`, `required` or what depends on them. */
export function mentionedNames(schemas: readonly Located[]): string[] {
  const maps = ["properties", "dependencies", "dependentRequired", "dependentSchemas"];
  return [
    ...new Set(
      schemas.flatMap((each) => [
        ...maps.flatMap((name) => [...schemasUnder(each, name).keys()]),
        ...requiredNames(each),
      ]),
    ),
  ];
}

export function requiredNames(located: Located): string[] {
  const required = keyword(located, "required");
  return Array.isArray(required) ? required.filter((name) => typeof name === "string") : [];
}
