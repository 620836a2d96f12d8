import type { DifferenceKind, DifferenceLevel, JsonObject } from "../../src/index.ts";

/** Two versions of an output's schema, and what a person who relies on it would say of the change. */
export interface JudgedPair {
  change: string;
  before: JsonObject;
  now: JsonObject;
  /** Every difference there is: `LEVEL KIND PATH`, the path below `/output`. */
  judged: `${DifferenceLevel} ${DifferenceKind} ${string}`[];
}

const queue = { type: "string", enum: ["cards", "fraud"] };
const closed = { type: "object", additionalProperties: false };
const open = { type: "object" };
// biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
const condition = { if: { required: ["refund"] }, then: { required: ["amount"] } };
const draft2020 = "https://json-schema.org/draft/2020-12/schema";

const fields: JudgedPair[] = [
  {
    change: "a required field is removed",
    before: { ...open, required: ["queue"], properties: { queue } },
    now: { ...open, properties: {} },
    judged: ["breaking field-removed /properties/queue"],
  },
  {
    change: "a required field is removed from a closed object",
    before: { ...closed, required: ["queue", "risk"], properties: { queue, risk: queue } },
    now: { ...closed, required: ["queue"], properties: { queue } },
    judged: ["breaking field-removed /properties/risk"],
  },
  {
    change: "a typed optional field is removed, so that it may be anything",
    before: { ...open, properties: { queue } },
    now: { ...open, properties: {} },
    judged: ["breaking field-removed /properties/queue"],
  },
  {
    change: "an optional field is removed from a closed object, which never has it again",
    before: { ...closed, properties: { queue } },
    now: { ...closed, properties: {} },
    judged: ["minor field-removed /properties/queue"],
  },
  {
    change: "a field is made optional",
    before: { ...open, required: ["queue"], properties: { queue } },
    now: { ...open, properties: { queue } },
    judged: ["breaking field-optional /properties/queue"],
  },
  {
    change: "a field is made required",
    before: { ...open, properties: { queue } },
    now: { ...open, required: ["queue"], properties: { queue } },
    judged: ["minor field-required /properties/queue"],
  },
  {
    change: "a required field is added",
    before: { ...open, required: ["queue"], properties: { queue } },
    now: { ...open, required: ["queue", "risk"], properties: { queue, risk: { type: "string" } } },
    judged: ["minor field-added /properties/risk"],
  },
  {
    change: "an optional field is added",
    before: { ...open, properties: { queue } },
    now: { ...open, properties: { queue, risk: { type: "string" } } },
    judged: ["minor field-added /properties/risk"],
  },
  {
    change: "a field is added where the object was closed",
    before: { ...closed, required: ["queue"], properties: { queue } },
    now: { ...closed, required: ["queue"], properties: { queue, risk: { type: "string" } } },
    judged: ["breaking field-added /properties/risk"],
  },
  {
    change: "a field that was never described is described",
    before: { ...open },
    now: { ...open, properties: { note: {} } },
    judged: ["minor field-added /properties/note"],
  },
  {
    change: "a field is renamed",
    before: { ...closed, required: ["queue"], properties: { queue } },
    now: { ...closed, required: ["team"], properties: { team: queue } },
    judged: ["breaking field-removed /properties/queue", "breaking field-added /properties/team"],
  },
  {
    change: "a nested field is made optional",
    before: { ...open, properties: { route: { ...open, required: ["queue"], properties: { queue } } } },
    now: { ...open, properties: { route: { ...open, properties: { queue } } } },
    judged: ["breaking field-optional /properties/route/properties/queue"],
  },
  {
    change: "an object is opened",
    before: { ...closed, properties: { queue } },
    now: { ...open, properties: { queue } },
    judged: ["breaking additional-properties /additionalProperties"],
  },
  {
    change: "an object is closed",
    before: { ...open, properties: { queue } },
    now: { ...closed, properties: { queue } },
    judged: ["minor additional-properties /additionalProperties"],
  },
  {
    change: "further fields may be of more types",
    before: { ...open, additionalProperties: { type: "string" } },
    now: { ...open, additionalProperties: { type: ["string", "null"] } },
    judged: ["breaking type /additionalProperties/type"],
  },
  {
    change: "fields by pattern take the place of any",
    before: { ...open },
    now: { ...open, patternProperties: { "^x-": { type: "string" } } },
    judged: ["minor type /patternProperties/^x-/type"],
  },
  {
    change: "a dependency is taken away",
    before: { ...open, dependencies: { refund: ["amount"] } },
    now: { ...open },
    judged: ["breaking additional-properties /dependencies"],
  },
  {
    change: "names of fields are no longer limited",
    before: { ...open, propertyNames: { pattern: "^[a-z]+$" } },
    now: { ...open },
    judged: ["breaking additional-properties /propertyNames"],
  },
];

