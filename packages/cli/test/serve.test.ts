import { spawn } from "node:child_process";
import { once } from "node:events";
import { renameSync } from "node:fs";
import { request } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { blastgate, command, env, type TestRepository, temporaryFolder } from "./support/repository.ts";
import { acmeOnStaging, input, render, token } from "./support/staging.ts";

const json = { "content-type": "application/json" };
const post = { method: "POST", headers: json, body: JSON.stringify({ input }) };

/** A server that runs until the test has ended. */
async function serve(repo: TestRepository, ...args: string[]) {
  const words = ["serve", "--environment", "staging", "--port", "0", "--json", ...args];
  const child = spawn(process.execPath, [command, ...words], { cwd: repo.dir, env });
  const ended = once(child, "close");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      said[name] += text;
    });
  }
  while (!said.stdout.endsWith("}\n")) await once(child.stdout, "data");
  const { address }: { address: string } = JSON.parse(said.stdout);
  return { child, ended, said, address };
}

test("an environment's prompts are served as it is moved, until the server is told to end", async () => {
  const staging = await acmeOnStaging();
  const { child, ended, said, address } = await serve(staging.repo, "--poll", "0.1s");
  const rendersUntil = async (release: string) => {
    for (;;) {
      const response = await fetch(`${address}${render}`, post);
      expect(response.status).toBe(200);
      if ((await response.json()).release === release) return;
    }
  };
  await rendersUntil(staging.before);
  const passOver = "--override promotion-not-judged --reason Unjudged.";
  for (const [move, release] of [
    [`promote staging --release ${staging.after} ${passOver}`, staging.after],
    ["rollback staging --no-verify", staging.before],
  ] as const) {
    const [{ exitCode }] = await Promise.all([staging.repo.blastgate(move), rendersUntil(release)]);
    expect(exitCode).toBe(0);
  }
  renameSync(staging.store, `${staging.store}-away`);
  while (!(await health(address)).failing);
  await rendersUntil(staging.before);
  const tooLarge = await fetch(`${address}${render}`, { ...post, body: "x".repeat(1_100_000) });
  expect([tooLarge.status, (await tooLarge.json()).findings[0].code]).toEqual([413, "serve-body-too-large"]);

  const { answered, finish } = await halfSent(`${address}${render}`);
  child.kill("SIGTERM");
  while (await fetch(`${address}/health`).catch(() => undefined));
  finish();
  const [last] = await answered;
  expect([last.statusCode, last.headers.connection]).toEqual([200, "close"]);
  expect(await ended).toEqual([0, null]);
  expect(said.stderr.match(/staging runs sha256:[0-9a-f]{12}/g)).toEqual(
    [staging.after, staging.before].map((release) => `staging runs ${release.slice(0, 19)}`),
  );
  expect(said.stderr.match(/^error \S+/gm)).toEqual(["error store-index-damaged"]);
  expect(said.stdout + said.stderr).not.toMatch(/4711|chat\/reply|render/);
});

test("a server that starts while the store is away serves its copy, and says so", async () => {
  const { repo, store, before } = await acmeOnStaging();
  const first = await serve(repo, "--poll", "1h");
  first.child.kill("SIGTERM");
  await first.ended;
  renameSync(store, `${store}-away`);
  const { child, address, said } = await serve(repo);
  expect(await health(address)).toMatchObject({
    serving: true,
    failing: true,
    stale: true,
    source: "copy",
    release: before,
  });
  while (!said.stderr.includes("error store-missing")) await once(child.stderr, "data");
});

async function health(address: string): Promise<Record<string, unknown>> {
  return (await fetch(`${address}/health`)).json();
}

/** A request of which the body is still to be sent, once the server has its head. */
async function halfSent(url: string) {
  const sent = request(url, { method: "POST", headers: { ...json, expect: "100-continue" } });
  sent.flushHeaders();
  const answered = once(sent, "response");
  await once(sent, "continue");
  return { answered, finish: () => sent.end(post.body) };
}

test("other machines are answered with the token of a file", async () => {
  const { repo } = await acmeOnStaging();
  repo.write({ token: `${token}\n` });
  const { address } = await serve(repo, "--host", "0.0.0.0", "--token-file", "token");
  const asked = address.replace("0.0.0.0", "127.0.0.1");
  expect((await fetch(`${asked}/v1/prompts`)).status).toBe(401);
  const headers = { authorization: `Bearer ${token}` };
  expect((await fetch(`${asked}/v1/prompts`, { headers })).status).toBe(200);
});

test("other machines are not answered without a token", async () => {
  const said = await blastgate("serve --environment staging --host 0.0.0.0", { cwd: temporaryFolder() });
  expect(said).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringContaining("serve-token-missing") });
});
