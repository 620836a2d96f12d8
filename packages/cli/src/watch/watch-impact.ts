import { resolve } from "node:path";
import { openRepository } from "@blastgate/workspace";
import { checkAndReport } from "../check-and-report.ts";
import type { Context } from "../context.ts";
import { radiusOf } from "../radius-of.ts";
import { rangeOf } from "../range.ts";
import { renderBlastRadius } from "../render-impact.ts";
import { reviewFlagsOf } from "../review-flags.ts";
import { printDecision, reportsFolder } from "../write-reports.ts";
import { lookWith } from "./look-with.ts";
import { refuseJson, watch } from "./watch.ts";

/**
 * Shows lint and what edits of these paths reach, whenever something is saved. The evals are those of
 * `check --no-review`.
 *
 * @throws BlastgateError `watch-with`
 */
export async function watchImpact(
  context: Context,
  flags: { json: boolean },
  paths: readonly string[],
): Promise<number> {
  refuseJson(flags);
  return watch(context, {
    look: (layout) =>
      lookWith(context, layout, undefined, async (repository, { side }) =>
        renderBlastRadius(await radiusOf(repository, side, context.cwd, paths), layout),
      ),
    evaluate: () => evaluateChange(context),
  });
}

async function evaluateChange(context: Context): Promise<void> {
  const repository = await openRepository(context.cwd);
  const range = await rangeOf(repository, {});
  const options = { ...range, ...reviewFlagsOf({ review: false }), mode: "composed", topUp: false } as const;
  const running = { cache: true, resume: false, quiet: false, verbose: false };
  const decision = await checkAndReport(context, repository, options, { ...running, out: reportsFolder });
  printDecision(context, decision, false, resolve(repository.root, reportsFolder));
}
