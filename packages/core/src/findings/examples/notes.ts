import type { noteFindings } from "../notes.ts";
import type { ExamplesOf } from "./examples-of.ts";

export const noteExamples = {
  "change-flag-missing": { missing: ["--bump", "--why"] },
  "why-empty": {},
  "change-prompt-unknown": { prompt: "shared/persnoa", suggestion: "shared/persona" },
  "nothing-to-note": { base: "main" },
  "note-prompt-unknown": { prompt: "shared/persnoa", suggestion: "shared/persona" },
  "note-invalid": { detail: "the front matter is not closed" },
  "link-in-the-way": {},
} satisfies ExamplesOf<typeof noteFindings>;
