import { buildGraph } from "@blastgate/core";
import { describe, expect, it } from "vitest";
import { parseCodeowners } from "../src/codeowners/parse-codeowners.ts";
import { type Files, gitFixture, routing, snapshotOf } from "./git-fixture.ts";

const ownersIn = (text: string, path: string) => parseCodeowners(text, "CODEOWNERS").ruleOf(path)?.owners ?? [];

describe("a pattern of CODEOWNERS", () => {
  // https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
  const documented: [pattern: string, matches: string[], others: string[]][] = [
    ["*", ["README.md", "prompts/shared/_persona.prompt"], []],
    ["*.js", ["main.js", "src/lib/main.js"], ["main.ts", "main.JS"]],
    ["/build/logs/", ["build/logs/today.txt", "build/logs/old/monday.txt"], ["logs/today.txt", "src/build/logs/a.txt"]],
    ["docs/*", ["docs/getting-started.md"], ["docs/build-app/troubleshooting.md", "src/docs/a.md"]],
    ["apps/", ["apps/main.ts", "apps/web/main.ts", "src/apps/main.ts"], ["apps.ts", "src/apps"]],
    ["/docs/", ["docs/a.md", "docs/deep/b.md"], ["src/docs/a.md"]],
    ["**/logs", ["logs", "build/logs", "deeply/nested/logs/today.txt"], ["logs.txt"]],
    ["/apps/github", ["apps/github", "apps/github/main.ts"], ["apps/github.ts", "src/apps/github"]],
    ["/prompts/_*.prompt", ["prompts/_persona.prompt"], ["prompts/shared/_persona.prompt", "prompts/classify.prompt"]],
    ["/prompts/**/_*", ["prompts/_a.prompt", "prompts/shared/deep/_b.prompt"], ["prompts/shared/b.prompt"]],
    ["src/**/*", ["src/a.ts", "src/a/b/c.ts"], ["a/src/b.ts"]],
    ["/*", ["README.md"], ["docs/README.md"]],
    ["/pers?na.prompt", ["persona.prompt"], ["pers/na.prompt", "persna.prompt"]],
    ["/brand\\ voice/", ["brand voice/tone.prompt"], ["brand/voice"]],
    ["/app/\\[id\\]/", ["app/[id]/page.prompt"], ["app/i/page.prompt"]],
    ["/what\\?.md", ["what?.md"], ["whats.md"]],
  ];
  it.each(documented)("%s matches what GitHub documents", (pattern, matches, others) => {
    const matching = [...matches, ...others].filter((path) => ownersIn(`${pattern} @jane`, path).length > 0);
    expect(matching).toEqual(matches);
  });

  it("counts where it is the last that matches, and takes ownership away where it names nobody", () => {
    const text = "* @acme/all\n/apps/ @jane jo@example.com # together\n/apps/github\n";
    expect(ownersIn(text, "README.md")).toEqual(["@acme/all"]);
    expect(ownersIn(text, "apps/web.ts")).toEqual(["@jane", "jo@example.com"]);
    expect(ownersIn(text, "apps/github/main.ts")).toEqual([]);
  });

  it.each([
    ["!docs/ @jane", "!docs/"],
    ["/prompts/[ab].prompt @jane", "/prompts/[ab].prompt"],
    ["\\#notes @jane", "\\#notes"],
    ["/docs/ @jane jane", "jane"],
    ["/docs/ @acme/docs/team", "@acme/docs/team"],
  ])("that GitHub does not take, in `%s`, is passed over with its line", (line, written) => {
    const { ruleOf, findings } = parseCodeowners(`# Owners\n* @acme/all\n\n${line}\n`, "CODEOWNERS");
    expect(findings).toMatchObject([
      { code: "codeowners-invalid", severity: "warning", args: { written }, where: { path: "CODEOWNERS", line: 4 } },
    ]);
    expect(ruleOf("docs/a.md")?.owners).toEqual(["@acme/all"]);
  });
});

describe("CODEOWNERS in a workspace", () => {
  const classify = "prompts/support/classify.prompt";
  const owned: Files = {
    ...routing,
    ".github/CODEOWNERS": "* @acme/everyone\n/prompts/support/ @acme/support @jane\n",
  };

  it("says whose the settings are, and the prompts that nothing else gives an owner", async () => {
    const snapshot = await snapshotOf(gitFixture(owned), "HEAD");
    expect(snapshot.codeowners).toEqual({
      "blastgate.yaml": ["@acme/everyone"],
      [classify]: ["@acme/support", "@jane"],
    });
    const { nodes } = buildGraph(snapshot);
    expect(nodes.get("prompt:support/classify")?.owner).toBe("@acme/support");
    expect(nodes.get("prompt:shared/persona")?.owner).toBe("@acme/ai");
  });

  it("is not asked where the workspace names an owner itself", async () => {
    const snapshot = await snapshotOf(
      gitFixture({
        ...owned,
        "blastgate.yaml": `owner: "@acme/platform"\n${routing["blastgate.yaml"]}`,
        [classify]: `---\nowner: "@acme/routing"\nmodel: default\n---\n{{>shared/persona}}\n`,
        ".github/CODEOWNERS": "[broken] @acme/everyone\n",
      }),
    );
    expect(snapshot).toMatchObject({ codeowners: {}, findings: [] });
  });

  it("is the first file in GitHub's order, as it stands in the source", async () => {
    const fixture = gitFixture({ ...routing, "docs/CODEOWNERS": "* @acme/docs\n", CODEOWNERS: "* @acme/root\n" });
    fixture.write({ ".github/CODEOWNERS": "* @acme/github\n" });
    const ownersOf = async (revision?: string) => (await snapshotOf(fixture, revision)).codeowners[classify];
    expect(await ownersOf("HEAD")).toEqual(["@acme/root"]);
    expect(await ownersOf()).toEqual(["@acme/github"]);
    fixture.remove(".github", "CODEOWNERS");
    expect(await ownersOf()).toEqual(["@acme/docs"]);
    fixture.remove("docs");
    expect(await ownersOf()).toBeUndefined();
  });

  it("is read with any line ends, and its wrong lines are told", async () => {
    const snapshot = await snapshotOf(gitFixture({ ...routing, CODEOWNERS: "* @acme/root\r\n/prompts/ nobody\r\n" }));
    expect(snapshot.codeowners[classify]).toEqual(["@acme/root"]);
    expect(snapshot.findings).toMatchObject([{ code: "codeowners-invalid", where: { path: "CODEOWNERS", line: 2 } }]);
  });
});
