import { mkdir, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { BlastgateError, finding } from "@blastgate/core";
import { renderDecision, renderDecisionMarkdown } from "@blastgate/report";
import { openResponseCache } from "@blastgate/runner";
import { openRepository } from "@blastgate/workspace";
import { type Checked, check } from "../check.ts";
import { type Context, exitCodes, print, printJson, runCommand, tell, warn } from "../context.ts";
import { rangeOf } from "../read-sides.ts";
import { keepRunRecords } from "../run-records.ts";
import { showProgress } from "../show-progress.ts";

interface Flags {
  json: boolean;
  base?: string | undefined;
  head?: string | undefined;
  isolated: boolean;
  cache: boolean;
  out: string;
}

const exitCodeOf = {
  GO: exitCodes.done,
  "NO-GO": exitCodes.blocked,
  INCONCLUSIVE: exitCodes.inconclusive,
  ERROR: exitCodes.failed,
} as const;

export default async function checkCommand(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd);
    const stop = new AbortController();
    const interrupt = () => stop.abort();
    this.process.once("SIGINT", interrupt);
    const cache = flags.cache ? openResponseCache(join(repository.commonDir, "blastgate", "responses.sqlite")) : null;
    const progress = showProgress(this);
    try {
      const checked = await check(repository, {
        ...(await rangeOf(repository, flags)),
        mode: flags.isolated ? "isolated" : "composed",
        cache,
        signal: stop.signal,
        onProgress: progress.show,
      });
      progress.done();
      await keepRunRecords(repository, checked.evidence);
      const folder = resolve(repository.root, flags.out);
      await writeReports(folder, checked);
      warn(this, checked.findings);
      if (flags.json) printJson(this, checked.decision);
      else
        print(
          this,
          `${renderDecision(checked.decision, this.layout)}\nReports in ${relative(this.cwd, folder) || "."}`,
        );
      return exitCodeOf[checked.decision.verdict];
    } catch (error) {
      if (!stop.signal.aborted) throw error;
      throw new BlastgateError([finding("interrupted", {})], { cause: error });
    } finally {
      progress.done();
      await tell(this, cache?.findings ?? []);
      cache?.close();
      this.process.off("SIGINT", interrupt);
    }
  });
}

/** The artefacts and a report. A folder that is made for them is one that git does not see. */
async function writeReports(folder: string, { plan, evidence, decision }: Checked): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  const files = {
    ...(made !== undefined && { ".gitignore": "*\n" }),
    "plan.json": JSON.stringify(plan, null, 2),
    "evidence.json": JSON.stringify(evidence, null, 2),
    "decision.json": JSON.stringify(decision, null, 2),
    "report.md": `${renderDecisionMarkdown(decision)}\n`,
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
}
