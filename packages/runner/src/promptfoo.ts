import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Json, JsonObject } from "@blastgate/core";
import { watchFetch } from "./calls/wire.ts";
import type { ModelProvider, ProviderResponse } from "./provider.ts";

/** What promptfoo makes of an output. `componentResults` has one entry an assertion, sets before their members. */
export interface GradingResult {
  pass: boolean;
  score: number;
  reason: string;
  assertion?: { type?: string; metric?: string | undefined } | null | undefined;
  componentResults?: GradingResult[] | undefined;
  metadata?: Record<string, unknown> | undefined;
}

/** An assertion with its grader in place, as promptfoo takes it. */
export interface RunnableAssertion {
  type: string;
  value?: Json | undefined;
  transform?: string | undefined;
  provider?: object;
  assert?: RunnableAssertion[];
}

export interface AssertionRequest {
  test: {
    assert: RunnableAssertion[];
    vars: JsonObject;
    threshold?: number;
    metadata?: JsonObject;
    options?: { rubricPrompt?: Json };
  };
  vars: JsonObject;
  /** The rendered request, as JSON. */
  prompt: string;
  provider?: ModelProvider;
  providerResponse: ProviderResponse & Record<string, unknown>;
  latencyMs: number;
}

/** The parts of promptfoo that are used: its providers and its assertions. */
export interface Promptfoo {
  runAssertions(request: AssertionRequest): Promise<GradingResult>;
  loadApiProvider(id: string, config: JsonObject): Promise<ModelProvider>;
}

/** promptfoo reads these when it is imported: no telemetry, no updates, no cache, nothing of the environment in templates. */
const settings = {
  PROMPTFOO_DISABLE_TELEMETRY: "1",
  PROMPTFOO_DISABLE_UPDATE: "1",
  PROMPTFOO_DISABLE_SHARING: "1",
  PROMPTFOO_DISABLE_REMOTE_GENERATION: "1",
  PROMPTFOO_DISABLE_TEMPLATE_ENV_VARS: "1",
  PROMPTFOO_CACHE_ENABLED: "false",
  PROMPTFOO_INLINE_MEDIA: "true",
  // Its pool is 4 connections otherwise, whatever the concurrency. How many are open at once is limited here.
  PROMPTFOO_FETCH_CONNECTIONS: "1024",
  // Timeouts and new attempts are ours alone.
  REQUEST_TIMEOUT_MS: "86400000",
  PROMPTFOO_RETRY_5XX: "false",
  PROMPTFOO_REQUEST_BACKOFF_MS: "0",
};

let loaded: Promise<Promptfoo> | undefined;

/** promptfoo, imported when it is first needed: it takes more than a second and 250 MB. */
export function loadPromptfoo(): Promise<Promptfoo> {
  loaded ??= importPromptfoo();
  return loaded;
}

async function importPromptfoo(): Promise<Promptfoo> {
  // Not the user's own; promptfoo makes it when it has something to write.
  const home = join(tmpdir(), `blastgate-promptfoo-${randomUUID()}`);
  process.once("exit", () => rmSync(home, { recursive: true, force: true }));
  Object.assign(process.env, settings, { PROMPTFOO_CONFIG_DIR: home, PROMPTFOO_CACHE_PATH: join(home, "cache") });

  watchFetch();
  // A level that its logger does not know silences it; the variable is put back for everything else that reads it.
  const level = process.env.LOG_LEVEL;
  process.env.LOG_LEVEL = "silent";
  const promptfoo = await import("promptfoo");
  if (level === undefined) delete process.env.LOG_LEVEL;
  else process.env.LOG_LEVEL = level;

  // Telemetry that is turned off is still reported once, unless it has been already.
  const telemetry: unknown = Reflect.get(process, Symbol.for("promptfoo.telemetry.instance"));
  if (typeof telemetry === "object" && telemetry !== null) Reflect.set(telemetry, "telemetryDisabledRecorded", true);

  const runAssertions = promptfoo.assertions.runAssertions as unknown as Promptfoo["runAssertions"];
  return {
    runAssertions: (request) => runAssertions(request),
    loadApiProvider: async (id, config) =>
      (await promptfoo.loadApiProvider(id, { options: { config } })) as unknown as ModelProvider,
  };
}
