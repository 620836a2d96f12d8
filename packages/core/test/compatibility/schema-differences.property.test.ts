import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapes } from "../../src/compatibility/escapes.ts";
import { samples } from "../../src/compatibility/samples.ts";
import { openSchema } from "../../src/compatibility/schema-document.ts";
import type { Json, JsonObject } from "../../src/index.ts";
import { schemaDifferences } from "../../src/index.ts";
import { edited, instance } from "./random-schemas.ts";

const pairs = Number(process.env.SCHEMA_PAIRS ?? 200);

describe.each(["draft-07", "2020-12"] as const)("differences of random schemas of %s, held against ajv", (dialect) => {
  it("miss nothing that is allowed now and was not before, and call nothing breaking that is not", () => {
    const tally = { pairs: 0, wider: 0, breaking: 0, undecidable: 0, unproven: 0 };
    const instances = fc.sample(instance, { numRuns: 300, seed: 7 });
    const check = fc.property(edited(dialect), ({ before, now }) => {
      const [old, current] = [validator(dialect, before), validator(dialect, now)];
      if (!old || !current || [before, now].some(isMisread)) return;
      const [a, b] = [openSchema(before, ""), openSchema(now, "")];
      const isWider = [...instances, ...samples([a]), ...samples([b])].some((each) => current(each) && !old(each));
      const levels = new Set(schemaDifferences(before, now).map(({ level }) => level));
      const found = escapes([b], a);
      const examples = found.flatMap((each) => each.examples);
      tally.pairs += 1;
      if (isWider) tally.wider += 1;
      if (levels.has("breaking")) tally.breaking += 1;
      else if (levels.has("undecidable")) tally.undecidable += 1;
      if (isWider && !levels.has("breaking")) tally.unproven += 1;
      const missed = isWider && !levels.has("breaking") && !levels.has("undecidable");
      const wrong = examples.filter((each) => !current(each) || old(each));
      expect({ missed, wrong }).toEqual({ missed: false, wrong: [] });
    });
    fc.assert(check, { numRuns: pairs });
    report(`${dialect}: ${JSON.stringify(tally)}`);
    expect(tally.wider).toBeGreaterThan(pairs / 10);
    expect(tally.undecidable).toBeLessThan(pairs / 4);
  }, 300_000);
});

describe("differences of schemas with few instances", () => {
  it("are breaking exactly where an instance is new, and never undecidable", () => {
    const tally = { pairs: 0, breaking: 0 };
    const check = fc.property(finite, finite, (before, now) => {
      const [old, current] = [validator("draft-07", before), validator("draft-07", now)];
      const isWider = everything.some((each) => current?.(each) && !old?.(each));
      const levels = new Set(schemaDifferences(before, now).map(({ level }) => level));
      tally.pairs += 1;
      if (isWider) tally.breaking += 1;
      expect({ breaking: levels.has("breaking"), undecidable: levels.has("undecidable") }).toEqual({
        breaking: isWider,
        undecidable: false,
      });
    });
    fc.assert(check, { numRuns: pairs * 2 });
    expect(tally.pairs - tally.breaking).toBeGreaterThan(pairs / 10);
  }, 300_000);
});

const scalars: Json[] = [null, false, true, 0, 1, 2, 3, "a", "b"];
const scalarSchema: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.subarray(scalars, { minLength: 1 }).map((values): JsonObject => ({ enum: values })),
  fc.constantFrom<JsonObject>({ type: "boolean" }, { type: ["boolean", "null"] }, { const: 2 }),
  fc.record({ type: fc.constant("integer"), minimum: fc.nat(3), maximum: fc.integer({ min: 0, max: 3 }) }),
);
/** Of their instances each is among `everything`. */
const finite: fc.Arbitrary<JsonObject> = fc.oneof(
  scalarSchema,
  fc.record({
    type: fc.constant("object"),
    additionalProperties: fc.constant(false),
    properties: fc.dictionary(fc.constantFrom("a", "b"), scalarSchema, { noNullPrototype: true }),
    required: fc.subarray(["a", "b"]),
  }),
);
const everything: Json[] = [
  ...scalars,
  {},
  ...scalars.flatMap((a): Json[] => [{ a }, { b: a }, ...scalars.map((b) => ({ a, b }))]),
];

const options = { strict: false, logger: false, meta: true, validateSchema: true } as const;
const validators = { "draft-07": new Ajv(options), "2020-12": new Ajv2020(options) };
for (const ajv of Object.values(validators)) addFormats.default(ajv);

/** `undefined` where the schema is none. */
function validator(dialect: keyof typeof validators, schema: JsonObject): ((value: Json) => boolean) | undefined {
  try {
    const check = validators[dialect].compile(schema);
    return (value) => check(value) === true;
  } catch {
    return undefined;
  }
}

/** ajv 8 takes an empty list as one that contains something, where the schema describes single items too. */
function isMisread(schema: JsonObject): boolean {
  const text = JSON.stringify(schema);
  return text.includes('"contains":') && /"(prefixItems|items)":\[/.test(text);
}

function report(line: string): void {
  process.stdout.write(`${line}\n`);
}
