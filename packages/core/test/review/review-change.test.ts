import { describe, expect, test } from "vitest";
import { blocksOf, type Review, rulesOfBaseline } from "../../src/index.ts";
import type { WorkspaceSpec } from "../snapshot-builder.ts";
import { acme, approvedBy, commit, concise, olderCommit, review } from "./reviewing.ts";

const codes = (found: Review): string[] => blocksOf(found).map(({ code }) => code);
const platform = approvedBy(["@paula", "@acme/ai-platform"]);
const withGate = (suite: Record<string, unknown>) => ({
  suites: { ...acme.suites, "support-routing": { ...acme.suites["support-routing"], ...suite } },
});
const withPersona = (contract: Record<string, unknown>) => ({
  contracts: { "shared/persona": { ...acme.contracts["shared/persona"], ...contract } },
});
const invariant = acme.contracts["shared/persona"].invariants[0];

describe("the seed's story: the persona is edited", () => {
  const { notes: _notes, ...withoutNote } = concise;
  const loosened = { ...concise, ...withGate({ gate: { "pass-rate": { "max-drop": 0.3 } } }) };
  const both = approvedBy(["@paula", "@acme/ai-platform"], ["@sam", "@acme/support"]);
  const cases: [what: string, head: WorkspaceSpec, approvals: Parameters<typeof review>[1], blocked: string[]][] = [
    ["with everything in order", concise, { approvals: platform }, []],
    ["without a note", withoutNote, { approvals: platform }, ["note-missing"]],
    ["without approval", concise, { approvals: approvedBy() }, ["approval-missing"]],
    ["with no word of who approved", concise, {}, ["approval-missing"]],
    [
      "approved by the wrong person",
      concise,
      { approvals: approvedBy(["@carl", "@acme/chat"]) },
      ["approval-by-others"],
    ],
    [
      "approved before the last push",
      concise,
      { approvals: { ...platform, approvals: [{ by: "@paula", state: "approved", commit: olderCommit }] } },
      ["approval-outdated"],
    ],
    ["approved by its author", concise, { approvals: { ...platform, author: "@paula" } }, ["approval-by-author"]],
    [
      "approved, and then dismissed",
      concise,
      {
        approvals: {
          ...platform,
          approvals: [
            { by: "@paula", state: "approved", commit },
            { by: "@paula", state: "dismissed", commit },
          ],
        },
      },
      ["approval-dismissed"],
    ],
    [
      "approved by one of a team, with changes asked for by another",
      concise,
      {
        approvals: {
          teams: { "@acme/ai-platform": ["@paula", "@pete"] },
          approvals: [
            { by: "@paula", state: "approved", commit },
            { by: "@pete", state: "changes-requested", commit },
          ],
        },
      },
      ["changes-requested"],
    ],
    ["with the gate loosened in the same commit, and all approving", loosened, { approvals: both }, ["gate-weakened"]],
    ["in a working tree", concise, { approvals: platform, commit: null }, ["approval-outdated"]],
  ];

  test.each(cases)("%s", (_what, head, options, blocked) => {
    expect(codes(review(head, options))).toEqual(blocked);
  });

  test("and the review says what it is about", () => {
    const found = review(concise, { approvals: platform });
    expect(found.prompts).toMatchObject([
      {
        prompt: "shared/persona",
        owners: ["@acme/ai-platform"],
        status: "changed",
        version: { baseline: "2.3.0", candidate: "2.3.0" },
        needed: "patch",
        noted: "patch",
        notes: [{ path: ".blastgate/changes/shorter.md", why: "Customers found us wordy." }],
        features: ["support-chat", "support-routing"],
      },
    ]);
    expect(found.requirements).toMatchObject([
      { any: 1, of: ["@acme/ai-platform"], approvedBy: ["@paula"], missing: null },
    ]);
    expect(found.requirements[0]?.because.map(({ reason }) => reason.code)).toEqual([
      "asked-as-owner",
      "asked-as-approver-always",
    ]);
    expect(found.rules).toEqual([]);
  });
});

