#!/usr/bin/env node
import nodeModule from "node:module";
import { exitCodes } from "./exit-codes.ts";
import { dropExperimentalWarnings, missingNode } from "./node.ts";

dropExperimentalWarnings(process);
const tooOld = missingNode(process.versions.node);
if (tooOld) {
  process.stderr.write(`${tooOld}\n`);
  process.exitCode = exitCodes.failed;
} else {
  // What a command loads is compiled once for all runs of this version, in the system's folder for temporary files. It
  // helps only what is loaded from here on. A Node that is too old does not have it.
  nodeModule.enableCompileCache();
  const { runApp } = await import("./run-app.ts");
  await runApp(process);
}
