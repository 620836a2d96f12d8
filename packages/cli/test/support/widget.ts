import { execFileSync } from "node:child_process";
import { cpSync, realpathSync } from "node:fs";
import { delimiter } from "node:path";
import { fileURLToPath } from "node:url";
import { env, type Files, repositoryAt, type TestRepository, temporaryFolder } from "./repository.ts";

/** Turbo comes from this repository; the widget's own has no dependencies but its own packages. */
const path = [fileURLToPath(new URL("../../../../node_modules/.bin", import.meta.url)), env.PATH].join(delimiter);

const troubles = ["Hello. My card is stuck", "Hi. I was charged twice", "Good day. My card is gone", "Hey. Refund me"];

/**
 * A monorepo with a support widget: an application in TypeScript that is built, that depends on another package, and
 * that reads its prompts from the snapshot it is given. Told to be concise, it reads only the first sentence.
 */
const monorepo: Files = {
  "blastgate.yaml": "models: {}\n",
  ".gitignore": "node_modules\ndist\n.turbo\n",
  "package.json": JSON.stringify({
    name: "acme",
    private: true,
    workspaces: ["apps/*", "packages/*"],
    packageManager: "npm@10.9.0",
  }),
  "turbo.json": JSON.stringify({ tasks: { build: { dependsOn: ["^build"], outputs: ["dist/**"] } } }),
  "packages/queues/package.json": JSON.stringify({
    name: "@acme/queues",
    version: "1.0.0",
    type: "module",
    exports: "./dist/index.js",
    scripts: { build: "node build.js" },
  }),
  "packages/queues/build.js": `import { cpSync } from "node:fs";\ncpSync("src", "dist", { recursive: true });\n`,
  "packages/queues/src/index.js": `export const queueOf = (text) => (/card/.test(text) ? "cards" : /charged|Refund/.test(text) ? "billing" : "other");\n`,
  "packages/ledger/package.json": JSON.stringify({ name: "@acme/ledger", version: "1.0.0" }),
  "packages/ledger/src/index.js": "export {};\n",
  "apps/widget/package.json": JSON.stringify({
    name: "@acme/widget",
    version: "1.0.0",
    type: "module",
    dependencies: { "@acme/queues": "*" },
  }),
  "apps/widget/src/provider.ts": provider(),
  "prompts/shared/_persona.prompt": "You are Acme's assistant. First find out what the customer needs.\n",
  "prompts/chat/answer.prompt": "{{>shared/persona}}\nName the queue.\n",
  "prompts/chat/support-widget.feature.yaml": `feature: support-widget
owner: "@acme/customer-chat"
target: file://apps/widget/src/provider.ts
package: "@acme/widget"
prompts: [chat/answer, shared/*]
`,
  "contracts/shared/persona.contract.yaml": `prompt: shared/persona
version: 1.0.0
owner: "@acme/ai-platform"
invariants:
  - id: never-asks-for-the-pin
    why: Nobody at Acme does.
    assert: { type: not-icontains, value: your PIN }
`,
  "evals/support-widget/suite.yaml": `feature: support-widget
gate:
  pass-rate: { max-drop: 0.15 }
tests:
${Array.from({ length: 28 }, (_, index) => {
  const message = `${troubles[index % 4]} (${index + 1})`;
  const queue = index % 2 === 0 ? "cards" : "billing";
  return `  - { vars: { id: case-${index + 1}, message: "${message}" }, assert: [{ type: equals, value: ${queue} }] }`;
}).join("\n")}
`,
};

/** The widget's entry, with a line of its own in the way of each answer. */
export function provider(line = ""): string {
  return `import { readFileSync } from "node:fs";
import { join } from "node:path";
import { queueOf } from "@acme/queues";

const folder: string = process.env.BLASTGATE_SNAPSHOT ?? "";
const { prompts } = JSON.parse(readFileSync(join(folder, "snapshot.json"), "utf8"));
const persona = readFileSync(join(folder, prompts["shared/persona"].path), "utf8");

export default class Widget {
  id(): string {
    return "widget";
  }

  async callApi(_prompt: string, { vars }: { vars: { message: string } }): Promise<{ output: string; cost: number }> {
    ${line}
    const read = /concise/.test(persona) ? vars.message.split(".")[0] : vars.message;
    return { output: queueOf(read), cost: 0.001 };
  }
}
`;
}

let made: string | undefined;

/** The widget's repository with a branch `edit` checked out, and its dependencies installed. */
export function widget(): TestRepository {
  made ??= makeOnce();
  const dir = realpathSync(temporaryFolder());
  cpSync(made, dir, { recursive: true, verbatimSymlinks: true });
  const repo = repositoryAt(dir);
  return {
    ...repo,
    blastgate: (args, options) => repo.blastgate(args, { ...options, env: { ...options?.env, PATH: path } }),
  };
}

function makeOnce(): string {
  const repo = repositoryAt(temporaryFolder());
  repo.git("init", "--quiet", "--initial-branch=main");
  repo.write(monorepo);
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund"], {
    cwd: repo.dir,
    env: { ...env, PATH: path },
  });
  repo.commit();
  repo.git("switch", "--quiet", "--create", "edit");
  return repo.dir;
}
