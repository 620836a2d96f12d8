import type { CatalogueEntry } from "./entry.ts";
import { didYouMean } from "./suggestion.ts";

/** Prompts that cannot be parsed, or that cannot be rendered as written. */
export const templateFindings = {
  "prompt-name-invalid": {
    severity: "error",
    title: "A file name that cannot become a prompt id",
    message: (a: { id: string }) => `"${a.id}" cannot be a prompt id.`,
    fix: () => "Rename the file: letters, digits, '.', '_' and '-' only, in its name and in its folders' names.",
  },
  "front-matter-unclosed": {
    severity: "error",
    title: "Front matter without an end",
    message: () => "The front matter that begins here is never closed.",
    fix: () => "Add a line `---` after the front matter, or remove the one at the top of the file.",
  },
  "schema-invalid": {
    severity: "error",
    title: "A schema that cannot be understood",
    message: (a: { key: string; detail: string }) => `"${a.key}" is neither Picoschema nor JSON Schema: ${a.detail}.`,
    fix: () => "Write JSON Schema, or Picoschema with the types any, boolean, integer, null, number and string.",
  },
  "template-syntax": {
    severity: "error",
    title: "A template that cannot be parsed",
    message: (a: { detail: string }) => `The template cannot be parsed: ${a.detail}.`,
    fix: () => "Mend the syntax; a tag or block that is not closed is the usual cause.",
  },
  "reference-outside-prompts": {
    severity: "error",
    title: "A reference out of the prompts folder",
    message: (a: { written: string }) => `"${a.written}" leads out of the prompts folder.`,
    fix: () => "Move what it refers to into the prompts folder, and refer to it there.",
  },
  "helper-unknown": {
    severity: "error",
    title: "A helper that does not exist",
    message: (a: { name: string; suggestion: string }) =>
      `"${a.name}" is called, but nothing of this name can be.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "Remove the call, or write it with what the format has."),
  },
  "helper-unsupported": {
    severity: "error",
    title: "A helper that is not supported",
    message: (a: { name: string }) =>
      `"${a.name}" is a helper that has no place in a prompt of text that must render the same every time.`,
    fix: (a) =>
      `Remove it. If a variable of this name is meant, rename the variable, or write {{this.${a.name}}} in Dotprompt.`,
  },
  "variable-unsupported": {
    severity: "error",
    title: "A special variable that is not supported",
    message: (a: { name: string }) => `"${a.name}" is not set when Blastgate renders a prompt.`,
    fix: () => "Pass what is needed as an ordinary variable, in the step's input.",
  },
  "role-invalid": {
    severity: "error",
    title: "A message role that is not known beforehand",
    message: () => "The role of a message must be a fixed text: system, user or model.",
    fix: () =>
      'Write it out, as in {{role "system"}}. If a variable called role is meant, write {{this.role}} in Dotprompt.',
  },
  "template-unsafe": {
    severity: "error",
    title: "A name that could run code",
    message: (a: { name: string }) => `"${a.name}" stands where a plain name must stand.`,
    fix: () => "Use letters, digits and underscores only in the names of variables, macros, blocks, filters and tests.",
  },
  "tag-misplaced": {
    severity: "error",
    title: "A tag where nunjucks cannot compile it",
    message: (a: { tag: string }) =>
      `nunjucks cannot compile "${a.tag}" directly in the "else" of a loop or in a case of a "switch".`,
    fix: () => "Put the tag inside an {% if %}, or out of the loop or switch.",
  },
  "prompt-unknown": {
    severity: "error",
    title: "A prompt that does not exist",
    message: (a: { prompt: string }) => `There is no prompt "${a.prompt}".`,
    fix: () => "Check its id: the path under the prompts folder, without leading underscore and extension.",
  },
  "reference-other-format": {
    severity: "error",
    title: "A reference to a prompt of another format",
    message: (a: { target: string; format: string; expected: string }) =>
      `The prompt "${a.target}" is written as ${a.format}, and cannot be included by one written as ${a.expected}.`,
    fix: () => "Write both in one format.",
  },
  "reference-not-declared": {
    severity: "error",
    title: "A prompt included without being declared",
    message: (a: { target: string }) =>
      `Rendering asked for the prompt "${a.target}", which no reference and no \`uses\` of the prompt announces.`,
    fix: () => "Add a glob that matches it to `uses` in the front matter of the prompt that includes it.",
  },
  "render-failed": {
    severity: "error",
    title: "A prompt that cannot be rendered",
    message: (a: { prompt: string; detail: string }) => `The prompt "${a.prompt}" cannot be rendered: ${a.detail}.`,
    fix: () => "Mend the template, or the variables it is given.",
  },
} satisfies Record<string, CatalogueEntry>;
