import { describe, expect, it } from "vitest";
import { brief, promptFolder } from "./prompt-folder.ts";

async function metadataOf(frontMatter: string) {
  const folder = await promptFolder({ "chat/answer.prompt": `---\n${frontMatter}\n---\nHello` });
  return { metadata: folder.file("chat/answer").metadata, findings: folder.findings };
}

describe("front matter", () => {
  it("is read whole, with Picoschema turned into JSON Schema", async () => {
    const { metadata, findings } = await metadataOf(
      [
        "name: answer",
        "version: 2",
        "description: Answers a customer.",
        "owner: '@acme/customer-chat'",
        "model: fast",
        "config: { temperature: 0 }",
        "input:",
        "  schema: { message: 'string, what the customer wrote', language?: string }",
        "  default: { language: en }",
        "output: { format: json, schema: { type: object, properties: { queue: { enum: [cards] } } } }",
        "tools: [lookup-account]",
        "uses: ['facts/*']",
        "acme.reviewed: 2026-01-01",
      ].join("\n"),
    );
    expect(findings).toEqual([]);
    expect(metadata).toEqual({
      description: "Answers a customer.",
      owner: "@acme/customer-chat",
      model: "fast",
      config: { temperature: 0 },
      input: {
        schema: {
          type: "object",
          properties: {
            message: { type: "string", description: "what the customer wrote" },
            language: { type: ["string", "null"] },
          },
          required: ["message"],
          additionalProperties: false,
        },
        default: { language: "en" },
      },
      output: { format: "json", schema: { type: "object", properties: { queue: { enum: ["cards"] } } } },
      tools: ["lookup-account"],
      uses: ["facts/*"],
    });
  });

  it("may be missing or empty", async () => {
    const folder = await promptFolder({ "a.prompt": "Hello", "b.prompt": "---\n---\nHello", "c.prompt": "---\n---" });
    expect(folder.findings).toEqual([]);
    for (const id of ["a", "b", "c"]) expect(folder.file(id).metadata.uses).toEqual([]);
    expect((await folder.render("b")).messages).toEqual([{ role: "user", content: "Hello" }]);
    expect((await folder.render("c")).messages).toEqual([]);
  });

  it.each([
    ["model: [", "yaml-syntax 3:1"],
    ["model: fast\nmodel: slow", "yaml-syntax 3:1"],
    ["modle: fast", "unknown-key 2:1"],
    ["input:\n  shcema: {}", "unknown-key 3:3"],
    ["model: fast\nuses: facts/*", "invalid-value 3:1"],
    ["output:\n  schema: { queue: text }", "schema-invalid 3:3"],
  ])("%j is a problem", async (frontMatter, expected) => {
    const { findings } = await metadataOf(frontMatter);
    expect(findings.map(brief)).toEqual([expected]);
  });

  it("names the key that was probably meant", async () => {
    const { findings } = await metadataOf("modle: fast");
    expect(findings[0]?.args).toEqual({ key: "modle", suggestion: "model" });
  });

  it("must be closed", async () => {
    const { findings } = await promptFolder({ "chat/answer.prompt": "---\nmodel: fast\nHello" });
    expect(findings.map(brief)).toEqual(["front-matter-unclosed 1:?"]);
  });
});
