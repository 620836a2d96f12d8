export { changedFiles } from "./changed-files.ts";
export { readSnapshot, type SourceRequest } from "./read-snapshot.ts";
export { readTexts } from "./read-texts.ts";
export {
  defaultBranch,
  headCommit,
  mergeBase,
  openRepository,
  type Repository,
  resolveRevision,
} from "./repository.ts";
export { openSnapshotCache, type SnapshotCache } from "./snapshot-cache.ts";