const values: JudgedPair[] = [
  {
    change: "a type is widened",
    before: { type: "integer" },
    now: { type: "number" },
    judged: ["breaking type /type"],
  },
  { change: "a type is narrowed", before: { type: "number" }, now: { type: "integer" }, judged: ["minor type /type"] },
  {
    change: "null is allowed",
    before: { type: "string" },
    now: { type: ["string", "null"] },
    judged: ["breaking type /type"],
  },
  {
    change: "a type is another",
    before: { type: "string" },
    now: { type: "number" },
    judged: ["breaking type /type"],
  },
  { change: "a type is taken away", before: { type: "string" }, now: {}, judged: ["breaking type /type"] },
  {
    change: "a type is written as a list",
    before: { type: "string" },
    now: { type: ["string"] },
    judged: ["patch schema "],
  },
  {
    change: "a value is added to an enum",
    before: queue,
    now: { type: "string", enum: ["cards", "fraud", "fees"] },
    judged: ["breaking enum /enum"],
  },
  {
    change: "a value is taken from an enum",
    before: queue,
    now: { type: "string", enum: ["cards"] },
    judged: ["minor enum /enum"],
  },
  {
    change: "a value of an enum is renamed",
    before: queue,
    now: { type: "string", enum: ["cards", "scams"] },
    judged: ["breaking enum /enum"],
  },
  {
    change: "an enum is put in another order",
    before: queue,
    now: { type: "string", enum: ["fraud", "cards"] },
    judged: ["patch schema "],
  },
  { change: "an enum is taken away", before: queue, now: { type: "string" }, judged: ["breaking enum /enum"] },
  {
    change: "a constant becomes an enum with it",
    before: { const: "cards" },
    now: { enum: ["cards", "fraud"] },
    judged: ["breaking const /const"],
  },
  {
    change: "an enum of one value becomes a constant",
    before: { enum: ["cards"] },
    now: { const: "cards" },
    judged: ["patch schema "],
  },
  { change: "a constant is another", before: { const: 1 }, now: { const: 2 }, judged: ["breaking const /const"] },
  {
    change: "a floor is lowered",
    before: { type: "number", minimum: 1 },
    now: { type: "number", minimum: 0 },
    judged: ["breaking bounds /minimum"],
  },
  {
    change: "a floor is raised",
    before: { type: "number", minimum: 0 },
    now: { type: "number", minimum: 1 },
    judged: ["minor bounds /minimum"],
  },
  {
    change: "a ceiling that was out of reach now is not",
    before: { type: "number", exclusiveMaximum: 5 },
    now: { type: "number", maximum: 5 },
    judged: ["breaking bounds /exclusiveMaximum"],
  },
  {
    change: "whole numbers from 0 to 2 are listed",
    before: { type: "integer", minimum: 0, maximum: 2 },
    now: { enum: [0, 1, 2] },
    judged: ["patch schema "],
  },
  {
    change: "multiples are of a smaller step",
    before: { type: "integer", multipleOf: 4 },
    now: { type: "integer", multipleOf: 2 },
    judged: ["breaking bounds /multipleOf"],
  },
  {
    change: "multiples are of a larger step",
    before: { type: "integer", multipleOf: 2 },
    now: { type: "integer", multipleOf: 4 },
    judged: ["minor bounds /multipleOf"],
  },
  {
    change: "a text may be longer",
    before: { type: "string", maxLength: 80 },
    now: { type: "string", maxLength: 120 },
    judged: ["breaking bounds /maxLength"],
  },
  {
    change: "a text may be empty",
    before: { type: "string", minLength: 1 },
    now: { type: "string" },
    judged: ["breaking bounds /minLength"],
  },
  {
    change: "a pattern is taken away",
    before: { type: "string", pattern: "^[A-Z]{2}$" },
    now: { type: "string" },
    judged: ["breaking pattern /pattern"],
  },
  {
    change: "a pattern is added",
    before: { type: "string" },
    now: { type: "string", pattern: "^[A-Z]{2}$" },
    judged: ["minor pattern /pattern"],
  },
  {
    change: "a pattern is written in another way",
    before: { type: "string", pattern: "^[0-9]+$" },
    now: { type: "string", pattern: "^\\d+$" },
    judged: ["undecidable pattern /pattern"],
  },
  {
    change: "a pattern allows what it visibly did not",
    before: { type: "string", pattern: "^[a-z]+$" },
    now: { type: "string", pattern: "^[a-z]*$" },
    judged: ["breaking pattern /pattern"],
  },
  {
    change: "a pattern becomes the texts that match it",
    before: { type: "string", pattern: "^(cards|fraud)$" },
    now: queue,
    judged: ["minor enum /enum"],
  },
  {
    change: "a format is taken away",
    before: { type: "string", format: "date" },
    now: { type: "string" },
    judged: ["breaking format /format"],
  },
  {
    change: "a format is another",
    before: { type: "string", format: "date" },
    now: { type: "string", format: "date-time" },
    judged: ["breaking format /format"],
  },
  {
    change: "a format that nobody knows is another that nobody knows",
    before: { type: "string", format: "iban" },
    now: { type: "string", format: "bic" },
    judged: ["undecidable format /format"],
  },
];

