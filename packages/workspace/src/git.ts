import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { buffer, text } from "node:stream/consumers";
import { BlastgateError, finding } from "@blastgate/core";

// Not execa: to load it and to start git three times with it takes 40 ms, which is most of a short command's time.

const environment = {
  // Messages are read below, so they must be in one language.
  LC_ALL: "C",
  // `git status` would otherwise write the refreshed index.
  GIT_OPTIONAL_LOCKS: "0",
  GIT_LITERAL_PATHSPECS: "1",
  GIT_TERMINAL_PROMPT: "0",
  GIT_PAGER: "cat",
  // Replacement objects (`git replace`) would give a blob id a content that is not its own.
  GIT_NO_REPLACE_OBJECTS: "1",
};

export interface GitResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs git, whatever its exit code.
 *
 * @throws BlastgateError `git-missing`, `no-repository` where there is no such folder, or `git-failed` where git did
 *   not run to an exit code.
 */
export async function runGit(cwd: string, args: string[]): Promise<GitResult> {
  const child = spawn("git", args, { cwd, env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
  try {
    const [stdout, stderr, [exitCode, signal]] = await Promise.all([
      buffer(child.stdout),
      buffer(child.stderr),
      once(child, "close"),
    ]);
    if (exitCode === null) throw gitFailed(args, `it was ended by ${signal}`);
    return { exitCode, stdout: stdout.toString(), stderr: stderr.toString() };
  } catch (error) {
    if (!(error instanceof Error && "code" in error) || error instanceof BlastgateError) throw error;
    if (error.code !== "ENOENT") throw gitFailed(args, error.message, error);
    const missing = existsSync(cwd) ? finding("git-missing", {}) : finding("no-repository", { folder: cwd });
    throw new BlastgateError([missing], { cause: error });
  }
}

/**
 * Runs git and gives its output.
 *
 * @throws BlastgateError `git-failed` with git's own words, where it fails.
 */
export async function git(cwd: string, args: string[]): Promise<string> {
  const result = await runGit(cwd, args);
  if (result.exitCode !== 0) throw gitFailed(args, result.stderr);
  return result.stdout;
}

/** The parts of output that was asked for with `-z`. */
export function splitNul(output: string): string[] {
  const parts = output.split("\0");
  parts.pop();
  return parts;
}

/**
 * The parts of output that was asked for with `-z`, as they come. git is ended where no more of them are wanted.
 *
 * @throws BlastgateError `git-failed` with git's own words, where it fails.
 */
export async function* streamNul(cwd: string, args: string[]): AsyncGenerator<string> {
  const child = spawn("git", args, { cwd, env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
  const ended = Promise.all([text(child.stderr), once(child, "close")]);
  ended.catch(() => {});
  let rest = "";
  try {
    for await (const chunk of child.stdout.setEncoding("utf8")) {
      const parts = (rest + chunk).split("\0");
      rest = parts.pop() ?? "";
      yield* parts;
    }
  } finally {
    child.kill();
  }
  const [words, [exitCode]] = await ended;
  if (exitCode !== 0) throw gitFailed(args, words);
}

/** A git process that answers one question after the other. */
export interface GitDialogue {
  /** What it says to some lines of input. */
  ask(lines: string): Promise<string>;
  close(): void;
}

/** A dialogue with a command that repeats a line which it does not understand, as `git diff-tree --stdin` does. */
export function openDialogue(cwd: string, args: string[]): GitDialogue {
  const child = spawn("git", args, { cwd, env: { ...process.env, ...environment }, stdio: "pipe" });
  const ended = Promise.all([text(child.stderr), once(child, "close")]);
  ended.catch(() => {});
  child.stdin.on("error", () => {});
  const chunks: AsyncIterator<string> = child.stdout.setEncoding("utf8")[Symbol.asyncIterator]();
  // No name of a file can be made to look like it.
  const end = `end of answer ${randomUUID()}\n`;
  return {
    async ask(lines) {
      child.stdin.write(lines + end);
      let answer = "";
      while (!answer.endsWith(end)) {
        const { value, done } = await chunks.next();
        if (done) throw gitFailed(args, (await ended)[0]);
        answer += value;
      }
      return answer.slice(0, -end.length);
    },
    close: () => void child.kill(),
  };
}

/** A blob as git gave it. `content` is `null` where git does not have it, or it is larger than asked for. */
export interface Blob {
  id: string;
  bytes: number | null;
  content: Buffer | null;
}

/** The contents of blobs, in the order of their ids, from one git process. Those over `limitBytes` are passed over. */
export async function* readBlobs(cwd: string, ids: readonly string[], limitBytes: number): AsyncGenerator<Blob> {
  if (ids.length === 0) return;
  const args = ["cat-file", "--batch", "--buffer"];
  const child = spawn("git", args, { cwd, env: { ...process.env, ...environment }, stdio: "pipe" });
  const ended = Promise.all([text(child.stderr), once(child, "close")]);
  ended.catch(() => {});
  // Where git ends early, it says why on stderr.
  child.stdin.on("error", () => {});
  child.stdin.end(`${ids.join("\n")}\n`);
  const stream = new BatchStream(limitBytes);
  let given = 0;
  try {
    for await (const chunk of child.stdout) {
      for (const blob of stream.add(chunk)) {
        given++;
        yield blob;
      }
    }
  } finally {
    child.kill();
  }
  const [words] = await ended;
  if (given < ids.length) throw gitFailed(args, words);
}

/** Reads `ID TYPE SIZE\nCONTENT\n`, or `ID missing\n`, from chunks that end anywhere (git-cat-file(1), BATCH OUTPUT). */
class BatchStream {
  readonly #limitBytes: number;
  #rest: Buffer = Buffer.alloc(0);
  /** Bytes still to come that are not wanted. */
  #skip = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  *add(chunk: Buffer): Generator<Blob> {
    const unskipped = chunk.subarray(Math.min(this.#skip, chunk.length));
    this.#skip -= chunk.length - unskipped.length;
    const bytes = this.#rest.length === 0 ? unskipped : Buffer.concat([this.#rest, unskipped]);
    let at = 0;
    while (this.#skip === 0) {
      const end = bytes.indexOf(10, at);
      if (end < 0) break;
      const [id = "", type, length] = bytes.toString("latin1", at, end).split(" ");
      if (type === "missing") {
        yield { id, bytes: null, content: null };
        at = end + 1;
        continue;
      }
      const size = Number(length);
      const next = end + 1 + size + 1;
      if (size > this.#limitBytes) {
        yield { id, bytes: size, content: null };
        this.#skip = Math.max(0, next - bytes.length);
      } else {
        if (next > bytes.length) break;
        yield { id, bytes: size, content: bytes.subarray(end + 1, next - 1) };
      }
      at = Math.min(next, bytes.length);
    }
    this.#rest = bytes.subarray(at);
  }
}

function gitFailed(args: string[], detail: string, cause?: Error): BlastgateError {
  const words = detail
    .trim()
    .replace(/^(fatal|error): /, "")
    .replace(/\.$/, "")
    .replaceAll("\n", "; ");
  return new BlastgateError([finding("git-failed", { command: args.join(" "), detail: words })], cause && { cause });
}
