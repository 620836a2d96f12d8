import fc from "fast-check";
import type { Json, JsonObject } from "../../src/index.ts";

const names = ["a", "b", "x-1"];
const scalar: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  null,
  true,
  false,
  -1,
  0,
  0.5,
  1,
  2,
  3,
  "",
  "a",
  "ab",
  "b1",
  "abc",
);
const small = fc.integer({ min: 0, max: 3 });
const types = ["null", "boolean", "integer", "number", "string", "array", "object"];
const patterns = ["^a", "b", "^[a-c]*$", "^x-", "1$"];

/** Instances of the vocabulary that the schemas below speak of. */
export const instance: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names, "c"), tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

/** Words and keywords that need no schema below them. */
const scalars: Record<string, fc.Arbitrary<Json>> = {
  type: fc.oneof(fc.constantFrom(...types), fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 })),
  enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }),
  const: scalar,
  minimum: small,
  maximum: small,
  exclusiveMinimum: small,
  exclusiveMaximum: small,
  multipleOf: fc.constantFrom<Json>(1, 2, 0.5),
  minLength: small,
  maxLength: small,
  pattern: fc.constantFrom(...patterns),
  format: fc.constantFrom("date", "email"),
  minItems: small,
  maxItems: small,
  uniqueItems: fc.boolean(),
  minProperties: small,
  maxProperties: small,
  required: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
  description: fc.constantFrom("queue", "action"),
};

type Dialect = "draft-07" | "2020-12";

/** Schemas of a dialect, small enough that instances by chance are often valid. */
export function schemas(dialect: Dialect, keywords: "all" | "decidable" = "all"): fc.Arbitrary<JsonObject> {
  const { schema } = fc.letrec<{ schema: JsonObject; below: Json }>((tie) => ({
    below: fc.oneof({ weight: 6, arbitrary: tie("schema") }, { weight: 1, arbitrary: fc.boolean() }),
    schema: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.record(pick(scalars, ["type", "enum", "minimum", "maximum", "minLength", "pattern"]), {
        requiredKeys: ["type"],
      }),
      fc.record(pick(scalars, ["type"])),
      plain(tie("below") as fc.Arbitrary<Json>, dialect, keywords),
    ) as fc.Arbitrary<JsonObject>,
  }));
  const root = fc.tuple(schema as fc.Arbitrary<JsonObject>, schema as fc.Arbitrary<JsonObject>).map(
    ([main, shared]): JsonObject => ({
      ...(dialect === "2020-12" && { $schema: "https://json-schema.org/draft/2020-12/schema" }),
      ...main,
      definitions: { shared: withoutReferences(shared) },
    }),
  );
  return root;
}

function plain(below: fc.Arbitrary<Json>, dialect: Dialect, keywords: "all" | "decidable"): fc.Arbitrary<JsonObject> {
  const list = fc.array(below, { minLength: 1, maxLength: 3 });
  const applicators: Record<string, fc.Arbitrary<Json>> = {
    properties: fc.dictionary(fc.constantFrom(...names), below, { maxKeys: 3, noNullPrototype: true }),
    additionalProperties: below,
    items: below,
    anyOf: list,
    allOf: list,
    oneOf: list,
    $ref: fc.constant("#/definitions/shared"),
    ...(dialect === "2020-12" ? { prefixItems: list } : { items: fc.oneof(below, list), additionalItems: below }),
    ...(keywords === "all" && {
      patternProperties: fc.dictionary(fc.constantFrom("^x-", "^[ab]$"), below, {
        minKeys: 1,
        maxKeys: 2,
        noNullPrototype: true,
      }),
      propertyNames: fc.constantFrom<Json>({ pattern: "^[a-z]$" }, { maxLength: 1 }, { enum: ["a", "b"] }),
      contains: below,
      not: below,
      if: below,
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: below,
      else: below,
      dependencies: fc.constantFrom<Json>({ a: ["b"] }, { a: { required: ["b"] } }),
      ...(dialect === "2020-12" && {
        minContains: small,
        maxContains: small,
        unevaluatedProperties: fc.constant(false),
        dependentRequired: fc.constantFrom<Json>({ a: ["b"] }),
      }),
    }),
  };
  const all = { ...scalars, ...applicators };
  return fc
    .uniqueArray(fc.constantFrom(...Object.keys(all), ...Object.keys(applicators), "properties", "required"), {
      maxLength: 4,
    })
    .chain((chosen) => fc.record(pick(all, chosen)) as fc.Arbitrary<JsonObject>);
}

/** A schema and one that came of it by an edit: a keyword changed, taken out or brought in somewhere. */
export function edited(dialect: Dialect, keywords: "all" | "decidable" = "all") {
  const one = schemas(dialect, keywords);
  return fc.tuple(one, one, fc.nat(1000), fc.nat(1000), fc.nat(3)).map(([before, other, where, which, kind]) => {
    const now = structuredClone(before);
    const [places, donors] = [objectsIn(now), objectsIn(other)];
    const place = places[where % places.length];
    const donor = donors[which % donors.length];
    if (!place || !donor) return { before, now: other };
    const keys = Object.keys(place).filter((key) => key !== "$schema" && key !== "definitions");
    const key = keys[which % Math.max(keys.length, 1)];
    if (kind === 0 && key !== undefined) delete place[key];
    else if (kind === 1) Object.assign(place, donor.definitions ? {} : donor);
    else if (kind === 2 && key !== undefined) {
      const same = donors.find((each) => Object.hasOwn(each, key));
      if (same && same[key] !== undefined) place[key] = same[key];
      else delete place[key];
    } else return { before, now: other };
    return { before, now };
  });
}

function objectsIn(value: Json): JsonObject[] {
  if (value === null || typeof value !== "object") return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value, ...inner];
}

function withoutReferences(schema: JsonObject): JsonObject {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"#/definitions/shared"', '"#/definitions/none"'),
    (key, value) => (key === "$ref" ? undefined : value),
  );
}

function pick(from: Record<string, fc.Arbitrary<Json>>, keys: readonly string[]): Record<string, fc.Arbitrary<Json>> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
}
