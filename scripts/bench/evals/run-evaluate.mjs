import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { report, timeRun } from "./time-run.ts";

/** `node run-evaluate.mjs FOLDER CONCURRENCY`: runs a folder's promptfooconfig.json through promptfoo's `evaluate()`. */

const [folder = ".", concurrency = "4"] = process.argv.slice(2);
Object.assign(process.env, {
  PROMPTFOO_DISABLE_TELEMETRY: "1",
  PROMPTFOO_DISABLE_UPDATE: "1",
  PROMPTFOO_CACHE_ENABLED: "false",
  PROMPTFOO_CONFIG_DIR: join(folder, ".promptfoo"),
  LOG_LEVEL: "error",
});
const runner = createRequire(new URL("../../../packages/runner/package.json", import.meta.url));
const promptfoo = await import(pathToFileURL(runner.resolve("promptfoo")).href);
const suite = JSON.parse(await readFile(join(folder, "promptfooconfig.json"), "utf8"));

const timed = await timeRun(async () => {
  const result = await promptfoo.default.evaluate(
    { ...suite, writeLatestResults: false },
    { maxConcurrency: Number(concurrency), cache: false, showProgressBar: false },
  );
  const summary = typeof result.toEvaluateSummary === "function" ? await result.toEvaluateSummary() : result;
  return summary.stats.successes;
});
report(timed, suite.tests.length);
process.exit();
