import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { lintAction, lintWorkflow } from "../../../scripts/lint-workflow.ts";
import { commandHelp } from "../src/command-help.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const action = read("action.yml");

test.each(globSync("docs/ci/github*.yml", { cwd: root }).toSorted())("%s is sound", async (path) => {
  expect(await lintWorkflow(path, read(path), action)).toEqual([]);
});

test("the action is sound", async () => {
  expect(await lintAction("action.yml", action)).toEqual([]);
});

test.each<[string, string, string, string]>([
  ["a step that is not there", "steps.plan.outputs.matrix", "steps.plans.outputs.matrix", '"plans" is not defined'],
  ["a job that is not there", "needs: plan", "needs: plans", 'needs job "plans"'],
  ["a permission that is not there", "checks: write", "check: write", 'unknown permission scope "check"'],
  [
    "an action named by a tag",
    /@[0-9a-f]{40} # v6\.0\.2/.exec(read("docs/ci/github.yml"))?.[0] ?? "",
    "@v6",
    "not pinned",
  ],
  ["a commit without its version", " # v6.0.2", "", "not pinned"],
  ["an input that our action has not", "shards: auto", "shard-count: auto", 'no input "shard-count"'],
  [
    "a title in a script",
    "- id: plan",
    "- run: echo \u0024{{ github.event.pull_request.title }}\n      - id: plan",
    "untrusted",
  ],
])("a workflow is refused with %s", async (_, from, to, problem) => {
  const text = read("docs/ci/github.yml");
  expect(text).toContain(from);
  const problems = await lintWorkflow("github.yml", text.replace(from, to), action);
  expect(problems.join("\n")).toContain(problem);
});

test.each([
  ["an input that is not there", "inputs.shards", "inputs.shard-count", '"shard-count" is not defined'],
  ["an output of a step that is not there", "steps.command.outputs.verdict", "steps.cmd.outputs.verdict", '"cmd"'],
  ["a step without a shell", "      shell: bash\n      working-directory", "      working-directory", "needs a shell"],
])("the action is refused with %s", async (_, from, to, problem) => {
  expect(action).toContain(from);
  expect((await lintAction("action.yml", action.replace(from, to))).join("\n")).toContain(problem);
});

test.each(["action.yml", "docs/ci/gitlab-ci.yml", "docs/ci/Jenkinsfile"])(
  "%s has commands and flags that there are",
  (path) => {
    const help = new Map(commandHelp().map(({ command, help: text }) => [command, text]));
    const commands = read(path)
      .replace(/\\\n\s*/g, "")
      .matchAll(/blastgate"? ([a-z]+(?: prune)?) (--.*)$/gm);
    const named = [...commands].map(([, command = "", rest = ""]) => ({
      command,
      flags: rest.match(/--[a-z-]+/g) ?? [],
    }));
    expect(named.length).toBeGreaterThan(0);
    for (const { command, flags } of named) {
      for (const flag of flags) expect(help.get(`blastgate ${command}`), command).toContain(flag);
    }
  },
);

test("the pipeline for GitLab runs as many shards as it plans", () => {
  const { plan, run } = parse(read("docs/ci/gitlab-ci.yml"));
  expect(plan.script.join()).toContain(`--shards ${run.parallel} `);
});

test("no job of the workflows has more permissions than it says why, and none runs what a fork sent with secrets", () => {
  for (const path of globSync("docs/ci/github*.yml", { cwd: root })) {
    const text = read(path);
    expect(text).toMatch(/^permissions: \{\}$/m);
    expect(text).not.toContain("pull_request_target");
    for (const line of text.match(/^.*: write.*$/gm) ?? []) expect(line).toMatch(/# \S/);
  }
});
