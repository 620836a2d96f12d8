import { applyPatch } from "diff";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  buildRelease,
  type ComposeTexts,
  type Digest,
  diffReleases,
  type Release,
  releaseDiffSchema,
} from "../../src/index.ts";
import { buildSnapshot, type WorkspaceSpec } from "../snapshot-builder.ts";

const spec: WorkspaceSpec = {
  prompts: { "shared/persona": {}, "support/classify": { includes: ["shared/persona"] }, "fraud/screen": {} },
  features: { routing: ["support/classify"] },
  contracts: { "shared/persona": { version: "2.3.0" } },
};
const texts = {
  "shared/persona": "You are Acme's assistant.\nFind out what is needed.\n",
  "support/classify": "Name the queue.\n",
  "fraud/screen": "Is this fraud?\n",
  "fraud/report": "Report it.\n",
};

function releaseOf(workspace: WorkspaceSpec, changed: Record<string, string> = {}): Release & { digest: Digest } {
  const snapshot = buildSnapshot(workspace);
  const read = new Map(Object.entries({ ...texts, ...changed }));
  const commit = "9f2c41d07ab35e8816c4d20f7b9a3e5c61d8f024";
  return { digest: `sha256:${"1".repeat(64)}`, ...buildRelease({ snapshot, texts: read, commit, dirty: false }) };
}

/** Included prompts come before a prompt's own lines. */
const compose: ComposeTexts = (sources) =>
  function linesOf(id): string[] {
    const source = sources.get(id);
    if (!source) return [];
    const included = source.file.references.flatMap(({ target }) => (target === null ? [] : linesOf(target)));
    return [...included, ...source.text.trimEnd().split("\n")];
  };

describe("a diff of releases", () => {
  test("is empty where nothing is another, whatever their commits", () => {
    expect(diffReleases(releaseOf(spec), releaseOf(spec), compose)).toMatchObject({ prompts: [], features: [] });
  });

  test("tells an edit in every prompt that composes it, as composed", () => {
    const after = releaseOf(
      { ...spec, contracts: { "shared/persona": { version: "2.4.0" } } },
      { "shared/persona": "You are Acme's assistant.\nBe concise.\n" },
    );
    const diff = diffReleases(releaseOf(spec), after, compose);
    expect(releaseDiffSchema.parse(diff)).toEqual(diff);
    expect(diff.prompts).toMatchObject([
      {
        prompt: "shared/persona",
        status: "changed",
        parts: ["text", "version"],
        version: { before: "2.3.0", after: "2.4.0" },
        composed: "@@ -1,2 +1,2 @@\n You are Acme's assistant.\n-Find out what is needed.\n+Be concise.",
        settings: null,
      },
      {
        prompt: "support/classify",
        parts: ["included"],
        composed:
          "@@ -1,3 +1,3 @@\n You are Acme's assistant.\n-Find out what is needed.\n+Be concise.\n Name the queue.",
      },
    ]);
  });

  test("tells of prompts that came and went, with all of their text", () => {
    const { "fraud/screen": _, ...kept } = spec.prompts ?? {};
    const after = releaseOf({ ...spec, prompts: { ...kept, "fraud/report": {} } });
    expect(diffReleases(releaseOf(spec), after, compose).prompts).toMatchObject([
      { prompt: "fraud/report", status: "added", digest: { before: null }, composed: "@@ -0,0 +1,1 @@\n+Report it." },
      {
        prompt: "fraud/screen",
        status: "removed",
        digest: { after: null },
        composed: "@@ -1,1 +0,0 @@\n-Is this fraud?",
      },
    ]);
  });

  test("tells of settings, and of steps that run on them", () => {
    const models = { default: { provider: "openai:chat:gpt-5-mini", config: { temperature: 1 } } };
    const diff = diffReleases(releaseOf(spec), releaseOf({ ...spec, config: { models } }), compose);
    expect(diff.prompts.map(({ prompt, parts, composed }) => ({ prompt, parts, composed }))).toEqual([
      { prompt: "fraud/screen", parts: ["model"], composed: null },
      { prompt: "shared/persona", parts: ["model"], composed: null },
      { prompt: "support/classify", parts: ["included", "model"], composed: null },
    ]);
    expect(diff.prompts[0]?.settings).toContain('+    "provider": "openai:chat:gpt-5-mini"');
    expect(diff.features).toMatchObject([{ feature: "routing", status: "changed" }]);
    expect(diff.features[0]?.definition).toContain('-      "provider": "simulated"');
  });
});

test("its hunks turn the one text into the other", () => {
  const line = fc.constantFrom(
    "Be kind.",
    "Be concise.",
    "Ask first.",
    "",
    "- not a removal",
    "\\ No newline",
    "@@ -1 +1 @@",
  );
  const text = fc.array(line, { maxLength: 30 }).map((lines) => `${lines.join("\n")}\n`);
  fc.assert(
    fc.property(text, text, (before, after) => {
      const one: WorkspaceSpec = { prompts: { "fraud/screen": {} } };
      const sides = [releaseOf(one, { "fraud/screen": before }), releaseOf(one, { "fraud/screen": after })] as const;
      const whole: ComposeTexts = (sources) => (id) => (sources.get(id)?.text ?? "").slice(0, -1).split("\n");
      const [difference] = diffReleases(...sides, whole).prompts;
      const patch = difference?.composed;
      expect(patch ? applyPatch(before, `--- a\n+++ b\n${patch}\n`) : before).toBe(after);
    }),
  );
});
