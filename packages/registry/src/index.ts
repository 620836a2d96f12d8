export { listEnvironments, readChain, readEnvironments } from "./environments/chain.ts";
export { findGarbage, type GarbageRequest, removeGarbage } from "./environments/collect-garbage.ts";
export { type HoldRequest, hold, unhold } from "./environments/hold.ts";
export { considerPromotion, type Promotion, type PromotionRequest, promote } from "./environments/promote.ts";
export { type Rollback, type RollbackRequest, rollback } from "./environments/rollback.ts";
export { verifyStore } from "./environments/verify-store.ts";
export { attachDecision } from "./evidence/attach-decision.ts";
export {
  generateKey,
  type KeyId,
  parsePrivateKey,
  parsePublicKey,
  publicPemOf,
  type SigningKey,
  type TrustedKey,
} from "./evidence/keys.ts";
export { type ReadEvidence, readEvidence } from "./evidence/read-evidence.ts";
export { rebuildReferrers } from "./layout/open-layout.ts";
export { type Digest, digestOf, digestSchema, isDigest } from "./oci/digest.ts";
export {
  type Descriptor,
  descriptorSchema,
  type ImageIndex,
  type ImageManifest,
  imageIndexType,
  imageManifestType,
  type StoredManifest,
} from "./oci/manifest.ts";
export { openStore } from "./open-store.ts";
export { isLostRace } from "./problem.ts";
export { isLoopback } from "./registry/addresses.ts";
export { findRelease, listReleases } from "./release/find-release.ts";
export { readLocks } from "./release/read-locks.ts";
export { readLock, readRelease, type StoredLock, type StoredRelease } from "./release/read-release.ts";
export { releaseDigest } from "./release/release-digest.ts";
export { releaseType } from "./release/release-manifest.ts";
export { writeRelease } from "./release/write-release.ts";
export type {
  BlobLimits,
  Contents,
  Patience,
  ReaderOptions,
  Store,
  StoredContent,
  StoreOptions,
  StoreReader,
} from "./store.ts";
