import { describe, expect, it } from "vitest";
import { schemaDifferences } from "../../src/index.ts";
import { judgedPairs } from "./judged-pairs.ts";

describe("differences of an output's schema are what a person who relies on it would say", () => {
  it.each(judgedPairs)("$change", ({ before, now, judged }) => {
    const found = schemaDifferences(before, now).map(
      ({ level, kind, path }) => `${level} ${kind} ${path.slice("/output".length)}`,
    );
    expect(found.toSorted()).toEqual(judged.toSorted());
  });
});

describe("differences of an output's schema", () => {
  it("are breaking where there is no schema any more, and minor where there was none", () => {
    expect(schemaDifferences({ type: "string" }, undefined)).toMatchObject([
      { level: "breaking", kind: "schema-removed", path: "/output", after: null },
    ]);
    expect(schemaDifferences(undefined, { type: "string" })).toMatchObject([{ level: "minor", kind: "schema-added" }]);
    expect(schemaDifferences(undefined, undefined)).toEqual([]);
  });

  it("show both sides, cut to a readable length", () => {
    const many = Array.from({ length: 60 }, (_, at) => `queue-${at}`);
    const [found] = schemaDifferences({ enum: many }, { enum: [...many, "other"] });
    expect(found?.before).toMatch(/^\["queue-0","queue-1".{50,100}…$/);
    expect(schemaDifferences({ type: "integer" }, { type: "number" })).toMatchObject([
      { before: '"integer"', after: '"number"' },
    ]);
  });
});
