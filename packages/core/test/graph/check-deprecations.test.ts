import { expect, test } from "vitest";
import { checkDeprecations, checkSnapshot, describeFinding } from "../../src/index.ts";
import { buildSnapshot } from "../snapshot-builder.ts";

/** support-chat composes the old greeting through its prompt's shape, support-routing names it itself. */
function snapshotWith(deprecated: { since: string; until?: string; use?: string }) {
  return buildSnapshot({
    prompts: {
      "shared/greeting": {},
      "shared/welcome": {},
      "chat/shape": { includes: ["shared/welcome", "shared/greeting"] },
      "chat/answer": { includes: ["chat/shape"] },
      "support/classify": {},
    },
    features: {
      "support-chat": ["support/classify", "chat/answer"],
      "support-routing": ["shared/greeting"],
      "support-queue": ["support/classify"],
    },
    contracts: { "shared/greeting": { owner: "@acme/brand", deprecated } },
  });
}

const period = { since: "2026-09-01", until: "2026-11-30", use: "shared/welcome" };

test.for([
  { today: "2026-08-31", deprecated: period, found: null },
  { today: "2026-09-01", deprecated: period, found: ["prompt-deprecated", "warning"] },
  { today: "2026-11-30", deprecated: period, found: ["prompt-deprecated", "warning"] },
  { today: "2026-12-01", deprecated: period, found: ["prompt-past-its-date", "error"] },
  { today: "2036-12-01", deprecated: { since: "2026-09-01" }, found: ["prompt-deprecated", "warning"] },
])("on $today a prompt deprecated as $deprecated", ({ today, deprecated, found }) => {
  const findings = checkDeprecations(snapshotWith(deprecated), today);
  const each = found && { code: found[0], severity: found[1] };
  expect(findings).toMatchObject(each ? [each, each, each] : []);
});

test("each prompt that includes it and each feature that composes it is told, with the way and what to do", () => {
  const findings = checkDeprecations(snapshotWith(period), "2026-11-22");
  expect(findings.map((each) => ({ ...each.where, ...describeFinding(each) }))).toMatchObject([
    {
      path: "prompts/chat/shape.prompt",
      line: 2,
      message: 'The prompt "chat/shape" includes the prompt "shared/greeting", which is deprecated since 2026-09-01.',
      fix: 'Use "shared/welcome" instead, by 2026-11-30 at the latest.',
    },
    {
      path: "prompts/support-chat.feature.yaml",
      message:
        'The feature "support-chat" composes the prompt "shared/greeting", which is deprecated since 2026-09-01: through chat/answer → chat/shape.',
    },
    {
      path: "prompts/support-routing.feature.yaml",
      message:
        'The feature "support-routing" composes the prompt "shared/greeting", which is deprecated since 2026-09-01.',
    },
  ]);
});

test("what is kept of a snapshot does not depend on the day", () => {
  expect(checkSnapshot(snapshotWith(period)).filter(({ code }) => code.startsWith("prompt-deprecated"))).toEqual([]);
});
