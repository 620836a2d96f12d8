import { isObject } from "../data/is-object.ts";
import type { Json } from "../schemas/common.ts";

/** What a keyword of JSON Schema takes, and where schemas stand in it. */
interface Shape {
  expected: string;
  fits(value: Json): boolean;
  /** The keys under the keyword at which schemas stand; `[]` is the value itself. */
  schemas?(value: Json): (string | number)[][];
}

const types = ["null", "boolean", "integer", "number", "string", "array", "object"];
const isSchema = (value: Json) => isObject(value) || typeof value === "boolean";
const isText = (value: Json) => typeof value === "string";
const isTexts = (value: Json) => Array.isArray(value) && value.every(isText) && new Set(value).size === value.length;
const isType = (value: Json) => typeof value === "string" && types.includes(value);

const text: Shape = { expected: "a text", fits: isText };
const number: Shape = { expected: "a number", fits: (value) => typeof value === "number" };
const positive: Shape = { expected: "a number above 0", fits: (value) => typeof value === "number" && value > 0 };
const count: Shape = {
  expected: "a whole number from 0 on",
  fits: (value) => Number.isInteger(value) && Number(value) >= 0,
};
const flag: Shape = { expected: "true or false", fits: (value) => typeof value === "boolean" };
const texts: Shape = { expected: "a list of different texts", fits: isTexts };
const schema: Shape = { expected: "a schema", fits: isSchema, schemas: () => [[]] };
const schemas: Shape = {
  expected: "a list of schemas",
  fits: (value) => Array.isArray(value) && value.length > 0 && value.every(isSchema),
  schemas: (value) => (Array.isArray(value) ? value.map((_, at) => [at]) : []),
};
const schemaMap: Shape = {
  expected: "schemas by name",
  fits: (value) => isObject(value) && Object.values(value).every(isSchema),
  schemas: (value) => (isObject(value) ? Object.keys(value).map((key) => [key]) : []),
};
const schemaOrList: Shape = {
  expected: "a schema, or a list of them",
  fits: (value) => isSchema(value) || schemas.fits(value),
  schemas: (value) => (Array.isArray(value) ? value.map((_, at) => [at]) : [[]]),
};
const anything: Shape = { expected: "any value", fits: () => true };

/** Keywords whose values are looked at; `items` is of draft-07, and in 2020-12 one schema. */
export const keywordShapes: Readonly<Record<string, Shape>> = {
  $schema: text,
  $id: text,
  $ref: text,
  $anchor: text,
  $defs: schemaMap,
  definitions: schemaMap,
  title: text,
  description: text,
  default: anything,
  examples: { expected: "a list", fits: Array.isArray },
  type: {
    expected: `one of ${types.join(", ")}, or a list of these`,
    fits: (value) =>
      isType(value) || (isTexts(value) && Array.isArray(value) && value.length > 0 && value.every(isType)),
  },
  enum: { expected: "a list of one value or more", fits: (value) => Array.isArray(value) && value.length > 0 },
  const: anything,
  allOf: schemas,
  anyOf: schemas,
  oneOf: schemas,
  not: schema,
  if: schema,
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: schema,
  else: schema,
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
  multipleOf: positive,
  minLength: count,
  maxLength: count,
  pattern: text,
  format: text,
  items: schemaOrList,
  prefixItems: schemas,
  additionalItems: schema,
  unevaluatedItems: schema,
  contains: schema,
  minContains: count,
  maxContains: count,
  minItems: count,
  maxItems: count,
  uniqueItems: flag,
  properties: schemaMap,
  patternProperties: schemaMap,
  additionalProperties: schema,
  unevaluatedProperties: schema,
  propertyNames: schema,
  required: texts,
  minProperties: count,
  maxProperties: count,
  dependentRequired: {
    expected: "lists of texts by name",
    fits: (value) => isObject(value) && Object.values(value).every(isTexts),
  },
  dependentSchemas: schemaMap,
  dependencies: {
    expected: "schemas or lists of texts by name",
    fits: (value) => isObject(value) && Object.values(value).every((each) => isSchema(each) || isTexts(each)),
    schemas: (value) =>
      isObject(value)
        ? Object.keys(value)
            .filter((key) => !Array.isArray(value[key]))
            .map((key) => [key])
        : [],
  },
};
