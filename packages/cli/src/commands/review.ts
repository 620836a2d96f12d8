import { blocksOf, type TrustMode } from "@blastgate/core";
import { renderReview } from "@blastgate/report";
import { openRepository } from "@blastgate/workspace";
import { type Context, exitCodes, print, printJson, runCommand, surroundingsOf, warn } from "../context.ts";
import { rangeOf } from "../range.ts";
import { compare } from "../read-sides.ts";
import { reviewFlagsOf } from "../review-flags.ts";
import { reviewSides } from "../review-sides.ts";

interface Flags {
  json: boolean;
  base?: string | undefined;
  head?: string | undefined;
  approvals?: string | undefined;
  trust?: TrustMode | undefined;
  today?: string | undefined;
}

export default async function reviewCommand(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd);
    const settings = { baseRequired: true, checked: "structure" } as const;
    const comparison = await compare(repository, await rangeOf(repository, flags), settings);
    const reviewed = await reviewSides(
      repository,
      comparison,
      reviewFlagsOf({ ...flags, review: true }),
      surroundingsOf(this),
    );
    warn(this, comparison.findings);
    if (flags.json) printJson(this, reviewed.review);
    else print(this, renderReview(reviewed.review, this.layout));
    return blocksOf(reviewed.review).length > 0 ? exitCodes.blocked : exitCodes.done;
  });
}
