import { BlastgateError, type Finding, type Side } from "@blastgate/core";
import { type Layout, renderSight } from "@blastgate/report";
import { foldersOf, openRepository, type Repository } from "@blastgate/workspace";
import type { Context } from "../context.ts";
import { lintSide } from "../lint-side.ts";
import { readSide } from "../read-sides.ts";
import { todayOf } from "../today.ts";
import type { Sight } from "./watch.ts";

/** Reads the working tree, lints it, and has told what there is to tell of it where it has no errors. */
export async function lookWith(
  { cwd }: Context,
  layout: Layout,
  today: string | undefined,
  tell: (repository: Repository, head: { side: Side; findings: Finding[] }) => Promise<string>,
): Promise<Sight> {
  let folders: string[] | null = null;
  try {
    // What git says is asked once for each repository that is opened, and it is another thing now.
    const repository = await openRepository(cwd);
    const head = await readSide(repository, undefined, "everything");
    folders = Object.values(foldersOf(head.side.snapshot.config));
    const findings = await lintSide(head.side, head.findings, todayOf(today));
    const isSound = findings.every(({ severity }) => severity !== "error");
    return { text: renderSight(findings, isSound ? await tell(repository, head) : null, layout), folders };
  } catch (error) {
    if (!(error instanceof BlastgateError)) throw error;
    return { text: renderSight(error.findings, null, layout), folders };
  }
}
