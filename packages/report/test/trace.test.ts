import type { Trace } from "@blastgate/core";
import { expect, test } from "vitest";
import { layoutFor, renderTrace } from "../src/index.ts";

const layout = layoutFor({ columns: 80, colour: false });
const release = `sha256:${"5f2c1a9be07d".padEnd(64, "0")}`;
const commit = {
  id: "9f2c41d07ab35e8816c4d20f7b9a3e5c61d8f024",
  author: { name: "Mallory \u001b[2J\u202e", email: "mallory@acme.example" },
  date: "2026-11-21T18:00:00+01:00",
  subject: `Reword it. \u001b]0;owned\u0007 ${"And again. ".repeat(20)}`,
};
const trace: Trace = {
  store: "/srv/prompts\u001b[2J",
  prompts: [
    {
      prompt: "support/classify",
      version: "1.2.0",
      digest: release.replace("5", "6"),
      owners: ["@acme/support-platform"],
      releases: [release],
      changes: [
        {
          commit,
          prompt: "support/classify",
          parts: [],
          reasons: [
            { path: ".blastgate/changes/shorter.md", why: `Customers\n${"found us wordy. ".repeat(10)}\u001b[1A` },
          ],
          features: [],
        },
      ],
    },
  ],
  releases: [
    {
      digest: release,
      named: true,
      source: { commit: commit.id, dirty: false },
      commit,
      runs: [
        {
          environment: "production",
          from: "2026-11-22T09:30:00.000Z",
          until: "2026-11-22T10:30:00.000Z",
          record: release,
          actor: "Mallory \u001b[2J",
        },
        { environment: "staging", from: "2026-11-22T09:00:00.000Z", until: null, record: release, actor: "ci" },
      ],
      decisions: [{ envelope: release, verdict: "GO", baseline: null, signedBy: ["release-bot"] }],
    },
  ],
  findings: [],
};

test("a trace fits the width and is inert, whatever names and reasons hold", () => {
  const several = {
    ...trace,
    prompts: trace.prompts.flatMap((each) => [each, { ...each, prompt: "a/b", changes: null }]),
  };
  for (const text of [renderTrace(trace, layout), renderTrace(several, layout)]) {
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(text.split("\n").filter((line) => [...line].length > 80)).toEqual([]);
  }
});

test("a trace says when a release ran where, what was decided, and who changed the prompt and why", () => {
  const text = renderTrace(trace, layout);
  expect(text).toContain("support/classify 1.2.0\n");
  expect(text).toContain("production from 2026-11-22 09:30 UTC to 2026-11-22 10:30 UTC (moved by");
  expect(text).toContain("staging from 2026-11-22 09:00 UTC, and runs now (moved by ci)");
  expect(text).toContain("GO against no release, signed by release-bot");
  expect(text).toContain("why: Customers found us wordy.");
  const [bare] = trace.releases;
  const unknown = { ...trace, releases: bare ? [{ ...bare, commit: null, runs: [], decisions: [] }] : [] };
  expect(renderTrace(unknown, layout)).toContain(
    "made of 9f2c41d07a, which is not known here\n    ran in no environment",
  );
});
