import type { graphFindings } from "../graph.ts";
import type { ExamplesOf } from "./examples-of.ts";

export const graphExamples = {
  "reference-unresolved": { written: "{{>shared/persnoa}}", target: "shared/persnoa", suggestion: "shared/persona" },
  "reference-undeclared": { written: "{{> (lookup . 'channel')}}" },
  "uses-matches-nothing": { glob: "channels/*" },
  "prompt-cycle": { cycle: ["shared/persona", "shared/tone", "shared/persona"] },
  "duplicate-id": { kind: "prompt", id: "shared/persona", other: "prompts/shared/_persona.prompt" },
  "step-prompt-unknown": { step: "classify", prompt: "support/clasify", suggestion: "support/classify" },
  "step-duplicate": { step: "classify" },
  "step-reads-unknown": { step: "reply", read: "clasify", suggestion: "classify" },
  "step-reads-later": { step: "classify", read: "reply" },
  "binding-invalid": { written: "{{steps.classify}}", detail: "a step is read by its output" },
  "output-step-unknown": { feature: "support-routing", output: "clasify", suggestion: "classify" },
  "model-unknown": { model: "carefull", suggestion: "careful" },
  "tool-unknown": { tool: "lookup_balance", suggestion: "look_up_balance" },
  "suite-feature-unknown": { feature: "suport-routing", suggestion: "support-routing" },
  "contract-prompt-unknown": { prompt: "shared/persnoa", suggestion: "shared/persona" },
  "contract-feature-unknown": { feature: "suport-chat", suggestion: "support-chat" },
  "feature-without-suite": { feature: "conversation-summary", owner: "@acme/customer-chat" },
  "suite-removed": { suite: "brand-voice" },
  "feature-removed": { feature: "brand-voice" },
  "prompt-unused": { prompt: "shared/facts-fees" },
  "environment-unknown": { environment: "production", from: "stagging", suggestion: "staging" },
} satisfies ExamplesOf<typeof graphFindings>;