describe("who has to approve", () => {
  const asked = (found: Review) => found.requirements.map(({ of }) => of.join(" ")).toSorted();
  const dropped = { ...concise, ...withPersona({ invariants: [], consumers: [] }) };

  test("a breaking change: its approvers, and the owners of every feature that composes it", () => {
    const found = review(dropped);
    expect(found.prompts[0]).toMatchObject({ needed: "major" });
    expect(asked(found)).toEqual(["@acme/ai-platform", "@acme/chat", "@acme/compliance", "@acme/support"]);
    expect(codes(found)).toContain("bump-too-small");
  });

  test("nobody leaves the list by editing it in the same change", () => {
    const found = review({ ...concise, ...withPersona({ owner: "@acme/growth", approvers: [] }) });
    expect(asked(found)).toEqual(expect.arrayContaining(["@acme/ai-platform", "@acme/compliance", "@acme/growth"]));
    expect(codes(found)).toContain("gate-weakened");
  });

  test("any two of a list: two people, however many lists they are on", () => {
    const lawyers = { any: 2, of: ["@lea", "@acme/legal"], when: "always" as const };
    const base = { ...acme, ...withPersona({ approvers: [lawyers] }) };
    const head = { ...concise, ...withPersona({ approvers: [lawyers] }) };
    const of = (...people: [string, string][]) =>
      codes(review(head, { base, approvals: approvedBy(["@paula", "@acme/ai-platform"], ...people) }));
    expect(of(["@lea", "@acme/legal"])).toEqual(["approval-missing"]);
    expect(of(["@lea", "@acme/legal"], ["@leo", "@acme/legal"])).toEqual([]);
  });

  test("logins and teams are the same in any case", () => {
    const approvals = {
      teams: { "@Acme/AI-Platform": ["@Paula"] },
      approvals: [{ by: "@paula", state: "approved" as const, commit }],
    };
    expect(codes(review(concise, { approvals }))).toEqual([]);
  });

  test("where only CODEOWNERS names owners, any of them", () => {
    const strip = (spec: WorkspaceSpec): WorkspaceSpec => ({
      ...spec,
      contracts: {},
      codeowners: { "prompts/shared/persona.prompt": ["@acme/ai-platform", "@dora"] },
    });
    const found = review(strip(concise), { base: strip(acme), approvals: approvedBy(["@dora", "@acme/else"]) });
    expect(found.requirements).toMatchObject([{ any: 1, of: ["@acme/ai-platform", "@dora"], missing: null }]);
    expect(codes(found)).toEqual([]);
  });

  test("a prompt that nobody owns blocks, and so do settings", () => {
    const bare: WorkspaceSpec = { ...acme, contracts: {}, config: {} };
    const models = { default: { provider: "simulated", config: { seed: 2 } } };
    const found = review(
      { ...bare, prompts: concise.prompts, notes: concise.notes, config: { models } },
      { base: bare },
    );
    expect(codes(found)).toEqual(["owner-missing", "settings-owner-missing"]);
  });
});

describe("notes and versions", () => {
  test.each([
    ["patch", ["bump-too-small"]],
    ["minor", []],
    ["major", []],
  ] as const)("an invariant more is minor: a %s note", (bump, blocked) => {
    const more = { ...invariant, id: "keeps-instructions" };
    const head = {
      ...acme,
      ...withPersona({ invariants: [invariant, more] }),
      notes: { more: { releases: { "shared/persona": bump } } },
    };
    expect(codes(review(head, { approvals: platform }))).toEqual(blocked);
  });

  test("a note that was there before says nothing of this change", () => {
    const { notes, ...head } = concise;
    const base = { ...acme, notes };
    expect(codes(review({ ...head, notes }, { base, approvals: platform }))).toEqual(["note-missing"]);
  });

  test("a new prompt needs no note", () => {
    const prompts = { ...acme.prompts, "shared/closing": { metadata: { owner: "@acme/ai-platform" } } };
    expect(codes(review({ ...acme, prompts }, { approvals: platform }))).toEqual([]);
  });

  test("versions are raised by the notes that are applied, and by nothing else", () => {
    const { notes } = concise;
    const released = (version: string): WorkspaceSpec => ({ ...acme, ...withPersona({ version }) });
    const of = (version: string, base: WorkspaceSpec) =>
      codes(review(released(version), { base, approvals: platform }));
    expect(of("2.3.1", { ...acme, notes })).toEqual([]);
    expect(of("2.4.0", { ...acme, notes })).toEqual(["version-edited"]);
    expect(of("2.3.1", acme)).toEqual(["version-edited"]);
    expect(of("2.3.0", { ...acme, notes })).toEqual([]);
  });
});

