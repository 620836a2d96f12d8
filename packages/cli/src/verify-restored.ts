import {
  BlastgateError,
  type Decision,
  decide,
  decisionStatement,
  describeFinding,
  type Finding,
  finding,
  planEval,
  snapshotDigest,
} from "@blastgate/core";
import { attachDecision, digestSchema, readRelease, type Store } from "@blastgate/registry";
import { openRepository } from "@blastgate/workspace";
import type { Context } from "./context.ts";
import { readSoundSide } from "./read-sides.ts";
import { keepRunRecords } from "./run-records.ts";
import { withRuns } from "./runs.ts";

/** What the suites say of a release that was gone back to. */
export interface Verified {
  /** Where it was attached, and what was decided; `null` where the suites could not be run. */
  verification: {
    envelope: string;
    verdict: Decision["verdict"];
    suites: Pick<Decision["suites"][number], "suite" | "verdict">[];
  } | null;
  findings: Finding[];
}

/**
 * Runs all suites of a release's commit on what it is, and attaches the decision. What keeps it from that is told, and no
 * failure: the environment has long moved.
 */
export async function verifyRestored(
  context: Context,
  store: Store,
  { environment, release: written }: { environment: string; release: string },
): Promise<Verified> {
  try {
    const { digest, ...release } = await readRelease(store, digestSchema.parse(written));
    const repository = await openRepository(context.cwd);
    const { side } = await readSoundSide(repository, release.lock.source.commit, "everything");
    const { plan, impact } = planEval(
      side,
      side.snapshot.suites.map(({ name }) => name),
      { aa: false },
    );
    return await withRuns(context, repository, running, async (runs) => {
      const evidence = await runs.run(plan, { base: null, head: side });
      const decision = await decide({ plan, evidence, impact, review: null });
      await keepRunRecords(repository, evidence);
      const snapshot = snapshotDigest(side.snapshot);
      const statement = decisionStatement({ digest, release, snapshot, baseline: null }, plan, decision);
      const envelope = await attachDecision(store, statement);
      await runs.complete(plan, evidence);
      const suites = decision.suites.map(({ suite, verdict }) => ({ suite, verdict }));
      return { verification: { envelope, verdict: decision.verdict, suites }, findings: [] };
    });
  } catch (error) {
    if (!(error instanceof BlastgateError)) throw error;
    const detail = error.findings.map((found) => describeFinding(found).message).join(" ");
    return {
      verification: null,
      findings: [finding("rollback-not-verified", { environment, release: written, detail })],
    };
  }
}

const running = { cache: true, resume: false, quiet: false, verbose: false };
