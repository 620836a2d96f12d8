import { execFile } from "node:child_process";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { acmeStore, temporaryFolder } from "./support/acme-store.ts";

const runtime = fileURLToPath(new URL("..", import.meta.url));

test("the code of the README is an application that renders, and tells how it stands", async () => {
  const { folder: store, releases } = await acmeStore();
  const application = temporaryFolder();
  await mkdir(join(application, ".blastgate"));
  await symlink(store, join(application, ".blastgate/store"));
  await mkdir(join(application, "node_modules/@blastgate"), { recursive: true });
  await symlink(runtime, join(application, "node_modules/@blastgate/runtime"));
  const readme = await readFile(join(runtime, "README.md"), "utf8");
  const blocks = readme.matchAll(/^```ts\n(.*?)^```$/gms).map(([, code]) => code);
  await writeFile(join(application, "application.mts"), [...blocks, told].join("\n"));

  const env = { ...process.env, PORT: "0" };
  const { stdout } = await promisify(execFile)(process.execPath, ["application.mts"], { cwd: application, env });
  const [release] = releases;
  expect(JSON.parse(stdout)).toMatchObject({
    messages: [{ role: "system" }, { role: "user", content: "Where is my card?" }],
    rendered: { model: { provider: "openai:chat:gpt-5-mini" }, version: "1.0.0", release },
    attributes: { "gen_ai.prompt.name": "chat/answer" },
    health: { environment: "production", store: ".blastgate/store", release, source: "store", failing: false },
  });
});

/** What the README's application came to know, and what its own endpoint says. */
const told = `
const { port } = server.address();
const health = await (await fetch(\`http://127.0.0.1:\${port}/health\`)).json();
const rendered = { model, version, digest, release };
console.log(JSON.stringify({ messages, rendered, attributes: attributes(), health }));
server.close();
`;