const lists: JudgedPair[] = [
  {
    change: "items may be of more types",
    before: { type: "array", items: { type: "string" } },
    now: { type: "array", items: { type: ["string", "number"] } },
    judged: ["breaking type /items/type"],
  },
  {
    change: "items are no longer described",
    before: { type: "array", items: { type: "string" } },
    now: { type: "array" },
    judged: ["breaking type /items/type"],
  },
  {
    change: "a list may be empty",
    before: { type: "array", minItems: 1 },
    now: { type: "array" },
    judged: ["breaking bounds /minItems"],
  },
  {
    change: "a list is shorter at most",
    before: { type: "array" },
    now: { type: "array", maxItems: 3 },
    judged: ["minor bounds /maxItems"],
  },
  {
    change: "items may be repeated",
    before: { type: "array", uniqueItems: true },
    now: { type: "array" },
    judged: ["breaking bounds /uniqueItems"],
  },
  {
    change: "nothing certain is in the list any more",
    before: { type: "array", contains: { const: "cards" } },
    now: { type: "array" },
    judged: ["breaking items /contains"],
  },
  {
    change: "the second item of a tuple is widened, in draft-07",
    before: { type: "array", items: [{ type: "string" }, { type: "integer" }], additionalItems: false },
    now: { type: "array", items: [{ type: "string" }, { type: "number" }], additionalItems: false },
    judged: ["breaking type /items/1/type"],
  },
  {
    change: "the second item of a tuple is widened, in 2020-12",
    before: { $schema: draft2020, type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false },
    now: { $schema: draft2020, type: "array", prefixItems: [{ type: "string" }, { type: "number" }], items: false },
    judged: ["breaking type /prefixItems/1/type"],
  },
  {
    change: "a tuple may be longer",
    before: { type: "array", items: [{ type: "string" }], additionalItems: false },
    now: { type: "array", items: [{ type: "string" }] },
    judged: ["breaking items /additionalItems"],
  },
];

