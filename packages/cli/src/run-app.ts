import { ExitCode, run } from "@stricli/core";
import { app } from "./app.ts";
import { contextOf } from "./context.ts";
import { exitCodes } from "./exit-codes.ts";

/** Runs the command that the arguments name, and sets the exit code. */
export async function runApp(process: NodeJS.Process): Promise<void> {
  // Who reads may have seen enough of it, as `head` has.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  await run(app, process.argv.slice(2), contextOf(process));
  const code = Number(process.exitCode ?? 0);
  if (code === ExitCode.UnknownCommand || code === ExitCode.InvalidArgument) {
    process.stderr.write("`blastgate --help` shows the commands, `blastgate COMMAND --help` their flags.\n");
  }
  // Stricli gives negative codes to bad usage and to what was thrown: none of them is a verdict.
  if (code < 0) process.exitCode = exitCodes.failed;
}
