#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { ExitCode, run } from "@stricli/core";
import { app } from "./app.ts";
import { contextOf, exitCodes } from "./context.ts";
import { dropExperimentalWarnings, missingNode } from "./node.ts";

// What a command loads is compiled once for all runs of this version, in the system's folder for temporary files.
enableCompileCache();
dropExperimentalWarnings(process);
const tooOld = missingNode(process.versions.node);
if (tooOld) {
  process.stderr.write(`${tooOld}\n`);
  process.exitCode = exitCodes.failed;
} else {
  await run(app, process.argv.slice(2), contextOf(process));
  const code = Number(process.exitCode ?? 0);
  if (code === ExitCode.UnknownCommand || code === ExitCode.InvalidArgument) {
    process.stderr.write("`blastgate --help` shows the commands, `blastgate COMMAND --help` their flags.\n");
  }
  // Stricli gives negative codes to bad usage and to what was thrown: none of them is a verdict.
  if (code < 0) process.exitCode = exitCodes.failed;
}
