import type { templateFindings } from "../templates.ts";
import type { ExamplesOf } from "./examples-of.ts";

export const templateExamples = {
  "prompt-name-invalid": { id: "support/first reply" },
  "front-matter-unclosed": {},
  "schema-invalid": { key: "output.schema", detail: 'the type "text" is not known' },
  "template-syntax": { detail: "the block {{#if queue}} is not closed" },
  "reference-outside-prompts": { written: "{{>../../secrets/keys}}" },
  "helper-unknown": { name: "uppercse", suggestion: "uppercase" },
  "helper-unsupported": { name: "history" },
  "variable-unsupported": { name: "@metadata" },
  "role-invalid": {},
  "template-unsafe": { name: "constructor" },
  "tag-misplaced": { tag: "{% include %}" },
  "prompt-unknown": { prompt: "support/clasify" },
  "reference-other-format": { target: "shared/persona", format: "jinja", expected: "dotprompt" },
  "reference-not-declared": { target: "shared/language" },
  "render-failed": { prompt: "support/draft-reply", detail: 'the variable "queue" is no list' },
} satisfies ExamplesOf<typeof templateFindings>;
