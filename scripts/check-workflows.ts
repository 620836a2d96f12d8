/** Lints the action and the workflows that people are to copy. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lintAction, lintWorkflow } from "./lint-workflow.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path: string) => readFileSync(join(root, path), "utf8");

const action = read("action.yml");
const problems = await lintAction("action.yml", action);
for (const path of globSync("docs/ci/github*.yml", { cwd: root }).toSorted()) {
  problems.push(...(await lintWorkflow(path, read(path), action)));
}
for (const problem of problems) {
  process.exitCode = 1;
  process.stderr.write(`${problem}\n`);
}
