import { BlastgateError, finding } from "@blastgate/core";
import { comparedRange, type WrittenRange } from "../compared-range.ts";
import type { Context } from "../context.ts";
import { compareHead } from "../read-sides.ts";
import { renderImpact } from "../render-impact.ts";
import { lookWith } from "./look-with.ts";
import { refuseJson, watch } from "./watch.ts";

interface Flags extends WrittenRange {
  json: boolean;
  today?: string | undefined;
}

/**
 * Shows lint and what the change of the working tree reaches, whenever something is saved.
 *
 * @param evaluate runs the evals of the change, and prints what they say
 * @throws BlastgateError `watch-with`
 */
export async function watchCheck(context: Context, flags: Flags, evaluate: () => Promise<unknown>): Promise<number> {
  refuseJson(flags);
  if (flags.head !== undefined) throw new BlastgateError([finding("watch-with", { flag: "--head" })]);
  return watch(context, {
    look: (layout) =>
      lookWith(context, layout, flags.today, async (repository, head) => {
        const range = await comparedRange(context.cwd, repository, flags);
        const { impact } = await compareHead(repository, range, head);
        return renderImpact(impact, layout, { explain: false });
      }),
    evaluate,
  });
}
