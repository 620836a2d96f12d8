import { expect, test } from "vitest";
import { driftBetween, type Lock } from "../../src/index.ts";
import { digest, lockOf } from "./builders.ts";

function lockWith(prompts: Record<string, string>): Lock {
  const locked = (letter: string) => ({ version: null, digest: digest(letter), model: null, owners: [] });
  return {
    ...lockOf(),
    prompts: Object.fromEntries(Object.entries(prompts).map(([id, letter]) => [id, locked(letter)])),
  };
}

test("drift is told prompt by prompt, whatever their order", () => {
  const before = lockWith({ "support/classify": "a", "shared/persona": "b", "email/reply": "c" });
  const after = lockWith({ "chat/reply": "d", "shared/persona": "e", "support/classify": "a" });
  expect(driftBetween(before, after)).toEqual({
    added: ["chat/reply"],
    removed: ["email/reply"],
    changed: ["shared/persona"],
  });
  expect(driftBetween(before, before)).toEqual({ added: [], removed: [], changed: [] });
});
