import { describe, expect, it } from "vitest";
import { openParseCache } from "../src/index.ts";
import { emptyFolder } from "./git-fixture.ts";

const version = "0123456789abcdef";
const key = ["prompt", "prompts/a.prompt", "digest", { prompts: "prompts" }];

describe("the parse cache", () => {
  it("gives what was kept under the same key, and nothing under any other", async () => {
    const folder = emptyFolder();
    await openParseCache(folder, version).set(key, { id: "a" });
    const cache = openParseCache(folder, version);
    expect(await cache.get(key)).toEqual({ id: "a" });
    expect(await cache.get(["prompt", "prompts/b.prompt", "digest", { prompts: "prompts" }])).toBeUndefined();
    expect(await cache.get(["prompt", "prompts/a.prompt", "digest", { prompts: "other" }])).toBeUndefined();
    expect(await openParseCache(folder, "fedcba9876543210").get(key)).toBeUndefined();
  });
});
