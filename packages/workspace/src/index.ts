export { codeownersPaths } from "./beside.ts";
export { changedFiles } from "./changed-files.ts";
export { type Checkout, type CheckoutRequest, openCheckout } from "./checkouts/open-checkout.ts";
export { findOverridden } from "./codeowners/find-overridden.ts";
export { committer } from "./committer.ts";
export { findDraftable } from "./drafting/load.ts";
export { foldersOf } from "./folders.ts";
export { type GraphCache, type KeptGraph, openGraphCache } from "./graph-cache.ts";
export { composeLines } from "./lineage/compose-lines.ts";
export type { WrittenPrompt } from "./lineage/find-prompt.ts";
export { commitsSince, readCommits } from "./lineage/history.ts";
export { readPromptBlame } from "./lineage/read-blame.ts";
export { readPromptLog, readPromptLogAt } from "./lineage/read-log.ts";
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
export { roleOf } from "./roles.ts";
export { openSnapshotCache, type SnapshotCache } from "./snapshot-cache.ts";
