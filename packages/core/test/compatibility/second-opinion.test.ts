import { compareJsonSchema } from "api-smart-diff";
import { describe, expect, it } from "vitest";
import { schemaDifferences } from "../../src/index.ts";
import { judgedPairs } from "./judged-pairs.ts";

/** Where api-smart-diff says otherwise, by the reason. */
const disagreements: Record<string, string[]> = {
  "It asks what a field's presence means to who writes it, and takes a field that is gone or new as optional, open or closed.":
    [
      "a typed optional field is removed, so that it may be anything",
      "a field is added where the object was closed",
      "an object is opened",
      "a tuple may be longer",
      "items are no longer described",
    ],
  "It compares the values of an enum one by one, and takes none at all for fewer.": [
    "an enum is taken away",
    "a definition is widened",
    "one of several kinds of object gets a value more",
    "a pattern becomes the texts that match it",
    "a condition stays and something else is narrowed",
  ],
  "It compares words, and not what they allow: another way to write the same counts as a change.": [
    "a type is narrowed",
    "a type is written as a list",
    "whole numbers from 0 to 2 are listed",
    "a nullable text becomes a list of types",
    "what is excluded is another pattern",
  ],
  "It has no rule for the keyword, and says nothing.": [
    "a dependency is taken away",
    "nothing certain is in the list any more",
    "the second item of a tuple is widened, in 2020-12",
    "a condition is taken away",
    "unevaluated fields are no longer refused",
    "a keyword that nobody knows is another",
    "a keyword that nobody knows is added",
    "a keyword of the other dialect is added",
  ],
};

describe("api-smart-diff, asked whether outputs may be what they were not,", () => {
  const known = new Set(Object.values(disagreements).flat());

  it.each(judgedPairs)("agrees, or disagrees for a known reason, where $change", ({ change, before, now }) => {
    const ours = schemaDifferences(before, now).some(({ level }) => level === "breaking" || level === "undecidable");
    // It judges for those who send what the schema describes: what breaks them on the way back is what is new.
    const theirs = compareJsonSchema(now, before).diffs.some(({ type }) => type === "breaking");
    expect({ change, same: ours === theirs }).toEqual({ change, same: !known.has(change) });
  });
});
