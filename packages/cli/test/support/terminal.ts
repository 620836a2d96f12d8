import { existsSync } from "node:fs";
import { execa } from "execa";
import { command, env, type TestRepository } from "./repository.ts";

const script = "/usr/bin/script";
/** `script` of util-linux runs a command in a terminal of its own; that of other systems has other flags. */
export const hasTerminals = process.platform === "linux" && existsSync(script);

/** What a person waits to see, and then does: presses keys, or saves a file. */
export type Turn = [seen: string, done: string | (() => void)];

/** What was on the terminal, and how the command ended. */
export interface Session {
  exitCode: number | undefined;
  stdout: string;
  /** Turns that never came. */
  left: Turn[];
}

/**
 * Runs the command on a terminal of 80 columns, and takes turns with it.
 *
 * @param after commands for the shell, once it has ended; the exit code stays the command's
 */
export async function onTerminal(
  repo: TestRepository,
  args: string,
  turns: readonly Turn[],
  after = "true",
): Promise<Session> {
  const left = [...turns];
  const line = `stty columns 80 rows 24; ${process.execPath} ${command} ${args}; code=$?; ${after}; exit $code`;
  const terminal = execa(script, ["--quiet", "--return", "--command", line, "/dev/null"], {
    cwd: repo.dir,
    env: { ...env, TERM: "xterm" },
    extendEnv: false,
    reject: false,
    stdin: "pipe",
    timeout: 110_000,
  });
  let shown = "";
  terminal.stdout.on("data", (data: Buffer) => {
    shown += data.toString();
    const [next] = left;
    if (!next || !shown.includes(next[0])) return;
    shown = "";
    left.shift();
    if (typeof next[1] === "string") terminal.stdin.write(next[1]);
    else next[1]();
  });
  const { exitCode, stdout } = await terminal;
  return { exitCode, stdout, left };
}
