import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { openRepository, openSnapshotCache, readSnapshot } from "../src/index.ts";

export type Files = Record<string, string | Uint8Array>;

/** A git repository in a folder of its own, removed after the test. */
export interface GitFixture {
  dir: string;
  git(...args: string[]): string;
  write(files: Files): void;
  remove(...paths: string[]): void;
  /** Makes a symbolic link. */
  link(path: string, target: string): void;
  /** Commits everything, and gives the commit's id. */
  commit(): string;
}

export const routing: Files = {
  "blastgate.yaml": "models:\n  default: { provider: 'openai:chat:gpt-5-mini' }\n",
  "prompts/shared/_persona.prompt": "You are Acme's assistant. Be polite.\n",
  "prompts/support/classify.prompt": "---\nmodel: default\n---\n{{>shared/persona}}\nWhich queue? {{message}}\n",
  "prompts/support/support-routing.feature.yaml":
    "feature: support-routing\nowner: '@acme/support'\nsteps:\n  - { id: classify, prompt: support/classify }\n",
  "contracts/shared/persona.contract.yaml": "prompt: shared/persona\nversion: 1.0.0\nowner: '@acme/ai'\n",
  "evals/support-routing/suite.yaml": "feature: support-routing\ncases: cases.csv\n",
  "evals/support-routing/cases.csv": "id,message,__expected\nrefund-1,I want my money back,billing\n",
};

export function emptyFolder(): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "blastgate workspace é-")));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A repository with these files committed; without files it has no commit. */
export function gitFixture(files?: Files): GitFixture {
  const fixture = fixtureAt(emptyFolder());
  fixture.git("init", "--quiet", "--initial-branch=main");
  if (files) {
    fixture.write(files);
    fixture.commit();
  }
  return fixture;
}

export function fixtureAt(dir: string): GitFixture {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: dir, env, encoding: "utf8", stdio: "pipe" });
  return {
    dir,
    git,
    write(files) {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(dir, path)), { recursive: true });
        writeFileSync(join(dir, path), content);
      }
    },
    remove(...paths) {
      for (const path of paths) rmSync(join(dir, path), { recursive: true });
    },
    link(path, target) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      symlinkSync(target, join(dir, path));
    },
    commit() {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", "Change prompts");
      return git("rev-parse", "HEAD").trim();
    },
  };
}

/** The snapshot of the working tree, or of a revision, as a new process would read it. */
export async function snapshotOf({ dir }: { dir: string }, revision?: string, cacheFolder?: string) {
  const repository = await openRepository(dir);
  const request = revision === undefined ? { kind: "working-tree" as const } : { kind: "revision" as const, revision };
  return readSnapshot(repository, request, cacheFolder ? { snapshots: openSnapshotCache(cacheFolder, "test") } : {});
}

/** Nothing of the machine's or the user's git settings. */
const env = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.com",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@example.com",
  GIT_ALLOW_PROTOCOL: "file",
};
