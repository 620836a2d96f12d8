/** What it takes to read what an environment runs. Nothing that writes is reached from here. */
export { tagOfEnvironment } from "./environments/chain.ts";
export { type Running, readRunning } from "./environments/running.ts";
export { type HeldContents, holdContents, readHeld } from "./held-contents.ts";
export { type Digest, digestSchema, isDigest } from "./oci/digest.ts";
export { openReader } from "./open-reader.ts";
export { readRelease, type StoredRelease } from "./release/read-release.ts";
export type { BlobLimits, Contents, Patience, ReaderOptions, StoreReader } from "./store.ts";
