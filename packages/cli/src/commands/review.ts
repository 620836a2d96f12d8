import { blocksOf, type TrustMode } from "@blastgate/core";
import { renderReview } from "@blastgate/report";
import { openRepository } from "@blastgate/workspace";
import { comparedRange, type WrittenRange } from "../compared-range.ts";
import { type Context, exitCodes, runCommand, surroundingsOf, warn } from "../context.ts";
import { asJson, type FindingsFlags, printFindings } from "../print-findings.ts";
import { compare } from "../read-sides.ts";
import { reviewFlagsOf } from "../review-flags.ts";
import { reviewSides } from "../review-sides.ts";

interface Flags extends WrittenRange, FindingsFlags {
  approvals?: string | undefined;
  trust?: TrustMode | undefined;
  today?: string | undefined;
}

export default async function reviewCommand(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, { json: asJson(flags) }, async () => {
    const repository = await openRepository(this.cwd);
    const settings = { baseRequired: true, checked: "structure" } as const;
    const comparison = await compare(repository, await comparedRange(this.cwd, repository, flags), settings);
    const reviewed = await reviewSides(
      repository,
      comparison,
      reviewFlagsOf({ ...flags, review: true }),
      surroundingsOf(this),
    );
    warn(this, comparison.findings);
    const { review } = reviewed;
    printFindings(this, flags, {
      command: "review",
      findings: [...blocksOf(review), ...review.findings.filter(({ severity }) => severity !== "error")],
      json: review,
      text: () => renderReview(review, this.layout),
    });
    return blocksOf(review).length > 0 ? exitCodes.blocked : exitCodes.done;
  });
}
