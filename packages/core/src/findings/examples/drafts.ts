import type { draftFindings } from "../drafts.ts";
import type { ExamplesOf } from "./examples-of.ts";

export const draftExamples = {
  "draft-prompt-unknown": { prompt: "shared/persnoa", suggestion: "shared/persona" },
  "draft-without-owner": { prompt: "shared/persona" },
  "contract-exists": { prompt: "shared/persona", path: "contracts/shared/persona.contract.yaml" },
} satisfies ExamplesOf<typeof draftFindings>;
