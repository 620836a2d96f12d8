import { describe, expect, it } from "vitest";
import { brief, promptFolder, renderedText } from "./prompt-folder.ts";

describe("plain text prompts", () => {
  it("replace a line that holds a reference by the text it refers to", async () => {
    const folder = await promptFolder({
      "support/classify.txt":
        "You route requests.\n  file://../shared/_persona.txt\nSee file://elsewhere.txt for more.\n",
      "shared/_persona.txt": "You are Acme.\nfile://_tone.md\n",
      "shared/_tone.md": "---\nowner: '@acme/ai-platform'\n---\nBe warm.\n",
    });
    expect(folder.findings).toEqual([]);
    expect(folder.file("support/classify").references).toEqual([
      { target: "shared/persona", written: "file://../shared/_persona.txt", position: { line: 2, column: 3 } },
    ]);
    expect(await folder.render("support/classify")).toEqual({
      messages: [
        { role: "user", content: "You route requests.\nYou are Acme.\nBe warm.\nSee file://elsewhere.txt for more." },
      ],
      loaded: ["shared/persona", "shared/tone", "support/classify"],
    });
  });

  it("are the system message for the variable `message`", async () => {
    const folder = await promptFolder({ "support/classify.txt": "---\nRoute {{message}}.\n" });
    expect((await folder.render("support/classify", { message: "file://../secret.txt {{x}}" })).messages).toEqual([
      { role: "system", content: "---\nRoute {{message}}." },
      { role: "user", content: "file://../secret.txt {{x}}" },
    ]);
    expect((await folder.render("support/classify", { message: { topic: "cards" } })).messages[1]?.content).toBe(
      '{"topic":"cards"}',
    );
  });

  it("may not refer to what lies outside the prompts folder", async () => {
    const folder = await promptFolder({ "support/classify.txt": "file://../../.env\nfile:///etc/passwd" });
    expect(folder.findings.map(brief)).toEqual(["reference-outside-prompts 1:1", "reference-outside-prompts 2:1"]);
    expect(await renderedText(folder, "support/classify")).toBe("file://../../.env\nfile:///etc/passwd");
  });

  it("stop where a reference leads nowhere or round in a circle", async () => {
    const folder = await promptFolder({ "lost.txt": "file://nowhere.txt", "round.txt": "file://round.txt" });
    await expect(folder.render("lost")).rejects.toThrow('there is no prompt "nowhere"');
    await expect(folder.render("round")).rejects.toThrow("render-failed");
  });
});

describe("Markdown prompts", () => {
  it("have front matter, and references only where Markdown has plain text", async () => {
    const folder = await promptFolder({
      "chat/answer.md": [
        "---",
        "model: fast",
        "---",
        "# Answer",
        "Be kind.",
        "file://_tone.md",
        "<file://_safety.md>",
        "",
        "```",
        "file://code.md",
        "```",
        "",
        "    file://indented.md",
        "",
        "<!--",
        "file://comment.md",
        "-->",
        "",
        "- file://list.md",
        "",
        "`open",
        "file://in-code.md",
        "close`",
      ].join("\n"),
    });
    expect(folder.findings).toEqual([]);
    expect(folder.file("chat/answer").metadata.model).toBe("fast");
    expect(folder.file("chat/answer").references).toEqual([
      { target: "chat/tone", written: "file://_tone.md", position: { line: 6, column: 1 } },
      { target: "chat/safety", written: "file://_safety.md", position: { line: 7, column: 2 } },
    ]);
  });
});
