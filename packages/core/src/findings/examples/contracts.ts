import type { contractFindings } from "../contracts.ts";
import type { ExamplesOf } from "./examples-of.ts";

export const contractExamples = {
  "schema-dialect-unknown": { written: "http://json-schema.org/draft-04/schema#" },
  "schema-reference-outside": { reference: "https://schemas.acme.example/queue.json" },
  "schema-reference-missing": { reference: "#/definitions/qeue", suggestion: "#/definitions/queue" },
  "schema-reference-circular": { reference: "#/definitions/queue" },
  "schema-too-large": { limit: 20000 },
  "schema-keyword-invalid": { keyword: "required", expected: "a list of different texts" },
  "schema-keyword-unknown": { keyword: "requierd", dialect: "draft-07", suggestion: "required" },
  "pattern-invalid": { pattern: "^(cards|fees$", detail: "Unterminated group" },
  "pattern-catastrophic": { pattern: "^(\\w+\\s?)*$", part: "(\\w+\\s?)*" },
  "data-too-deep": { limit: 64 },
  "expectation-unmet": {
    feature: "support-routing",
    prompt: "support/classify",
    at: "/enum",
    example: '"insurance"',
  },
  "expectation-undecidable": { feature: "support-routing", prompt: "support/classify", at: "/pattern" },
  "expectation-invariant-missing": {
    feature: "support-chat",
    prompt: "shared/safety",
    invariant: "no-legal-advise",
    suggestion: "no-legal-advice",
  },
  "hand-over-unpromised": { step: "execute", read: "plan", field: "approval", prompt: "cases/plan" },
  "hand-over-without-schema": { step: "execute", read: "plan", field: "approval", prompt: "cases/plan" },
  "hand-over-unfit": {
    step: "execute",
    variable: "approval",
    read: "plan",
    prompt: "cases/execute",
    example: "null",
  },
  "hand-over-variable-unknown": {
    step: "execute",
    variable: "aproval",
    prompt: "cases/execute",
    suggestion: "approval",
  },
  "hand-over-undecidable": { step: "execute", variable: "approval", read: "plan", prompt: "cases/execute" },
} satisfies ExamplesOf<typeof contractFindings>;
