import type { ReaderOptions } from "@blastgate/registry/read";
import { Follower } from "./follower.ts";
import { Prompts } from "./prompts.ts";
import { openTelemetry } from "./telemetry.ts";

export interface PromptsOptions {
  /** The path of an OCI image layout, or `oci://HOST[:PORT]/NAME`. */
  store: string;
  environment: string;
  /**
   * Folder for a copy of what runs, to start from while the store is away. `null`: none is kept.
   *
   * @default ".blastgate/runtime"
   */
  copy?: string | null;
  /** How often the store is asked what the environment runs, give or take a fifth. `null`: only by `poll()`. @default 5000 */
  pollMs?: number | null;
  /** After how long without an answer the store counts as away. @default 10000 */
  timeoutMs?: number;
  /** After how long without word from the store `health().stale` says so. @default 60000 */
  staleAfterMs?: number;
  /** Larger releases are not taken. @default 67108864 */
  maxReleaseBytes?: number;
  /** How a registry is spoken to. */
  registry?: Omit<ReaderOptions, "signal">;
  now?: () => Date;
}

/** The options with all defaults. */
export type Settings = Required<Omit<PromptsOptions, "registry">> & Pick<PromptsOptions, "registry">;

/**
 * Opens the prompts that are pinned for an environment, and follows what is pinned from then on. While the store is
 * away, or what it says is not believed, what was read last is served; at the start, the copy of it on disk.
 *
 * @throws BlastgateError where there is neither: the store's problem, and `runtime-without-copy`
 */
export async function openPrompts(options: PromptsOptions): Promise<Prompts> {
  const follower = new Follower({
    ...options,
    copy: options.copy === undefined ? ".blastgate/runtime" : options.copy,
    pollMs: options.pollMs === undefined ? 5_000 : options.pollMs,
    timeoutMs: options.timeoutMs ?? 10_000,
    staleAfterMs: options.staleAfterMs ?? 60_000,
    maxReleaseBytes: options.maxReleaseBytes ?? 64 * 1024 * 1024,
    now: options.now ?? (() => new Date()),
  });
  const [setAttributes] = await Promise.all([openTelemetry(), follower.start()]);
  return new Prompts(follower, setAttributes);
}