describe("rules are the baseline's until the change to them is approved", () => {
  const head = { ...acme, ...withGate({ gate: { "pass-rate": { "max-drop": 0.3 } } }) };
  const support = approvedBy(["@sam", "@acme/support"]);

  test("a gate alone may be loosened by its owner", () => {
    expect(rulesOfBaseline(review(head))).toEqual(["suite:support-routing"]);
    const found = review(head, { approvals: support });
    expect(codes(found)).toEqual([]);
    expect(found.rules).toMatchObject([{ id: "suite:support-routing", status: "changed", judgedBy: "candidate" }]);
    expect(found.rules[0]?.differences).toMatchObject([{ kind: "gate-loosened", level: "breaking" }]);
  });

  test("to try them, and nothing of a candidate that is not trusted", () => {
    expect(rulesOfBaseline(review(head, { trust: "head" }))).toEqual([]);
    expect(rulesOfBaseline(review(head, { trust: "base", approvals: support }))).toEqual(["suite:support-routing"]);
  });

  test("cases count as their suite's", () => {
    const datasets = { ...acme.datasets, "evals/support-routing/cases.csv": [{ id: "card-lost" }] };
    const found = review({ ...concise, datasets });
    expect(rulesOfBaseline(found)).toEqual(["suite:support-routing"]);
    expect(codes(found)).toContain("gate-weakened");
  });

  test("a suite that is taken away stays, and what is new is its candidate's", () => {
    const { "support-routing": _routing, ...suites } = acme.suites;
    const found = review({ ...concise, suites });
    expect(rulesOfBaseline(found)).toEqual(["suite:support-routing"]);
    expect(codes(found)).toContain("gate-weakened");
    expect(rulesOfBaseline(review(acme, { base: { ...acme, suites } }))).toEqual([]);
  });

  test("models are what is tried, unless the candidate is not trusted", () => {
    const models = { default: { provider: "simulated", config: { apiBaseUrl: "https://evil.example" } } };
    const other = { ...acme, config: { ...acme.config, models } };
    expect(rulesOfBaseline(review(other))).toEqual([]);
    const distrusted = review(other, { trust: "base", approvals: platform });
    expect(rulesOfBaseline(distrusted)).toEqual(["model:default"]);
    expect(codes(distrusted)).toEqual(["untrusted-not-tried"]);
  });

  test("a prompt's own settings are its baseline's where it is not trusted", () => {
    const metadata = { owner: "@acme/chat", config: { apiBaseUrl: "https://evil.example" } };
    const prompts = { ...acme.prompts, "chat/answer": { ...acme.prompts["chat/answer"], metadata } };
    const found = review({ ...acme, prompts }, { trust: "base" });
    expect(rulesOfBaseline(found)).toEqual(["prompt:chat/answer"]);
    expect(codes(found)).toContain("untrusted-not-tried");
  });
});

describe("consumers are protected by what they declared", () => {
  test("also where the same change takes the declaration away", () => {
    for (const consumers of [[], acme.contracts["shared/persona"].consumers]) {
      expect(codes(review({ ...concise, ...withPersona({ invariants: [], consumers }) }))).toContain(
        "expectation-broken",
      );
    }
  });

  test("and their owner is asked where they are to rely on less, which is no change of the prompt", () => {
    const people: [string, string][] = [
      ["@paula", "@acme/ai-platform"],
      ["@sam", "@acme/support"],
    ];
    const found = review({ ...acme, ...withPersona({ consumers: [] }) }, { approvals: approvedBy(...people) });
    const reasons = found.requirements.flatMap(({ of, because }) =>
      because.filter(({ reason }) => reason.code === "asked-as-consumer").map(() => of),
    );
    expect(reasons).toEqual([["@acme/support"]]);
    expect(found.requirements).toHaveLength(2);
    expect(found.prompts).toMatchObject([{ needed: null }]);
    expect(codes(found)).toEqual([]);
  });
});

describe("a prompt that is past its date", () => {
  const gone = withPersona({ deprecated: { since: "2026-01-01", until: "2026-10-31", use: "support/classify" } });

  test("blocks who touches what uses it, and nobody else", () => {
    const base = { ...acme, ...gone };
    expect(codes(review({ ...concise, ...gone }, { base, approvals: platform }))).toEqual([
      "prompt-past-its-date",
      "prompt-past-its-date",
    ]);
    expect(codes(review({ ...concise, ...gone }, { base, approvals: platform, today: "2026-10-31" }))).toEqual([]);
    const config = { ...acme.config, concurrency: { total: 4, provider: 2 } };
    expect(codes(review({ ...base, config }, { base, approvals: platform }))).toEqual([]);
  });
});
