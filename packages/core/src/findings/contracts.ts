import type { CatalogueEntry } from "./entry.ts";
import { didYouMean } from "./suggestion.ts";

/** Schemas and patterns that cannot be trusted with an output, and promises that are not kept. */
export const contractFindings = {
  "schema-dialect-unknown": {
    severity: "error",
    title: "A dialect of JSON Schema that is not read",
    message: (a: { written: string }) => `"${a.written}" is not a dialect that outputs are checked by.`,
    fix: () =>
      'Write "https://json-schema.org/draft/2020-12/schema" or "http://json-schema.org/draft-07/schema#", or leave `$schema` out, which means draft-07.',
  },
  "schema-reference-outside": {
    severity: "error",
    title: "A schema that refers to another file or to the network",
    message: (a: { reference: string }) => `"${a.reference}" is not in this schema. References are never fetched.`,
    fix: () =>
      'Copy what it names under `definitions` or `$defs`, and refer to it as "#/definitions/NAME" or "#/$defs/NAME".',
  },
  "schema-reference-missing": {
    severity: "error",
    title: "A reference in a schema that leads nowhere",
    message: (a: { reference: string; suggestion: string }) =>
      `There is nothing at "${a.reference}" in this schema.${didYouMean(a.suggestion)}`,
    fix: () => "Correct the reference, or add what it names; both are read from the schema's own root.",
  },
  "schema-reference-circular": {
    severity: "error",
    title: "A schema that is only itself",
    message: (a: { reference: string }) =>
      `"${a.reference}" leads back to itself without a property or an item between, so that it never says anything.`,
    fix: () => "Take the reference out, or put it under a property or `items`, where a recursive schema is fine.",
  },
  "schema-too-large": {
    severity: "error",
    title: "A schema that grows out of bounds",
    message: (a: { limit: number }) =>
      `With every reference followed, this is more than ${a.limit} schemas: to check one output may take for ever.`,
    fix: () => "Refer to each definition fewer times, from fewer others.",
  },
  "schema-keyword-invalid": {
    severity: "error",
    title: "A keyword of a schema with a value it cannot have",
    message: (a: { keyword: string; expected: string }) => `"${a.keyword}" takes ${a.expected}.`,
    fix: (a) => `Give "${a.keyword}" ${a.expected}, or remove it.`,
  },
  "schema-keyword-unknown": {
    severity: "warning",
    title: "A keyword that means nothing in the schema's dialect",
    message: (a: { keyword: string; dialect: string; suggestion: string }) =>
      `"${a.keyword}" is no keyword of ${a.dialect}, so that outputs are not checked by it.${didYouMean(a.suggestion)}`,
    fix: (a) =>
      a.suggestion
        ? `Write "${a.suggestion}", or remove it.`
        : 'Remove it; for keywords of 2020-12 add `$schema: "https://json-schema.org/draft/2020-12/schema"`.',
  },
  "pattern-invalid": {
    severity: "error",
    title: "A regular expression that is none",
    message: (a: { pattern: string; detail: string }) => `"${a.pattern}" is not a regular expression: ${a.detail}.`,
    fix: () => "Correct it; characters such as ( [ { * + ? are written with a backslash before them.",
  },
  "pattern-catastrophic": {
    severity: "error",
    title: "A regular expression that can take for ever",
    message: (a: { pattern: string; part: string }) =>
      `In "${a.pattern}", the part "${a.part}" can read one text in several ways, which multiply with its length: a long output could keep a run busy without end.`,
    fix: () =>
      "Leave one way to read each text: `a+` for `(a+)+`, `(\\w+\\s)*` for `(\\w+\\s?)*`, `[ab]*` for `(a|b|ab)*`.",
  },
  "data-too-deep": {
    severity: "error",
    title: "Data nested too deeply",
    message: (a: { limit: number }) => `Lists and maps stand in each other here more than ${a.limit} levels deep.`,
    fix: () => "Flatten it.",
  },
  "expectation-unmet": {
    severity: "error",
    title: "A consumer relies on what is not promised",
    message: (a: { feature: string; prompt: string; at: string; example: string }) =>
      `"${a.feature}" relies on the output of "${a.prompt}" as its expectation says, and "${a.prompt}" may answer ${a.example}, which the expectation refuses at "${a.at}".`,
    fix: (a) => `Promise it in the output schema of "${a.prompt}", or ask the owner of "${a.feature}" to expect less.`,
  },
  "expectation-undecidable": {
    severity: "warning",
    title: "Whether a consumer can rely on an output cannot be told",
    message: (a: { feature: string; prompt: string; at: string }) =>
      `Nobody can tell from the schemas whether every output of "${a.prompt}" is one that "${a.feature}" expects, at "${a.at}".`,
    fix: () => "Write the expectation with the same words as the output schema there, or leave that part out.",
  },
  "expectation-invariant-missing": {
    severity: "error",
    title: "A consumer relies on an invariant that does not exist",
    message: (a: { feature: string; prompt: string; invariant: string; suggestion: string }) =>
      `"${a.feature}" relies on the invariant "${a.invariant}", which the contract of "${a.prompt}" does not have.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "Put the invariant back, or ask the feature's owner."),
  },
  "hand-over-unpromised": {
    severity: "error",
    title: "A step reads what the step before does not promise",
    message: (a: { step: string; read: string; field: string; prompt: string }) =>
      `Step "${a.step}" reads "${a.field}" of the output of "${a.read}", and the output schema of "${a.prompt}" does not promise it in every answer.`,
    fix: (a) => `Put "${a.field}" under \`properties\` and \`required\` in the output schema of "${a.prompt}".`,
  },
  "hand-over-without-schema": {
    severity: "warning",
    title: "A step reads a field of an output without schema",
    message: (a: { step: string; read: string; field: string; prompt: string }) =>
      `Step "${a.step}" reads "${a.field}" of the output of "${a.read}", and nothing says what "${a.prompt}" answers.`,
    fix: (a) => `Give "${a.prompt}" an output schema, in its front matter or its contract.`,
  },
  "hand-over-unfit": {
    severity: "error",
    title: "A step is handed what its prompt does not take",
    message: (a: { step: string; variable: string; read: string; prompt: string; example: string }) =>
      `The variable "${a.variable}" of step "${a.step}" may be handed ${a.example} by "${a.read}", which the input schema of "${a.prompt}" refuses.`,
    fix: (a) => `Widen the input schema of "${a.prompt}", or narrow the output schema of the step before.`,
  },
  "hand-over-variable-unknown": {
    severity: "error",
    title: "A step is handed a variable that its prompt does not have",
    message: (a: { step: string; variable: string; prompt: string; suggestion: string }) =>
      `Step "${a.step}" hands over "${a.variable}", which the input schema of "${a.prompt}" does not have.${didYouMean(a.suggestion)}`,
    fix: (a) =>
      a.suggestion
        ? `Write "${a.suggestion}".`
        : `Add "${a.variable}" to the input schema of "${a.prompt}", or hand over nothing of that name.`,
  },
  "hand-over-undecidable": {
    severity: "warning",
    title: "Whether a step can take what it is handed cannot be told",
    message: (a: { step: string; variable: string; read: string; prompt: string }) =>
      `Nobody can tell from the schemas whether "${a.prompt}" takes everything that "${a.read}" may hand to the variable "${a.variable}" of step "${a.step}".`,
    fix: () => "Write both schemas with the same words there.",
  },
} satisfies Record<string, CatalogueEntry>;
