import { expect, test } from "vitest";
import {
  BlastgateError,
  findTraced,
  type Lock,
  runsOf,
  type TraceQuery,
  traceOf,
  traceSchema,
} from "../../src/index.ts";
import {
  attached,
  commit,
  decisionOf,
  digest,
  historyOf,
  releaseA,
  releaseB,
  releaseC,
} from "../environments/builders.ts";

function lock(prompts: Record<string, [version: string | null, digest: string]>): Lock {
  const locked = Object.entries(prompts).map(([id, [version, of]]) => {
    return [id, { version, digest: of, model: null, owners: ["@acme/support"] }] satisfies [
      string,
      Lock["prompts"][string],
    ];
  });
  return { source: { commit, dirty: false }, prompts: Object.fromEntries(locked), features: {} };
}

const [first, second, persona] = [digest("1"), digest("2"), digest("7")];
const sources = {
  store: ".blastgate/store",
  releases: [
    { digest: releaseC, lock: lock({ "support/classify": ["1.1.0", second], "shared/persona": [null, persona] }) },
    { digest: releaseB, lock: lock({ "support/classify": ["1.1.0", second], "shared/persona": [null, persona] }) },
    { digest: releaseA, lock: lock({ "support/classify": ["1.0.0", first], "shared/persona": [null, persona] }) },
  ],
  // Staging: a on the 1st, b on the 2nd. Production: a on the 1st, b on the 2nd, back to a on the 4th.
  environments: [historyOf("staging", "a b"), historyOf("production", "a b !b <a")],
};
const find = (query: TraceQuery) => findTraced(query, sources);

test("a version leads to every release that holds it, and to when each ran where", () => {
  const { prompts, releases, findings } = find({ kind: "version", prompt: "support/classify", version: "1.1.0" });
  expect(prompts).toEqual([
    {
      prompt: "support/classify",
      version: "1.1.0",
      digest: second,
      owners: ["@acme/support"],
      releases: [releaseB, releaseC],
    },
  ]);
  expect(findings).toEqual([]);
  expect(releases.map(({ digest }) => digest)).toEqual([releaseB, releaseC]);
  expect(releases[0]?.runs).toMatchObject([
    { environment: "staging", from: "2026-11-02T09:00:00.000Z", until: null },
    { environment: "production", from: "2026-11-02T09:00:00.000Z", until: "2026-11-04T09:00:00.000Z" },
  ]);
  expect(releases[1]?.runs).toEqual([]);
});

test("an environment that came back to a release ran it twice; holds end nothing", () => {
  const [, production] = sources.environments;
  const runs = production ? runsOf(production) : [];
  expect(runs.map(({ release, until }) => [release, until?.slice(8, 10) ?? "now"])).toEqual([
    [releaseA, "02"],
    [releaseB, "04"],
    [releaseA, "now"],
  ]);
});

test("the first digits of a release lead to all of its prompts, those of a prompt to all of its releases", () => {
  const release = find({ kind: "digest", digits: "aaaa" });
  expect(release.prompts.map(({ prompt }) => prompt)).toEqual(["shared/persona", "support/classify"]);
  expect(release.releases).toMatchObject([{ digest: releaseA, named: true }]);
  const prompt = find({ kind: "digest", digits: "7777" });
  expect(prompt.prompts).toMatchObject([{ prompt: "shared/persona", version: null }]);
  expect(prompt.releases.map(({ digest, named }) => [digest, named])).toEqual([
    [releaseA, false],
    [releaseB, false],
    [releaseC, false],
  ]);
});

test("a logged line leads to the prompt it names, with the release it names first", () => {
  const { prompts, releases, findings } = find({
    kind: "logged",
    prompt: "support/classify",
    digest: second,
    release: releaseC,
  });
  expect(prompts).toMatchObject([{ prompt: "support/classify", version: "1.1.0" }]);
  expect(releases.map(({ digest, named }) => [digest, named])).toEqual([
    [releaseC, true],
    [releaseB, false],
  ]);
  expect(findings).toEqual([]);
});

test.each([
  { release: releaseA, isThere: true },
  { release: digest("f"), isThere: false },
])("a logged line whose release does not hold its prompt is not believed (there: $isThere)", ({ release, isThere }) => {
  const { prompts, findings } = find({ kind: "logged", prompt: "support/classify", digest: second, release });
  expect(prompts).toHaveLength(1);
  expect(findings).toMatchObject([{ code: "trace-release-differs", args: { release, isThere } }]);
});

test("what is not found says what was looked at, and which versions there are", () => {
  expect(refused({ kind: "version", prompt: "support/classify", version: "2.0.0" })).toMatchObject([
    {
      code: "trace-not-found",
      args: { releases: 3, environments: ["staging", "production"], others: ["1.0.0", "1.1.0"] },
    },
  ]);
  expect(refused({ kind: "logged", prompt: "chat/reply", digest: second, release: null })).toMatchObject([
    { code: "trace-not-found" },
  ]);
});

test("digits that several digests begin with are refused, a release's and a prompt's too", () => {
  const twin = { digest: `sha256:1111${"0".repeat(60)}`, lock: lock({}) };
  const query = { kind: "digest", digits: "1111" } as const;
  expect(() => findTraced(query, { ...sources, releases: [...sources.releases, twin] })).toThrow(
    expect.objectContaining({
      findings: [
        expect.objectContaining({ code: "trace-ambiguous", args: { digits: "1111", digests: [twin.digest, first] } }),
      ],
    }),
  );
});

test("the trace has the commit, the decisions and the changes that were read", () => {
  const traced = find({ kind: "version", prompt: "support/classify", version: "1.0.0" });
  const made = {
    id: commit,
    author: { name: "Ada", email: "ada@acme.example" },
    date: "2026-11-01T08:00:00+01:00",
    subject: "Classify",
  };
  const [prompt] = traced.prompts;
  const change = { commit: made, prompt: "support/classify", parts: [], reasons: [], features: [] };
  const trace = traceOf(traced, {
    commits: new Map([[commit, made]]),
    decisions: new Map([
      [releaseA, [attached(decisionOf("NO-GO"), { baseline: releaseB, signedBy: ["release-bot"] })]],
    ]),
    changes: new Map(prompt ? [[prompt, [change]]] : []),
    findings: [],
  });
  expect(trace.releases).toMatchObject([
    { commit: made, decisions: [{ verdict: "NO-GO", baseline: releaseB, signedBy: ["release-bot"] }] },
  ]);
  expect(trace.prompts[0]?.changes).toEqual([change]);
  expect(traceSchema.shape.releases.safeParse(trace.releases).error).toBeUndefined();
});

function refused(query: TraceQuery) {
  try {
    find(query);
  } catch (error) {
    if (error instanceof BlastgateError) return error.findings;
  }
  throw new Error("something was found");
}
