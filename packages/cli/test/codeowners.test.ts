import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Files, repository, temporaryFolder } from "./support/repository.ts";

const bank: Files = {
  "blastgate.yaml": "owner: '@acme/ai-platform'\nmodels: { default: { provider: 'openai:chat:gpt-5-mini' } }\n",
  "prompts/shared/_persona.prompt": "You are Acme's assistant. Be polite.\n",
  "prompts/support/classify.prompt":
    "---\nowner: '@acme/support'\n---\n{{>shared/persona}}\nWhich queue? {{message}}\n",
  "prompts/support/support routing.feature.yaml":
    "feature: support-routing\nowner: '@acme/support'\nsteps: [{ id: classify, prompt: support/classify }]\n",
  "contracts/shared/persona.contract.yaml":
    "prompt: shared/persona\nversion: 1.0.0\nowner: '@acme/ai-platform'\napprovers: [{ owner: '@acme/compliance' }]\n",
  "evals/support-routing/suite.yaml": "feature: support-routing\ntests: [{ vars: { id: lost-card, message: Lost } }]\n",
};

const block = `# blastgate: begin. What follows is written by \`blastgate codeowners --write\`.
/evals/support-routing/ @acme/support
/blastgate.yaml @acme/ai-platform
/contracts/shared/persona.contract.yaml @acme/ai-platform @acme/compliance
/prompts/shared/_persona.prompt @acme/ai-platform @acme/compliance
/prompts/support/classify.prompt @acme/support
/prompts/support/support\\ routing.feature.yaml @acme/support
# blastgate: end
`;

describe("blastgate codeowners", () => {
  test("prints the block, and writes nothing", async () => {
    const repo = repository(bank);
    expect(await repo.blastgate("codeowners")).toMatchObject({ exitCode: 0, stdout: block.trimEnd() });
    const { ownerships } = JSON.parse((await repo.blastgate("codeowners --json")).stdout);
    expect(ownerships).toContainEqual({
      path: "prompts/shared/_persona.prompt",
      owners: ["@acme/ai-platform", "@acme/compliance"],
    });
    expect(repo.git("status", "--porcelain")).toBe("");
  });

  test("writes the file that GitHub looks for first, then finds it as it should be", async () => {
    const repo = repository(bank);
    expect(await repo.blastgate("codeowners --check")).toMatchObject({ exitCode: 1 });
    expect(await repo.blastgate("codeowners --write")).toMatchObject({ exitCode: 0, stderr: "" });
    expect(repo.read(".github/CODEOWNERS")).toBe(block);
    expect(await repo.blastgate("codeowners --check")).toMatchObject({ exitCode: 0, stderr: "" });
    expect((await repo.blastgate("codeowners --write")).stdout).toBe(".github/CODEOWNERS says so already.");
  });

  test("leaves what others wrote into the file there is, and says what is outdated in its block", async () => {
    const [before, after] = ["# Ours\r\n*\t@acme/all  \r\n\r\n", "\r\n# more\r\n"];
    const old = "# blastgate: begin\r\n/prompts/gone.prompt @acme/support\r\n# blastgate: end";
    const repo = repository({ ...bank, "docs/CODEOWNERS": before + old + after });
    const { exitCode, stdout } = await repo.blastgate("codeowners --check --json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      path: "docs/CODEOWNERS",
      findings: [
        {
          code: "codeowners-outdated",
          args: {
            missing: block.trimEnd().split("\n").slice(1, -1),
            superfluous: ["/prompts/gone.prompt @acme/support"],
          },
          where: { path: "docs/CODEOWNERS", line: 4 },
        },
      ],
    });
    await repo.blastgate("codeowners --write");
    expect(repo.read("docs/CODEOWNERS")).toBe(before + block.trimEnd().replaceAll("\n", "\r\n") + after);
  });

  test("warns of lines below the block that take away what it gives", async () => {
    const repo = repository({ ...bank, CODEOWNERS: `${block}\n*.prompt @jane\n` });
    const { exitCode, stdout } = await repo.blastgate("codeowners --check");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("CODEOWNERS:10 warning codeowners-overridden");
  });

  test("does not write through a link that leads elsewhere", async () => {
    const repo = repository(bank);
    const outside = temporaryFolder();
    symlinkSync(outside, join(repo.dir, ".github"));
    const linked = await repo.blastgate("codeowners --write");
    expect(linked).toMatchObject({ exitCode: 2 });
    expect(linked.stderr).toContain("codeowners-elsewhere");
    repo.remove(".github");
    mkdirSync(join(repo.dir, ".github"));
    repo.write({ "notes.txt": "Mine\n" });
    symlinkSync("../notes.txt", join(repo.dir, ".github/CODEOWNERS"));
    expect(await repo.blastgate("codeowners --write")).toMatchObject({ exitCode: 2 });
    expect(repo.read("notes.txt")).toBe("Mine\n");
  });

  test("does not touch a block whose markers do not pair, nor a file that is no text", async () => {
    const repo = repository({ ...bank, CODEOWNERS: "# blastgate: begin\n/x @jo\n" });
    const broken = await repo.blastgate("codeowners --write");
    expect(broken).toMatchObject({ exitCode: 2 });
    expect(broken.stderr).toContain("codeowners-markers");
    repo.write({ CODEOWNERS: new Uint8Array([0xff, 0xfe]) });
    expect((await repo.blastgate("codeowners --check")).stderr).toContain("file-not-utf8");
  });

  test("is not told to write and to check at once", async () => {
    const { exitCode, stderr } = await repository(bank).blastgate("codeowners --write --check");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("write-and-check");
  });
});
