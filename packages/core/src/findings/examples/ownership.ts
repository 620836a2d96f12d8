import type { ownershipFindings } from "../ownership.ts";
import type { ExamplesOf } from "./examples-of.ts";

const deprecated = {
  kind: "feature" as const,
  user: "email-reply",
  prompt: "shared/greeting",
  owner: "@acme/ai-platform",
  since: "2026-09-01",
  until: "2026-12-31",
  use: "shared/persona",
  through: ["email/reply"],
};

export const ownershipExamples = {
  "contract-missing": { prompt: "shared/greeting", owners: ["@acme/customer-chat", "@acme/support-platform"] },
  "prompt-without-owner": { prompt: "shared/greeting" },
  "contract-name-doubled": { list: "consumers", feature: "support-chat" },
  "approvers-too-few": { any: 3, people: ["@jane", "@omar"] },
  "deprecated-until-before-since": { prompt: "shared/greeting", since: "2026-09-01", until: "2026-08-31" },
  "deprecated-use-unknown": { prompt: "shared/greeting", use: "shared/persnoa", suggestion: "shared/persona" },
  "prompt-deprecated": deprecated,
  "prompt-past-its-date": deprecated,
} satisfies ExamplesOf<typeof ownershipFindings>;
