import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BlastgateError,
  buildRelease,
  bundleSchema,
  checkRelease,
  hashJson,
  lockSchema,
  type Release,
  type Snapshot,
} from "../../src/index.ts";
import { buildSnapshot, type WorkspaceSpec } from "../snapshot-builder.ts";

const commit = "9f2c41d07ab35e8816c4d20f7b9a3e5c61d8f024";

const support: WorkspaceSpec = {
  config: {
    models: {
      default: { provider: "openai:chat:gpt-5-mini", config: { temperature: 0.2, top_p: 1 } },
      careful: { provider: "anthropic:messages:claude-sonnet-4-5", config: {} },
    },
    tools: { "find-branch": { type: "function", function: { name: "find_branch" } } },
  },
  prompts: {
    "shared/persona": { metadata: { owner: "@acme/ai-platform" } },
    "support/classify": {
      includes: ["shared/persona"],
      metadata: { config: { temperature: 0 }, tools: ["find-branch"] },
    },
    "support/reply": { includes: ["shared/persona"], metadata: { model: "careful" } },
  },
  features: {
    routing: ["support/classify"],
    chat: {
      steps: [
        { id: "classify", prompt: "support/classify", model: "careful" },
        { id: "reply", prompt: "support/reply" },
      ],
    },
  },
  contracts: { "shared/persona": { version: "2.3.0", owner: "@acme/brand" } },
  codeowners: { "prompts/support/reply.prompt": ["@acme/chat", "@lea"] },
};

function releaseOf(snapshot: Snapshot, texts: Record<string, string> = {}): Release {
  const read = snapshot.prompts.map(({ id, body }) => [id, texts[id] ?? body] as const);
  return buildRelease({ snapshot, texts: new Map(read), commit, dirty: false });
}

describe("a release", () => {
  const { bundle, lock } = releaseOf(asPartial(buildSnapshot(support), "shared/persona"));

  test("has every prompt with its text and the settings it is asked with", () => {
    expect(Object.keys(bundle.prompts)).toEqual(["shared/persona", "support/classify", "support/reply"]);
    expect(bundle.prompts["shared/persona"]).toMatchObject({ partial: true, model: null, extension: ".prompt" });
    expect(bundle.prompts["support/classify"]?.model).toEqual({
      provider: "openai:chat:gpt-5-mini",
      config: { temperature: 0, top_p: 1, tools: [{ type: "function", function: { name: "find_branch" } }] },
    });
    expect(bundle.prompts["support/reply"]?.model?.provider).toBe("anthropic:messages:claude-sonnet-4-5");
  });

  test("has every feature with the settings that its steps run on, where they are not the prompt's own", () => {
    expect(bundle.features.chat?.models).toEqual({
      classify: {
        provider: "anthropic:messages:claude-sonnet-4-5",
        config: { temperature: 0, tools: [{ type: "function", function: { name: "find_branch" } }] },
      },
      reply: { provider: "anthropic:messages:claude-sonnet-4-5", config: {} },
    });
  });

  test("is locked with versions, owners, models, and what each feature composes", () => {
    expect(lock).toMatchObject({
      source: { commit, dirty: false },
      prompts: {
        "shared/persona": { version: "2.3.0", owners: ["@acme/brand"], model: null },
        "support/classify": {
          version: null,
          owners: [],
          model: { alias: "default", provider: "openai:chat:gpt-5-mini" },
        },
        "support/reply": { owners: ["@acme/chat", "@lea"], model: { alias: "careful" } },
      },
      features: {
        chat: { owner: "@acme/support", prompts: ["shared/persona", "support/classify", "support/reply"] },
        routing: { prompts: ["shared/persona", "support/classify"] },
      },
    });
  });

  test("says nothing of where its files stand", () => {
    expect(JSON.stringify([bundle, lock])).not.toContain("prompts/");
  });

  test("is of its schemas, and its lock of its bundle", () => {
    expect(bundleSchema.parse(bundle)).toEqual(bundle);
    expect(lockSchema.parse(lock)).toEqual(lock);
    expect(checkRelease({ bundle, lock })).toEqual([]);
  });
});

