import fc from "fast-check";
import { expect, it } from "vitest";
import { findLine, sortedLines } from "../src/sorted-lines.ts";

it("every key leads to its value, and no other key to any", () => {
  const key = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("", "prompt:a", "prompt:a\tb", "a\nb", 'a"', "é", "😀"),
  );
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(key, fc.json()), { selector: ([name]) => name }), key, (entries, other) => {
      const values = new Map(entries);
      const lines = Buffer.from([...sortedLines(values.keys(), (name) => values.get(name))].join(""));
      for (const [name, value] of entries) expect(findLine(lines, name)).toBe(value);
      if (!entries.some(([name]) => name === other)) expect(findLine(lines, other)).toBeUndefined();
    }),
  );
});
