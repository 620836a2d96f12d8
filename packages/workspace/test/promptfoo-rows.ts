import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Rows of a test file as promptfoo itself reads them. Its reader is not exported, but an evaluation shows them. */
export async function rowsByPromptfoo(name: string, text: string): Promise<Record<string, unknown>[]> {
  const folder = mkdtempSync(join(tmpdir(), "promptfoo-rows-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  Object.assign(process.env, {
    PROMPTFOO_DISABLE_TELEMETRY: "1",
    PROMPTFOO_DISABLE_UPDATE: "1",
    PROMPTFOO_DISABLE_REMOTE_GENERATION: "1",
    PROMPTFOO_CONFIG_DIR: folder,
    LOG_LEVEL: "none",
  });
  // Only now: it reads its settings when it is loaded.
  const { evaluate } = await import("promptfoo");
  const path = join(folder, name);
  writeFileSync(path, text);
  const unanswered = async () => ({ error: "no model is asked, so no assertion is run" });
  const { results } = await evaluate(
    { prompts: ["{{message}}"], providers: [unanswered], tests: path, writeLatestResults: false },
    { maxConcurrency: 1, cache: false },
  );
  return results.map(({ testCase }) => ({ ...testCase }));
}
