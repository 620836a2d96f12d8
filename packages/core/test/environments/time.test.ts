import { expect, test } from "vitest";
import { configSchema, millisecondsOf } from "../../src/index.ts";

test.for<[string, number | undefined]>([
  ["90s", 90_000],
  ["10m", 600_000],
  ["1h30m", 5_400_000],
  ["1.5h", 5_400_000],
  ["30d", 2_592_000_000],
  ["", undefined],
  ["24", undefined],
  ["h", undefined],
  ["1h 30m", undefined],
  ["1.h", undefined],
  ["-1h", undefined],
])("%s is %d ms", ([text, ms]) => {
  expect(millisecondsOf(text)).toBe(ms);
});

test.for<[environment: object, isValid: boolean]>([
  [{ name: "production", from: "staging", soak: "24h", "signed-by": ["ci"] }, true],
  [{ name: "eu.production-2", approvers: [{ owner: "@acme/compliance" }, { any: 2, of: ["@kim", "@jane"] }] }, true],
  [{ name: "production", overrides: ["promotion-soaking"] }, true],
  [{ name: "production", overrides: ["promotion-dirty"] }, false],
  [{ name: "production", soak: "soon" }, false],
  [{ name: "Production" }, false],
  [{ name: "eu/production" }, false],
  [{ name: ".." }, false],
  [{ name: "production", "signed-by": [] }, false],
])("blastgate.yaml with the environment %j is valid: %s", ([environment, isValid]) => {
  expect(configSchema.safeParse({ environments: [environment] }).success).toBe(isValid);
});