const combined: JudgedPair[] = [
  {
    change: "a nullable text becomes a list of types",
    before: { anyOf: [{ type: "string" }, { type: "null" }] },
    now: { type: ["string", "null"] },
    judged: ["patch schema "],
  },
  {
    change: "an alternative is added",
    before: { anyOf: [{ type: "string" }, { type: "null" }] },
    now: { anyOf: [{ type: "string" }, { type: "null" }, { type: "number" }] },
    judged: ["breaking alternatives /anyOf"],
  },
  {
    change: "an alternative is taken away",
    before: { oneOf: [{ type: "string" }, { type: "null" }] },
    now: { oneOf: [{ type: "string" }] },
    judged: ["minor alternatives /oneOf"],
  },
  {
    change: "one of several kinds of object gets a value more",
    before: { oneOf: [kind("refund", queue), kind("transfer", queue)] },
    now: { oneOf: [kind("refund", { type: "string" }), kind("transfer", queue)] },
    judged: ["breaking alternatives /oneOf"],
  },
  {
    change: "a part of allOf is taken away",
    before: { allOf: [{ type: "string" }, { maxLength: 3 }] },
    now: { allOf: [{ type: "string" }] },
    judged: ["breaking bounds /allOf/1/maxLength"],
  },
  {
    change: "allOf is folded into one",
    before: { allOf: [{ type: "string" }, { maxLength: 3 }] },
    now: { type: "string", maxLength: 3 },
    judged: ["patch schema "],
  },
  {
    change: "a definition is widened",
    before: { type: "array", items: { $ref: "#/definitions/queue" }, definitions: { queue } },
    now: { type: "array", items: { $ref: "#/definitions/queue" }, definitions: { queue: { type: "string" } } },
    judged: ["breaking enum /definitions/queue/enum"],
  },
  {
    change: "a definition is written out",
    before: { ...open, properties: { queue: { $ref: "#/$defs/queue" } }, $defs: { queue } },
    now: { ...open, properties: { queue } },
    judged: ["patch schema "],
  },
  {
    change: "a recursive schema is widened",
    before: { ...open, properties: { next: { $ref: "#" }, count: { type: "integer" } } },
    now: { ...open, properties: { next: { $ref: "#" }, count: { type: "number" } } },
    judged: ["breaking type /properties/count/type"],
  },
  {
    change: "what is excluded is taken away",
    before: { type: "string", not: { const: "none" } },
    now: { type: "string" },
    judged: ["breaking alternatives /not"],
  },
  {
    change: "a condition is taken away",
    before: { ...open, ...condition },
    now: { ...open },
    judged: ["breaking alternatives /if"],
  },
  {
    change: "a condition stays and something else is narrowed",
    before: { ...open, ...condition, properties: { queue: { type: "string" } } },
    now: { ...open, ...condition, properties: { queue } },
    judged: ["minor enum /properties/queue/enum"],
  },
  {
    change: "what is excluded is another pattern",
    before: { type: "string", not: { pattern: "^\\d{9}$" } },
    now: { type: "string", not: { pattern: "^[0-9]{9}$" } },
    judged: ["undecidable alternatives /not"],
  },
  {
    change: "unevaluated fields are no longer refused",
    before: { $schema: draft2020, ...open, allOf: [{ properties: { queue } }], unevaluatedProperties: false },
    now: { $schema: draft2020, ...open, allOf: [{ properties: { queue } }] },
    judged: ["undecidable additional-properties /unevaluatedProperties"],
  },
];

const words: JudgedPair[] = [
  {
    change: "a description is another",
    before: { ...queue, description: "The queue" },
    now: { ...queue, description: "Where the message goes" },
    judged: ["patch schema /description"],
  },
  {
    change: "examples are added",
    before: queue,
    now: { ...queue, examples: ["cards"] },
    judged: ["patch schema /examples"],
  },
  {
    change: "a keyword that nobody knows is another",
    before: { type: "string", discriminator: "kind" },
    now: { type: "string", discriminator: "type" },
    judged: ["undecidable schema /discriminator"],
  },
  {
    change: "a keyword that nobody knows is added",
    before: { type: "string" },
    now: { type: "string", nullable: true },
    judged: ["undecidable schema /nullable"],
  },
  {
    change: "a keyword of the other dialect is added",
    before: { type: "array" },
    now: { type: "array", prefixItems: [{ type: "string" }] },
    judged: ["undecidable schema /prefixItems"],
  },
  {
    change: "nothing",
    before: { ...open, properties: { queue } },
    now: { properties: { queue }, ...open },
    judged: [],
  },
];

function kind(name: string, of: JsonObject): JsonObject {
  return { type: "object", required: ["kind", "of"], properties: { kind: { const: name }, of } };
}

export const judgedPairs: JudgedPair[] = [...fields, ...values, ...lists, ...combined, ...words];
