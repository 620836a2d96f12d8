import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lockSchema, releaseDiffSchema } from "@blastgate/core";
import { describe, test } from "vitest";
import { acme, persona, personaPath, reworded } from "./support/acme.ts";
import {
  type CommandOptions,
  type Files,
  repository,
  repositoryAt,
  type Said,
  type TestRepository,
  temporaryFolder,
} from "./support/repository.ts";

const versioned: Files = {
  ...acme(),
  "contracts/shared/persona.contract.yaml": `prompt: shared/persona
version: 2.3.0
owner: "@acme/ai-platform"
`,
};

async function release(repo: TestRepository, args = "", options: CommandOptions = {}) {
  const said = await repo.blastgate(`release --json ${args}`, options);
  return { ...said, ...released(said) };
}

function released({ stdout, stderr, exitCode }: Said) {
  if (exitCode !== 0) throw new Error(`exit code ${exitCode}\n${stdout}\n${stderr}`);
  const { digest, isNew, lock }: { digest: string; isNew: boolean; lock: unknown } = JSON.parse(stdout);
  return { digest, isNew, lock: lockSchema.parse(lock) };
}

function codesOf({ stdout }: Said): string[] {
  return JSON.parse(stdout).findings.map(({ code }: { code: string }) => code);
}

describe.concurrent("release", () => {
  test("pins every prompt of the commit, and is the same when it is made again", async ({ expect }) => {
    const repo = repository(versioned);
    const { digest, isNew, lock } = await release(repo);
    expect(isNew).toBe(true);
    expect(lock.source).toEqual({ commit: repo.git("rev-parse", "HEAD").trim(), dirty: false });
    expect(Object.keys(lock.prompts)).toEqual([
      "chat/reply",
      "mortgage/read-document",
      "shared/persona",
      "support/classify",
    ]);
    expect(lock.prompts["shared/persona"]).toMatchObject({
      version: "2.3.0",
      owners: ["@acme/ai-platform"],
      model: null,
    });
    expect(lock.features["support-chat"]?.prompts).toEqual(["chat/reply", "shared/persona", "support/classify"]);
    expect(await release(repo)).toMatchObject({ digest, isNew: false });
  });

  test("has one digest on any machine: order of files, line ends, locale and time zone do not matter", async ({
    expect,
  }) => {
    const repo = repository(versioned);
    const { digest } = await release(repo, "", { env: { LC_ALL: "C", TZ: "UTC" } });

    const elsewhere = temporaryFolder();
    repo.git("clone", "--quiet", "--config", "core.autocrlf=true", repo.dir, join(elsewhere, "clone of Ada's"));
    const clone = repositoryAt(join(elsewhere, "clone of Ada's"));
    // Written again the other way round, so that folders list them in another order.
    const paths = Object.keys(versioned).toReversed();
    clone.remove(...paths);
    for (const path of paths) clone.git("checkout", "--", path);
    expect(clone.read(personaPath)).toContain("\r\n");
    const settings = { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati" };
    expect(await release(clone, "", { env: settings })).toMatchObject({ digest, isNew: true });
    expect(await release(clone, "", { cwd: "prompts/support" })).toMatchObject({ digest, isNew: false });
  });

  test("is not made of a working tree that differs, unless it may, and then is marked", async ({ expect }) => {
    const repo = repository(versioned);
    const clean = await release(repo);
    repo.write({ [personaPath]: persona(reworded), "prompts/support/new.prompt": "Hello.\n" });
    const refused = await repo.blastgate("release --json");
    expect(refused.exitCode).toBe(2);
    expect(JSON.parse(refused.stdout).findings).toMatchObject([
      { code: "release-dirty", args: { paths: [personaPath, "prompts/support/new.prompt"], more: 0 } },
    ]);

    const dirty = await release(repo, "--allow-dirty");
    expect(dirty.lock.source).toEqual({ ...clean.lock.source, dirty: true });
    expect(dirty.digest).not.toBe(clean.digest);
    const said = await repo.blastgate("release --allow-dirty");
    expect(said.stdout).toContain("no environment takes it");

    expect(codesOf(await repo.blastgate("release --json --allow-dirty --rev HEAD"))).toEqual(["release-rev-and-dirty"]);
    expect(await release(repo, "--rev HEAD")).toMatchObject({ digest: clean.digest, isNew: false });
  });

  test("takes no notice of files that are no part of the workspace, nor do they get in", async ({ expect }) => {
    const repo = repository({
      ...versioned,
      "prompts/support/notes.csv": "secret,1\n",
      "prompts/support/.env": "KEY=secret\n",
      "prompts/README.md": "secret\n",
      "src/secret.ts": "export {};\n",
    });
    const { digest } = await release(repo);
    repo.write({ "src/secret.ts": "export const secret = 1;\n", "todo.txt": "secret" });
    expect(await release(repo, "--allow-dirty")).toMatchObject({ digest, isNew: false });
    const blobs = join(repo.dir, ".blastgate/store/blobs/sha256");
    expect(readdirSync(blobs).filter((name) => readFileSync(join(blobs, name)).includes("secret"))).toEqual([]);
  });

  test("refuses ids that lead elsewhere or hide, and follows no link", async ({ expect }) => {
    const repo = repository({
      ...versioned,
      "prompts/everything.feature.yaml": `feature: __proto__\nowner: "@acme/ai-platform"\nsteps: [{ id: __proto__, prompt: chat/reply }]\n`,
    });
    expect(codesOf(await repo.blastgate("release --json"))).toEqual(["release-id-invalid", "release-id-invalid"]);

    const linked = repository(versioned);
    symlinkSync("/etc/passwd", join(linked.dir, "prompts/support/users.txt"));
    linked.commit();
    const { lock } = await release(linked);
    expect(Object.keys(lock.prompts)).not.toContain("support/users");
  });

  test("refuses a workspace that has errors, and a repository without commit", async ({ expect }) => {
    const broken = repository({ ...versioned, "prompts/support/classify.prompt": "{{>shared/persnoa}}\n" });
    expect(codesOf(await broken.blastgate("release --json"))).toContain("reference-unresolved");

    const empty = repositoryAt(temporaryFolder());
    empty.git("init", "--quiet");
    empty.write(versioned);
    expect(codesOf(await empty.blastgate("release --json"))).toEqual(["release-of-nothing"]);
  });
});

describe.concurrent("release inspect, list and diff", () => {
  async function twoReleases() {
    const repo = repository(versioned);
    const before = await release(repo);
    repo.commit({ [personaPath]: persona(reworded) });
    const after = await release(repo);
    return { repo, before: before.digest, after: after.digest };
  }

  test("name a release by digest, the beginning of one, or a tag; list shows them", async ({ expect }) => {
    const { repo, before, after } = await twoReleases();
    const short = before.slice(0, "sha256:".length + 12);
    for (const written of [before, short, short.slice("sha256:".length), `release.${before.slice("sha256:".length)}`]) {
      const { stdout } = await repo.blastgate(`release inspect --json ${written}`);
      expect(JSON.parse(stdout), written).toMatchObject({ digest: before, decisions: [], findings: [] });
    }
    const { releases } = JSON.parse((await repo.blastgate("release list --json")).stdout);
    expect(releases.map(({ digest }: { digest: string }) => digest)).toEqual([before, after].toSorted());
    expect(codesOf(await repo.blastgate("release inspect --json 0000"))).toEqual(["release-unknown"]);
  });

  test("diff shows prompt by prompt what differs as composed, with versions", async ({ expect }) => {
    const { repo, before, after } = await twoReleases();
    const said = await repo.blastgate(["release", "diff", "--json", before, after]);
    const { prompts } = releaseDiffSchema.parse(JSON.parse(said.stdout));
    expect(prompts.map(({ prompt, status, parts }) => [prompt, status, parts])).toEqual([
      ["chat/reply", "changed", ["included"]],
      ["shared/persona", "changed", ["text"]],
      ["support/classify", "changed", ["included"]],
    ]);
    const { stdout } = await repo.blastgate(["release", "diff", before, after]);
    expect(stdout).toMatch(/^support\/classify changed 1\.0\.0\n {2}what it includes\n {2}@@ /m);
    expect(stdout).toMatch(/^ {2}- You are Acme's assistant\./m);
    expect(stdout).toMatch(/^ {2}\+ You are the assistant of Acme\./m);
    expect(stdout).toMatch(/^shared\/persona changed 2\.3\.0\n {2}its own text$/m);
    expect((await repo.blastgate(["release", "diff", after, after])).stdout).toContain("no prompt and no feature");
  });

  test("fit in 80 columns, and hostile text in a prompt stays text", async ({ expect }) => {
    const esc = "\u001b";
    const { repo, before } = await twoReleases();
    repo.commit({
      "prompts/support/classify.prompt": `---\nowner: "@acme/support-platform"\n---\n${esc}[2J\u202e${"x".repeat(200)} {{message}}\n`,
    });
    const { digest } = await release(repo);
    for (const args of [["diff", before, digest], ["inspect", digest], ["list"]]) {
      const { stdout } = await repo.blastgate(["release", ...args]);
      expect(stdout).not.toMatch(new RegExp(`[${esc}\u202e]`));
      expect(Math.max(...stdout.split("\n").map((line) => line.length)), args.join(" ")).toBeLessThanOrEqual(80);
    }
  });

  test("inspect refuses what was tampered with, and names it", async ({ expect }) => {
    const { repo, before, after } = await twoReleases();
    const blobs = join(repo.dir, ".blastgate/store/blobs/sha256");
    const lock = JSON.parse(readFileSync(join(blobs, before.slice("sha256:".length)), "utf8")).config.digest;
    const path = join(blobs, lock.slice("sha256:".length));
    writeFileSync(path, readFileSync(path, "utf8").replace("2.3.0", "2.3.1"));
    const said = await repo.blastgate(`release inspect ${before}`);
    expect(said.exitCode).toBe(2);
    expect(said.stderr.replace(/\s+/g, "")).toContain(lock);
    const listed = await repo.blastgate("release list --json");
    expect(listed.exitCode).toBe(1);
    expect(codesOf(listed)).toEqual(["store-content-damaged"]);
    expect(JSON.parse(listed.stdout).releases).toMatchObject([{ digest: after }]);
    rmSync(path);
    expect(codesOf(await repo.blastgate(`release inspect --json ${before}`))).toEqual(["store-content-missing"]);
  });
});
