import { expect, test } from "vitest";
import {
  BlastgateError,
  type BundledPrompt,
  hashText,
  type Release,
  releaseSnapshotSchema,
  snapshotFiles,
} from "../../src/index.ts";
import { commit, releaseA } from "../environments/builders.ts";

function releaseOf(prompts: Record<string, Partial<BundledPrompt>>): Release & { digest: string } {
  const bundled = Object.entries(prompts).map(([id, more]): [string, BundledPrompt] => [
    id,
    {
      format: "dotprompt",
      extension: ".prompt",
      partial: false,
      text: `Text of ${id}\n`,
      metadata: { uses: [], tools: [], config: {}, input: {}, output: {} },
      references: [],
      model: null,
      ...more,
    },
  ]);
  const lock = { source: { commit, dirty: false }, prompts: {}, features: {} };
  return { digest: releaseA, bundle: { prompts: Object.fromEntries(bundled), features: {} }, lock };
}

test("every prompt has its file where includes look for it, and the lock has the digest of each", () => {
  const release = releaseOf({ "shared/persona": { partial: true }, "support/classify": {} });
  const [lock, ...files] = snapshotFiles(release, "production");
  expect(files).toEqual([
    { path: "shared/_persona.prompt", text: "Text of shared/persona\n" },
    { path: "support/classify.prompt", text: "Text of support/classify\n" },
  ]);
  expect(lock.path).toBe("lock.json");
  expect(releaseSnapshotSchema.parse(JSON.parse(lock.text))).toMatchObject({
    environment: "production",
    release: releaseA,
    files: {
      "support/classify.prompt": {
        prompt: "support/classify",
        digest: `sha256:${hashText("Text of support/classify\n")}`,
      },
    },
  });
});

test.each([
  { why: "a path that leads out", prompts: { "../../etc/passwd": {} }, code: "release-id-invalid" },
  { why: "an absolute path", prompts: { "/etc/passwd": {} }, code: "release-id-invalid" },
  {
    why: "an extension that is a path",
    prompts: { classify: { extension: ".x/../../y" } },
    code: "release-id-invalid",
  },
  { why: "the place of the lock", prompts: { lock: { extension: ".json" } }, code: "snapshot-path-refused" },
  { why: "the lock as a folder", prompts: { "lock.json/reply": {} }, code: "snapshot-path-refused" },
  {
    why: "a partial's place",
    prompts: { "shared/persona": { partial: true }, "shared/_persona": {} },
    code: "snapshot-path-refused",
  },
  {
    why: "a name that differs in case alone",
    prompts: { "shared/persona": {}, "shared/Persona": {} },
    code: "snapshot-path-refused",
  },
  { why: "a file as a folder", prompts: { chat: {}, "chat.prompt/reply": {} }, code: "snapshot-path-refused" },
  { why: "a folder as a file", prompts: { "chat.prompt/reply": {}, chat: {} }, code: "snapshot-path-refused" },
])("refuses $why", ({ prompts, code }) => {
  expect(() => snapshotFiles(releaseOf(prompts), "production")).toThrow(BlastgateError);
  expect(() => snapshotFiles(releaseOf(prompts), "production")).toThrow(
    expect.objectContaining({ findings: [expect.objectContaining({ code })] }),
  );
});
