import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "vitest";
import { repository, type Said, temporaryFolder } from "./support/repository.ts";

const bank = {
  "blastgate.yaml": "models: { default: { provider: 'openai:chat:gpt-5-mini' } }\n",
  "prompts/support/reply.prompt": "Answer kindly. {{message}}\n",
};

function codesOf({ stdout }: Said): string[] {
  return JSON.parse(stdout).findings.map(({ code }: { code: string }) => code);
}

/** A repository, and a user's configuration folder. */
function desk() {
  const repo = repository(bank);
  const config = temporaryFolder();
  const run = (...args: string[]) => repo.blastgate(["keys", ...args], { env: { XDG_CONFIG_HOME: config } });
  return { repo, run, path: join(config, "blastgate/keys/release-bot.pem") };
}

describe.concurrent("keys new", () => {
  test("keeps the private half outside of the repository, for its owner alone, and prints the public one", async ({
    expect,
  }) => {
    const { repo, run, path } = desk();
    const { exitCode, stdout, stderr } = await run("new", "release-bot");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^-----BEGIN PUBLIC KEY-----\n[\w+/=]+\n-----END PUBLIC KEY-----$/);
    expect(stderr.replace(/\s+/g, "")).toContain(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, "..")).mode & 0o777).toBe(0o700);
    expect(readFileSync(path, "utf8")).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    expect(repo.git("status", "--porcelain")).toBe("");
  });

  test("writes over no key, and takes no name that leads elsewhere", async ({ expect }) => {
    const { run, path } = desk();
    await run("new", "release-bot");
    const first = readFileSync(path, "utf8");
    expect(codesOf(await run("new", "--json", "release-bot"))).toEqual(["key-exists"]);
    expect(readFileSync(path, "utf8")).toBe(first);
    for (const name of ["../release-bot", "Release Bot", ".hidden", ""]) {
      expect(codesOf(await run("new", "--json", name)), name).toEqual(["key-name-invalid"]);
    }
  });

  test("warns where the private half is inside the repository", async ({ expect }) => {
    const { repo, run } = desk();
    const said = await run("new", "release-bot", "--out", "release-bot.pem");
    expect(said.exitCode).toBe(0);
    expect(said.stderr).toContain("key-in-repository");
    expect(statSync(join(repo.dir, "release-bot.pem")).mode & 0o777).toBe(0o600);
  });
});

describe.concurrent("keys trust", () => {
  test("puts the public key where it is committed, once", async ({ expect }) => {
    const { repo, run } = desk();
    const { stdout: pem } = await run("new", "release-bot");
    repo.write({ "release-bot.pub": `${pem}\n` });
    const said = await run("trust", "--json", "release-bot.pub");
    expect(JSON.parse(said.stdout)).toMatchObject({
      name: "release-bot",
      path: ".blastgate/keys/release-bot.pub",
      changed: true,
    });
    expect(repo.read(".blastgate/keys/release-bot.pub")).toBe(`${pem}\n`);
    expect(JSON.parse((await run("trust", "--json", "release-bot.pub")).stdout)).toMatchObject({ changed: false });
    expect(codesOf(await run("trust", "--json", "release-bot.pub", "--name", "ada"))).toEqual(["key-trusted-twice"]);
  });

  test("puts no private key into the repository, nor what is no ed25519 key", async ({ expect }) => {
    const { repo, run, path } = desk();
    await run("new", "release-bot");
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "pem" });
    repo.write({ "rsa.pub": rsa.toString(), "none.pub": "ssh-ed25519 AAAA\n" });
    expect(codesOf(await run("trust", "--json", path))).toEqual(["key-is-private"]);
    for (const file of ["rsa.pub", "none.pub", "missing.pub"]) {
      expect(codesOf(await run("trust", "--json", file)), file).toEqual(["key-not-readable"]);
    }
    expect(existsSync(join(repo.dir, ".blastgate/keys"))).toBe(false);
  });

  test("takes another key of a trusted name for an attack, and follows no link out", async ({ expect }) => {
    const { repo, run } = desk();
    for (const name of ["release-bot", "ada"]) repo.write({ [`${name}.pub`]: `${(await run("new", name)).stdout}\n` });
    await run("trust", "release-bot.pub");
    expect(codesOf(await run("trust", "--json", "ada.pub", "--name", "release-bot"))).toEqual(["key-name-taken"]);

    const linked = desk();
    const outside = temporaryFolder();
    mkdirSync(join(linked.repo.dir, ".blastgate"));
    symlinkSync(outside, join(linked.repo.dir, ".blastgate/keys"));
    writeFileSync(join(linked.repo.dir, "ada.pub"), repo.read("ada.pub"));
    expect(codesOf(await linked.run("trust", "--json", "ada.pub"))).toEqual(["link-in-the-way"]);
  });
});
