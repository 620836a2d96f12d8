import type { lineageFindings } from "../lineage.ts";
import type { ExamplesOf } from "./examples-of.ts";

export const lineageExamples = {
  "history-prompt-unknown": { prompt: "shared/persnoa", suggestion: "shared/persona" },
  "blame-prompt-removed": { prompt: "shared/greeting" },
  "history-cut": { commit: "9f2c41d07ab35e8816c4d20f7b9a3e5c61d8f024" },
  "blame-cut": { limit: 20_000 },
} satisfies ExamplesOf<typeof lineageFindings>;
