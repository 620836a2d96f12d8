import type { TrustMode } from "@blastgate/core";
import type { ReviewFlags } from "./review-sides.ts";
import { todayOf } from "./today.ts";

/** As a person writes them. */
export interface WrittenReviewFlags {
  review: boolean;
  approvals?: string | undefined;
  trust?: TrustMode | undefined;
  today?: string | undefined;
}

export function reviewFlagsOf({ review, approvals, trust, today }: WrittenReviewFlags): ReviewFlags {
  return { review, approvals, trust, today: todayOf(today) };
}