describe("ids are looked at again", () => {
  const hostile = [
    "../../etc/passwd",
    "/etc/passwd",
    "a//b",
    "",
    ".hidden",
    "C:\\prompts",
    "a b",
    "a\u0000b",
    "__proto__",
  ];
  test.for(hostile)("%j is in no release", (id) => {
    const { prompts, ...snapshot } = buildSnapshot({ prompts: { "support/classify": {}, "support/reply": {} } });
    const value = { feature: id, owner: "@acme/support", steps: [{ id, prompt: "support/reply" }] };
    const bad: Snapshot = {
      ...snapshot,
      prompts: prompts.map((file) => (file.id === "support/reply" ? file : { ...file, id })),
      features: [{ path: "prompts/support/routing.feature.yaml", digest: "1", positions: {}, value }],
    };
    expect(codesOf(() => releaseOf(bad))).toEqual(
      ["prompt", "feature", "step"].map((kind) => ["release-id-invalid", kind]),
    );
  });

  test("what every object inherits is no model", () => {
    const snapshot = buildSnapshot({ prompts: { "support/reply": { metadata: { model: "constructor" } } } });
    expect(releaseOf(snapshot).bundle.prompts["support/reply"]?.model).toBeNull();
  });
});

/** Prompts that include only those after them, so that there is no cycle. */
const workspaces = fc
  .array(fc.record({ includes: fc.array(fc.nat(9), { maxLength: 3 }), text: fc.string({ unit: "grapheme" }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((specs) => {
    const idOf = (at: number) => `team-${at % 3}/prompt-${at}`;
    const prompts = specs.map(({ includes }, at) => {
      const later = includes.filter((other) => other > at && other < specs.length);
      return [idOf(at), { includes: [...new Set(later)].map(idOf) }] as const;
    });
    const features = { chat: [idOf(0)], routing: [idOf(specs.length - 1), idOf(0)] };
    const snapshot = buildSnapshot({ prompts: Object.fromEntries(prompts), features });
    return { snapshot, texts: Object.fromEntries(specs.map(({ text }, at) => [idOf(at), text])) };
  });

test("the same files give the same bytes, in whatever order they were read", () => {
  fc.assert(
    fc.property(workspaces, fc.infiniteStream(fc.nat()), ({ snapshot, texts }, chance) => {
      const shuffled = <Item>(items: readonly Item[]): Item[] =>
        items
          .map((item) => ({ item, at: chance.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ item }) => item);
      const again: Snapshot = {
        ...snapshot,
        prompts: shuffled(snapshot.prompts),
        features: shuffled(snapshot.features),
        config: { ...snapshot.config, models: Object.fromEntries(shuffled(Object.entries(snapshot.config.models))) },
      };
      const reordered = Object.fromEntries(shuffled(Object.entries(texts)));
      expect(JSON.stringify(releaseOf(again, reordered))).toBe(JSON.stringify(releaseOf(snapshot, texts)));
      expect(hashJson(releaseOf(again, reordered))).toBe(hashJson(releaseOf(snapshot, texts)));
    }),
  );
});

test("an edit of a text gives another digest to the prompts that compose it, and to no other", () => {
  fc.assert(
    fc.property(workspaces, fc.nat(), ({ snapshot, texts }, choice) => {
      const edited = snapshot.prompts[choice % snapshot.prompts.length]?.id ?? "";
      const before = releaseOf(snapshot, texts).lock.prompts;
      const after = releaseOf(snapshot, { ...texts, [edited]: `${texts[edited]} Be kind.` }).lock.prompts;
      const changed = Object.keys(before).filter((id) => before[id]?.digest !== after[id]?.digest);
      expect(changed).toEqual(composing(edited, snapshot).toSorted());
    }),
  );
});

/** By asking every prompt, down to the last include. */
function composing(wanted: string, { prompts }: Snapshot): string[] {
  const reaches = (id: string): boolean =>
    id === wanted ||
    prompts.some((file) => file.id === id && file.references.some(({ target }) => target !== null && reaches(target)));
  return prompts.map(({ id }) => id).filter(reaches);
}

function asPartial(snapshot: Snapshot, id: string): Snapshot {
  return {
    ...snapshot,
    prompts: snapshot.prompts.map((file) => ({ ...file, partial: file.partial || file.id === id })),
  };
}

function codesOf(attempt: () => unknown): unknown[] {
  try {
    attempt();
  } catch (error) {
    if (error instanceof BlastgateError) return error.findings.map(({ code, args }) => [code, args.kind]);
    throw error;
  }
  return [];
}
