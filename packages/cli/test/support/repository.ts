import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll } from "vitest";

export type Files = Record<string, string | Uint8Array>;

/** What a command said, and how it ended. */
export interface Said {
  exitCode: number | undefined;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  input?: string;
  /** The folder to run in, from the repository's root. */
  cwd?: string;
  env?: Record<string, string>;
}

/** A workspace in a git repository of its own, and the built command run in it. */
export interface TestRepository {
  dir: string;
  git(...args: string[]): string;
  write(files: Files): void;
  read(path: string): string;
  remove(...paths: string[]): void;
  /** Writes these files and commits everything; gives the commit's id. */
  commit(files?: Files): string;
  blastgate(args: string | readonly string[], options?: CommandOptions): Promise<Said>;
}

/** The command as it is published: `turbo run test` builds it beforehand. */
export const command = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
if (!existsSync(command)) throw new Error(`${command} is not there: build it first (pnpm build)`);

const folders: string[] = [];
afterAll(() => {
  for (const dir of folders) rmSync(dir, { recursive: true, force: true });
});

/** A folder that is removed when the file's tests are done. */
export function temporaryFolder(): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "blastgate-cli-")));
  folders.push(dir);
  return dir;
}

/** A repository with these files committed on `main`, and a branch `edit` checked out. */
export function repository(files: Files): TestRepository {
  const made = repositoryAt(temporaryFolder());
  made.git("init", "--quiet", "--initial-branch=main");
  made.commit(files);
  made.git("switch", "--quiet", "--create", "edit");
  return made;
}

export function repositoryAt(dir: string): TestRepository {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: dir, env, encoding: "utf8", stdio: "pipe" });
  const write = (files: Files) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), content);
    }
  };
  return {
    dir,
    git,
    write,
    read: (path) => readFileSync(join(dir, path), "utf8"),
    remove(...paths) {
      for (const path of paths) rmSync(join(dir, path), { recursive: true });
    },
    commit(changed = {}) {
      write(changed);
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", "Change prompts");
      return git("rev-parse", "HEAD").trim();
    },
    blastgate: (args, { cwd = ".", ...options } = {}) => blastgate(args, { ...options, cwd: join(dir, cwd) }),
  };
}

/** Runs the built command; arguments in one text are parted by single spaces. It is no error if it does not succeed. */
export async function blastgate(args: string | readonly string[], options: CommandOptions): Promise<Said> {
  const words = typeof args === "string" ? args.split(" ").filter(Boolean) : args;
  const { exitCode, stdout, stderr } = await execa(process.execPath, [command, ...words], {
    cwd: options.cwd ?? ".",
    env: { ...env, ...options.env },
    extendEnv: false,
    ...(options.input === undefined ? { stdin: "ignore" as const } : { input: options.input }),
    reject: false,
  });
  return { exitCode, stdout, stderr };
}

/** Nothing of the machine's or the user's settings. */
export const env = {
  PATH: process.env.PATH,
  HOME: "/nonexistent",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.com",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@example.com",
  GIT_ALLOW_PROTOCOL: "file",
  NO_COLOR: "1",
};
