import { assertionNeeds, assertionTypes } from "@blastgate/core";
import { expect, test } from "vitest";
import { loadPromptfoo } from "../src/promptfoo.ts";

// Imported after the settings that keep promptfoo off the network are made.
await loadPromptfoo();
const { BaseAssertionTypesSchema, SpecialAssertionTypesSchema } = await import("promptfoo");

test("the list of assertion types is promptfoo's own", () => {
  const theirs = [...BaseAssertionTypesSchema.options, ...SpecialAssertionTypesSchema.options];
  expect(Object.keys(assertionTypes).toSorted()).toEqual(theirs.toSorted());
});

test("what can be negated is what promptfoo negates", () => {
  for (const type of Object.keys(assertionTypes)) {
    const negatable = BaseAssertionTypesSchema.safeParse(type).success;
    expect(assertionNeeds(`not-${type}`) !== undefined, type).toBe(negatable);
  }
});
