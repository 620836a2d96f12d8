import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { hashText, releaseSnapshotSchema } from "@blastgate/core";
import { describe, test } from "vitest";
import { acme, persona, personaPath, reworded } from "./support/acme.ts";
import { repository, type Said, type TestRepository, temporaryFolder } from "./support/repository.ts";

/** Acme whose staging runs the release of its main branch. */
async function acmeInStaging() {
  const repo = repository({
    ...acme(),
    ".gitignore": ".blastgate/store\ndeploy\n",
    "blastgate.yaml":
      "models: { default: { provider: simulated } }\nenvironments:\n  - { name: staging, overrides: [promotion-not-judged] }\n",
  });
  return { repo, release: await promoted(repo, "main") };
}

async function promoted(repo: TestRepository, revision: string): Promise<string> {
  const { digest } = JSON.parse((await repo.blastgate(`release --json --rev ${revision}`)).stdout);
  const passOver = ["--override", "promotion-not-judged", "--reason", "Nothing is judged here."];
  const { exitCode, stderr } = await repo.blastgate(["promote", "staging", "--release", digest, ...passOver]);
  if (exitCode !== 0) throw new Error(stderr);
  return digest;
}

/** Every file below a folder, by its path from there. */
function filesIn(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return paths.filter((path) => statSync(join(folder, path)).isFile()).toSorted();
}

function codesOf({ stdout }: Said): string[] {
  return JSON.parse(stdout).findings.map(({ code }: { code: string }) => code);
}

const prompts = [
  "chat/reply.prompt",
  "mortgage/read-document.prompt",
  "shared/_persona.prompt",
  "support/classify.prompt",
];

describe.concurrent("snapshot", () => {
  test("writes what the environment runs, whatever the working tree has, and each file as its lock says", async ({
    expect,
  }) => {
    const { repo, release } = await acmeInStaging();
    const original = repo.read(personaPath);
    repo.write({ [personaPath]: persona(reworded) });
    const { exitCode, stdout } = await repo.blastgate("snapshot staging --out deploy/prompts --json");
    expect([exitCode, JSON.parse(stdout)]).toMatchObject([0, { environment: "staging", release }]);
    const folder = join(repo.dir, "deploy/prompts");
    expect(filesIn(folder)).toEqual([...prompts, "lock.json"].toSorted());
    expect(readdirSync(join(repo.dir, "deploy"))).toEqual(["prompts"]);
    expect(readFileSync(join(folder, "shared/_persona.prompt"), "utf8")).toBe(original);
    const lock = releaseSnapshotSchema.parse(JSON.parse(readFileSync(join(folder, "lock.json"), "utf8")));
    expect(lock.release).toBe(release);
    const digests = prompts.map((path) => `sha256:${hashText(readFileSync(join(folder, path), "utf8"))}`);
    expect(prompts.map((path) => lock.files[path]?.digest)).toEqual(digests);
  });

  test("replaces an earlier snapshot as a whole, and nothing else", async ({ expect }) => {
    const { repo } = await acmeInStaging();
    const snapshot = () => repo.blastgate("snapshot staging --out deploy/prompts --json");
    await snapshot();
    repo.remove("prompts/mortgage", "evals/mortgage-documents");
    const release = await promoted(repo, repo.commit({ [personaPath]: persona(reworded) }));
    expect((await snapshot()).exitCode).toBe(0);
    const folder = join(repo.dir, "deploy/prompts");
    expect(filesIn(folder)).toEqual(
      [...prompts.filter((path) => !path.startsWith("mortgage/")), "lock.json"].toSorted(),
    );
    expect(JSON.parse(readFileSync(join(folder, "lock.json"), "utf8")).release).toBe(release);

    writeFileSync(join(folder, "notes.txt"), "mine");
    const refused = await snapshot();
    expect([refused.exitCode, codesOf(refused)]).toEqual([2, ["snapshot-folder-taken"]]);
    expect(readFileSync(join(folder, "notes.txt"), "utf8")).toBe("mine");
    const here = await repo.blastgate("snapshot staging --out . --json");
    expect(codesOf(here)).toEqual(["snapshot-folder-taken"]);
    expect(repo.read("blastgate.yaml")).toContain("staging");
  });

  test("follows no link, neither the folder, nor one on the way, nor one in it", async ({ expect }) => {
    const { repo } = await acmeInStaging();
    const elsewhere = temporaryFolder();
    mkdirSync(join(repo.dir, "deploy"));
    symlinkSync(elsewhere, join(repo.dir, "deploy/prompts"));
    for (const out of ["deploy/prompts", "deploy/prompts/new", join(repo.dir, "deploy/prompts")]) {
      expect(codesOf(await repo.blastgate(["snapshot", "staging", "--out", out, "--json"]))).toEqual([
        "link-in-the-way",
      ]);
    }
    await repo.blastgate("snapshot staging --out deploy/own");
    rmSync(join(repo.dir, "deploy/own/support"), { recursive: true });
    symlinkSync(elsewhere, join(repo.dir, "deploy/own/support"));
    expect(codesOf(await repo.blastgate("snapshot staging --out deploy/own --json"))).toEqual([
      "snapshot-folder-taken",
    ]);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test("writes nothing of a release that was tampered with, nor of an environment that runs none", async ({
    expect,
  }) => {
    const { repo, release } = await acmeInStaging();
    const unknown = await repo.blastgate("snapshot stagin --out deploy/prompts --json");
    expect([unknown.exitCode, codesOf(unknown)]).toEqual([2, ["environment-not-in-store"]]);
    const blobs = join(repo.dir, ".blastgate/store/blobs/sha256");
    const manifest = JSON.parse(readFileSync(join(blobs, release.slice("sha256:".length)), "utf8"));
    const bundle = join(blobs, manifest.layers[0].digest.slice("sha256:".length));
    const text = readFileSync(bundle, "utf8");
    rmSync(bundle);
    writeFileSync(bundle, text.replace("First find out", "Never find out"));
    const refused = await repo.blastgate("snapshot staging --out deploy/prompts --json");
    expect(refused.exitCode).toBe(2);
    expect(codesOf(refused)).toEqual(["store-content-damaged"]);
    expect(existsSync(join(repo.dir, "deploy/prompts"))).toBe(false);
  });
});
