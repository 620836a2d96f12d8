import { describe, expect, test } from "vitest";
import { commandHelp } from "../src/command-help.ts";
import { missingNode } from "../src/node.ts";
import { wrapHelp } from "../src/wrap-help.ts";
import { acme } from "./support/acme.ts";
import { blastgate, repository, repositoryAt, temporaryFolder } from "./support/repository.ts";

describe.concurrent("bad usage could not run, and says what to do next:", () => {
  test.for([
    { what: "a command nobody wrote", args: "chekc", says: ["`check`", "blastgate --help"] },
    { what: "a flag nobody wrote", args: "check --bsae main", says: ["--base", "COMMAND --help"] },
    { what: "a flag without its value", args: "check --base", says: ["--base", "COMMAND --help"] },
    { what: "a path too few", args: "impact", says: ["path", "COMMAND --help"] },
    { what: "a word too many", args: "lint everything", says: ["everything", "COMMAND --help"] },
    { what: "no repository", args: "lint", says: ["no-repository", "git init"] },
  ])("$what", async ({ args, says }, { expect }) => {
    const said = await blastgate(args, { cwd: temporaryFolder() });
    expect(said).toMatchObject({ exitCode: 2, stdout: "" });
    for (const words of says) expect(said.stderr).toContain(words);
  });

  test.for([
    {
      what: "an unknown path",
      args: "impact prompts/shared/_persnoa.prompt",
      says: ["path-unknown", "_persona.prompt"],
    },
    { what: "an unknown revision", args: "affected --base mian", says: ["unknown-revision", 'Did you mean "main"?'] },
    { what: "an unknown head", args: "check --head edti", says: ["unknown-revision", 'Did you mean "edit"?'] },
    { what: "two heads", args: "affected --base main..edit --head edit", says: ["range-and-head", "Give one"] },
  ])("$what", async ({ args, says }, { expect }) => {
    const repo = repository(acme());
    const said = await repo.blastgate(args);
    expect(said).toMatchObject({ exitCode: 2, stdout: "" });
    for (const words of says) expect(said.stderr).toContain(words);
    const [code] = says;
    const asJson = await repo.blastgate(`${args} --json`);
    expect(asJson).toMatchObject({ exitCode: 2, stderr: "" });
    expect(JSON.parse(asJson.stdout)).toMatchObject({ findings: [{ code, severity: "error" }] });
  });

  test("a repository without blastgate.yaml", async ({ expect }) => {
    const repo = repositoryAt(temporaryFolder());
    repo.git("init", "--quiet");
    const said = await repo.blastgate("affected");
    expect(said).toMatchObject({ exitCode: 2, stdout: "" });
    expect(said.stderr).toMatch(/config-missing[\s\S]*blastgate init/);
  });

  test("a workspace with errors, which are shown", async ({ expect }) => {
    const repo = repository({ ...acme(), "prompts/chat/reply.prompt": "{{>shared/persnoa}}\n" });
    for (const args of ["impact shared/persona", "affected", "check"]) {
      const said = await repo.blastgate(args);
      expect(said).toMatchObject({ exitCode: 2, stdout: "" });
      expect(said.stderr).toContain("prompts/chat/reply.prompt:1:4 error reference-unresolved");
    }
  });
});

test("without a command, help is shown with the exit codes", async () => {
  const said = await blastgate("", { cwd: temporaryFolder() });
  expect(said).toMatchObject({ exitCode: 0, stderr: "" });
  expect(said.stdout.replaceAll("\n", " ")).toContain(
    "0 GO or done, 1 NO-GO or findings, 2 could not run, 3 INCONCLUSIVE",
  );
  expect(said.stdout).toMatch(/^USAGE\n {2}blastgate COMMAND \[flags\]\n\n/);
  expect(widest(said.stdout)).toBeLessThanOrEqual(80);
});

test("the help of every command fits in 80 columns", () => {
  for (const { command, help } of commandHelp()) expect(widest(help), command).toBeLessThanOrEqual(80);
});

test("help that is wrapped keeps its words, below each other", () => {
  const help = `  blastgate check [--json] [--base revision]
FLAGS
     [--json]    Print the artefact as JSON                                                            [default = false]
     [--out]     Folder for the reports, from the root of the repository that is checked out here  [default = .reports]
  -h  --help     Print help and exit
`;
  expect(wrapHelp(help)).toBe(`  blastgate check [--json] [--base revision]
FLAGS
     [--json]    Print the artefact as JSON
     [--out]     Folder for the reports, from the root of the repository that is
                 checked out here [default = .reports]
  -h  --help     Print help and exit
`);
});

function widest(text: string): number {
  return Math.max(...text.split("\n").map((line) => line.length));
}

test("a Node that is too old is told which one is needed", () => {
  expect(missingNode("20.19.4")).toMatch(/needs Node 22\.22 or newer, and this is Node 20\.19\.4/);
  expect(missingNode("22.9.0")).toBeDefined();
  expect(missingNode("22.22.0")).toBeUndefined();
  expect(missingNode("24.1.0")).toBeUndefined();
});
