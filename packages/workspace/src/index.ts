export { changedFiles } from "./changed-files.ts";
export { type Checkout, type CheckoutRequest, openCheckout } from "./checkouts/open-checkout.ts";
export { type GraphCache, type KeptGraph, openGraphCache } from "./graph-cache.ts";
export { openParseCache, type ParseCache } from "./parse-cache.ts";
export { type Edits, readEdits } from "./read-edits.ts";
export { readSnapshot, resolveSource, type SourceRequest } from "./read-snapshot.ts";
export { readTexts } from "./read-texts.ts";
export {
  defaultBranch,
  type Expected,
  headCommit,
  mergeBase,
  openRepository,
  type Repository,
  resolveRevision,
} from "./repository.ts";
export { openSnapshotCache, type SnapshotCache } from "./snapshot-cache.ts";
