import { describe, expect, it } from "vitest";
import { formatOf, isPartial, parsePrompt, promptId } from "../src/index.ts";

describe("prompt files", () => {
  it.each([
    ["prompts/support/classify.prompt", "support/classify", "dotprompt", false],
    ["prompts/shared/_persona.prompt", "shared/persona", "dotprompt", true],
    ["prompts/shared/_facts.v2.jinja2", "shared/facts.v2", "jinja", true],
    ["prompts/terms.md", "terms", "text", false],
    ["prompts/a/b/_legal.txt", "a/b/legal", "text", true],
  ])("%s is the prompt %s", (path, id, format, partial) => {
    expect(promptId(path, "prompts")).toBe(id);
    expect(formatOf(path)).toBe(format);
    expect(isPartial(path)).toBe(partial);
  });

  it("are not features, data or anything else", () => {
    expect(formatOf("prompts/support/routing.feature.yaml")).toBeUndefined();
    expect(formatOf("prompts/logo.png")).toBeUndefined();
  });

  it("must have a name that can be an id", async () => {
    const source = { path: "prompts/für alle.prompt", root: "prompts", text: "Hello", digest: "0" };
    const { file, findings } = await parsePrompt(source);
    expect(file).toBeUndefined();
    expect(findings).toMatchObject([{ code: "prompt-name-invalid", args: { id: "für alle" } }]);
  });

  it("may lie at the root of the repository", () => {
    expect(promptId("support/_tone.prompt", ".")).toBe("support/tone");
  });
});
