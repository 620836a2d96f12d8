import type { reviewFindings } from "../review.ts";
import type { ExamplesOf } from "./examples-of.ts";

const prompt = "shared/persona";
const suite = "suite:support-routing";
const asked = { any: 1, of: ["@acme/ai-platform"], have: 0, because: ["prompt:shared/persona"] };
const answered = { ...asked, by: ["@jane"] };

export const reviewExamples = {
  "note-missing": { prompt, needed: "minor" },
  "bump-too-small": { prompt, noted: "patch", needed: "major", because: ["/invariants/no-legal-advice"] },
  "owner-missing": { prompt: "shared/greeting" },
  "settings-owner-missing": { id: "model:careful" },
  "version-edited": { prompt, from: "2.3.0", to: "2.9.0" },
  "gate-weakened": { id: suite, roots: ["prompt:shared/persona"], paths: ["/gate/pass-rate/max-drop"] },
  "gate-maybe-weakened": { id: suite, roots: ["prompt:shared/persona"], paths: ["/assert/0/value"] },
  "expectation-broken": {
    prompt: "support/classify",
    feature: "support-routing",
    owner: "@acme/support-platform",
    breaches: ["/enum"],
  },
  "expectation-maybe-broken": {
    prompt: "support/classify",
    feature: "support-routing",
    owner: "@acme/support-platform",
    breaches: ["its output at /pattern"],
  },
  "difference-undecidable": { prompt: "support/classify", paths: ["/output/pattern"] },
  "untrusted-not-tried": { id: "model:careful" },
  "untrusted-program": { what: "The provider of model:careful", written: "file://providers/careful.js" },
  "review-uncommitted": {},
  "approval-missing": asked,
  "approval-outdated": { ...answered, commits: ["5b1e9c07d2"], commit: "c8804f1ae2" },
  "approval-by-author": answered,
  "approval-by-others": answered,
  "approval-dismissed": answered,
  "changes-requested": answered,
  "asked-as-owner": { prompt },
  "asked-as-new-owner": { prompt },
  "asked-as-approver-always": { prompt },
  "asked-as-approver-breaking": { prompt },
  "asked-as-affected": { prompt, feature: "support-chat" },
  "asked-as-consumer": { prompt, feature: "support-chat" },
  "asked-for-suite": { suite: "support-routing" },
  "asked-for-feature": { feature: "support-chat" },
  "asked-for-settings": { id: "model:careful" },
  "rule-of-baseline": { id: suite },
  "review-not-made": {},
} satisfies ExamplesOf<typeof reviewFindings>;
