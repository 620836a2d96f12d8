import { expect, test } from "vitest";
import { checkEnvironments } from "../../src/environments/check-environments.ts";
import type { Environment } from "../../src/index.ts";

test.for<[what: string, environments: Environment[], codes: string[]]>([
  ["one after the other", [{ name: "staging" }, { name: "production", from: "staging", soak: "24h" }], []],
  ["one twice", [{ name: "staging" }, { name: "staging" }], ["environment-twice"]],
  ["one that takes from nowhere", [{ name: "production", from: "stagign" }], ["environment-unknown"]],
  ["one that soaks nowhere", [{ name: "staging", soak: "24h" }], ["environment-soaks-nowhere"]],
  ["one that takes from itself", [{ name: "staging", from: "staging" }], ["environment-from-itself"]],
  [
    "a circle, and one that takes from it",
    [
      { name: "staging", from: "production" },
      { name: "production", from: "staging" },
      { name: "europe", from: "production" },
    ],
    ["environment-from-itself", "environment-from-itself"],
  ],
])("environments, %s", ([, environments, codes]) => {
  expect(checkEnvironments(environments, { path: "blastgate.yaml" }).map(({ code }) => code)).toEqual(codes);
});
