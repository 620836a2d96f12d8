import { chmodSync, cpSync, existsSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, relative, resolve } from "node:path";
import { execa } from "execa";
import { beforeAll, describe, expect, test } from "vitest";
import { commandHelp } from "../src/command-help.ts";
import { acme, clerk, persona, personaPath, reworded } from "./support/acme.ts";
import { anchorsIn, commandsIn, linksIn, namedIn, pages, root } from "./support/documents.ts";
import { command, env, repository, type TestRepository, temporaryFolder } from "./support/repository.ts";
import { scriptedModel } from "./support/scripted-model.ts";

const freely = '--override promotion-not-judged --reason "Nothing is judged here."';
const promoted = [
  "blastgate release create",
  `blastgate promote staging --release sha256:… ${freely}`,
  `blastgate promote production ${freely}`,
];
const staged = [
  "blastgate release create",
  "blastgate check --quiet --base main --approvals github",
  "blastgate release attest sha256:…",
  "blastgate promote staging --release sha256:…",
];

/** What was done at Acme before the commands of a page are run. */
const done: Record<string, readonly string[]> = {
  "docs/evals.md": [],
  "docs/releases.md": [],
  "docs/reports.md": staged,
  "docs/review.md": [],
  "docs/runbook.md": promoted,
};

/** Serving goes on until it is told to end, and has tests of its own. */
const isRun = (line: string) => line.startsWith("blastgate ") && !line.startsWith("blastgate serve");

describe("what pages show as commands works as it stands there:", () => {
  let acmeFolder: string;
  beforeAll(async () => {
    acmeFolder = (await editedAcme()).dir;
  });

  test.each(pages.filter((page) => commandsIn(page).some(isRun)))("%s", async (page) => {
    const before = done[page];
    if (!before) throw new Error(`docs.test.ts has to say what was done before the commands of ${page} are run`);
    const dir = temporaryFolder();
    cpSync(acmeFolder, dir, { recursive: true });
    await runAll([...before, ...commandsIn(page).filter(isRun)], dir);
  });
});

test.each(pages)("links in %s lead somewhere", (page) => {
  const broken = linksIn(page).filter(({ path, anchor }) => {
    const file = path === "" ? join(root, page) : resolve(root, dirname(page), path);
    if (!existsSync(file)) return true;
    return anchor !== "" && !anchorsIn(relative(root, file)).includes(anchor);
  });
  expect(broken.map(({ target }) => target)).toEqual([]);
});

test("every page of docs is in its table of contents", () => {
  const listed = linksIn("docs/README.md").map(({ path }) => join("docs", path));
  expect(
    pages.filter((page) => page.startsWith("docs/") && page !== "docs/README.md" && !listed.includes(page)),
  ).toEqual([]);
});

test.each(pages.filter((page) => namedIn(page).length > 0))("commands and flags that %s names are there", (page) => {
  expect(namedIn(page).flatMap(unknownIn)).toEqual([]);
});

const routes = commandHelp().map(({ command, help }) => ({ route: command.replace(/^blastgate ?/, ""), help }));

/** Words of a command that there is not, or that it does not have. */
function unknownIn(words: string): string[] {
  const named = words.split(" ").filter((word) => /^[a-z]/.test(word));
  const fits = ({ route }: { route: string }) => route !== "" && `${named.join(" ")} `.startsWith(`${route} `);
  const longest = routes.filter(fits).toSorted((a, b) => b.route.length - a.route.length)[0];
  const inGroup = routes.filter(({ route }) => route.startsWith(`${named[0]} `));
  const help = longest?.help ?? inGroup.map((each) => each.help).join("\n");
  if (help === "") return [words];
  const flags = words.match(/--[a-z-]+/g) ?? [];
  return flags.filter((flag) => !help.includes(flag.replace(/^--no-/, "--"))).map((flag) => `${named[0]} ${flag}`);
}

const suite = (feature: string, cases: string) =>
  `feature: ${feature}\ngate: { pass-rate: { max-drop: 0.15, min: 0.5 } }\n${cases}\n`;
const payslips = Array.from({ length: 8 }, (_, month) => {
  const vars = `vars: { id: payslip-${month}, text: "Payslip, month ${month}." }`;
  return `  - { ${vars}, assert: [{ type: icontains, value: payslip }] }\n`;
});

/** Acme with main's release in all environments, and a branch on which the persona is reworded. */
async function editedAcme(): Promise<TestRepository> {
  const model = await scriptedModel(clerk);
  const repo = repository({
    ...acme({ model: model.yaml }),
    "evals/support-routing/suite.yaml": suite("support-routing", "cases: cases.csv"),
    "evals/support-chat/suite.yaml": suite("support-chat", "tests: cases.yaml"),
    "evals/mortgage-documents/suite.yaml": suite("mortgage-documents", `tests:\n${payslips.join("")}`),
    ".gitignore": ".blastgate/*\n!.blastgate/changes\napprovals.json\n*.html\n",
    "blastgate.yaml": `models: { default: ${model.yaml} }
environments:
  - { name: staging, overrides: [promotion-not-judged] }
  - { name: production, from: staging, overrides: [promotion-not-judged] }
`,
  });
  repo.git("switch", "--quiet", "main");
  await runAll(promoted, repo.dir);
  repo.git("switch", "--quiet", "edit");
  const note = '---\n"shared/persona": patch\n---\n\nCustomers found us wordy.\n';
  const commit = repo.commit({ [personaPath]: persona(reworded), ".blastgate/changes/shorter.md": note });
  repo.write({ "approvals.json": JSON.stringify({ approvals: [{ by: "@acme/ai-platform", commit }] }) });
  return repo;
}

/** Runs lines by a shell, one after another. What a reader has to fill in is filled in. */
async function runAll(lines: readonly string[], cwd: string): Promise<void> {
  const bin = temporaryFolder();
  writeFileSync(join(bin, "blastgate"), `#!/bin/sh\nexec "${process.execPath}" "${command}" "$@"\n`);
  chmodSync(join(bin, "blastgate"), 0o755);
  const path = [bin, env.PATH].join(delimiter);
  let digest = "sha256:…";
  for (const line of lines) {
    const filled = line.replaceAll("sha256:…", digest).replaceAll("--approvals github", "--approvals approvals.json");
    const options = { cwd, env: { ...env, PATH: path }, extendEnv: false, reject: false, stdin: "ignore" } as const;
    const { exitCode, stdout, stderr } = await execa("sh", ["-c", filled], options);
    expect(exitCode, `${filled}\n${stdout}\n${stderr}`).toBe(0);
    digest = /sha256:[0-9a-f]{12,64}/.exec(stdout)?.[0] ?? digest;
  }
}
