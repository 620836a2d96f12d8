import type { codeownersFindings } from "../codeowners.ts";
import type { ExamplesOf } from "./examples-of.ts";

export const codeownersExamples = {
  "codeowners-invalid": { written: "!/prompts/shared/ @acme/ai-platform", detail: "a pattern cannot begin with `!`" },
  "codeowners-outdated": {
    missing: ["/prompts/shared/_persona.prompt @acme/ai-platform"],
    superfluous: ["/prompts/shared/_greeting.prompt @acme/ai-platform"],
  },
  "codeowners-overridden": { count: 3, first: "prompts/shared/_persona.prompt", owners: ["@acme/web"] },
  "codeowners-markers": {},
  "codeowners-elsewhere": { target: "../owners/CODEOWNERS" },
  "write-and-check": {},
} satisfies ExamplesOf<typeof codeownersFindings>;
