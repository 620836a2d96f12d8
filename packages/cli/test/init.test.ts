import { expect, test } from "vitest";
import { commandsIn } from "./support/documents.ts";
import { type Files, repository } from "./support/repository.ts";
import { hasTerminals, onTerminal } from "./support/terminal.ts";

const messages = Array.from(
  { length: 30 },
  (_, index) => `message-${index + 1},My card is stuck (${index + 1}),contains: cards`,
);

/** A team's prompts with promptfoo beside them. The provider answers with the question. */
const support: Files = {
  "promptfooconfig.yaml":
    "prompts: [file://prompts/support/classify.j2]\nproviders: [echo]\ntests: evals/messages.csv\n",
  "evals/messages.csv": `id,message,__expected\n${messages.join("\n")}\n`,
  "prompts/shared/_persona.j2": "You are the assistant of a bank.\n",
  "prompts/support/classify.j2":
    "{% include 'shared/_persona.j2' %}\nName the queue, cards or payments, for: {{ message }}\n",
  CODEOWNERS: "* @acme/support\n",
  ".gitignore": "node_modules/\n.blastgate/\n",
};

test("the commands of the ten-minute start lead to a GO, one after the other", async () => {
  const repo = repository(support);
  repo.git("switch", "--quiet", "main");
  const commands = commandsIn("docs/start.md").filter((line) => !line.startsWith("npm install "));
  expect(commands.length).toBeGreaterThan(8);
  for (const line of commands) {
    const [program = "", ...args] = line.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', "")) ?? [];
    if (args.includes("--watch")) {
      if (!hasTerminals) continue;
      const said = await onTerminal(repo, args.slice(1).join(" "), [["q quits", "q"]]);
      expect(said, line).toMatchObject({ exitCode: 0, left: [] });
    } else if (program === "git") {
      repo.git(...args);
      if (args.includes("--create"))
        repo.write({ "prompts/shared/_persona.j2": "You are a bank's assistant. Be brief.\n" });
    } else {
      expect([program, args[0]]).toEqual(["npx", "blastgate"]);
      const said = await repo.blastgate(args.slice(1));
      expect(said.exitCode, `${line}\n${said.stdout}\n${said.stderr}`).toBe(0);
    }
  }
  expect(repo.read(".blastgate/reports/report.md")).toContain("GO");
});

test("--dry-run shows what would be written and writes nothing; --json tells the same and writes it", async () => {
  const repo = repository(support);
  const shown = await repo.blastgate("init --dry-run");
  expect(shown).toMatchObject({ exitCode: 0, stderr: "" });
  expect(shown.stdout).toMatch(/^Would write 3 files\.[\s\S]*\n {2}feature: support-classify\n/);
  expect(repo.git("status", "--porcelain")).toBe("");

  const said = JSON.parse((await repo.blastgate("init --json")).stdout);
  expect(said).toMatchObject({ written: true, unsure: [{ code: "init-gates-guessed" }] });
  for (const { path, content } of said.files) expect(repo.read(path)).toBe(content);
});

test("a file that git ignores is left as it is, and nothing is drafted that would rest on it", async () => {
  const repo = repository({ ...support, ".gitignore": "*.feature.yaml\n" });
  const path = "prompts/support/classify.feature.yaml";
  repo.write({ [path]: "mine\n" });
  const { files, unsure } = JSON.parse((await repo.blastgate("init --json")).stdout);
  expect(repo.read(path)).toBe("mine\n");
  expect(files.map((file: { path: string }) => file.path)).toEqual(["blastgate.yaml"]);
  expect(unsure).toContainEqual(expect.objectContaining({ code: "init-draft-refused", where: { path } }));
  expect(await repo.blastgate("lint")).toMatchObject({ exitCode: 0 });
});
