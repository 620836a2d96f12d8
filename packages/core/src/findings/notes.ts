import type { CatalogueEntry } from "./entry.ts";
import { didYouMean } from "./suggestion.ts";

/** Change notes, and the versions that are made of them. */
export const noteFindings = {
  "change-flag-missing": {
    severity: "error",
    title: "A change note that lacks something, and nobody to ask",
    message: (a: { missing: string[] }) =>
      `This is no terminal where the rest could be asked, and ${a.missing.join(", ")} ${a.missing.length === 1 ? "is" : "are"} missing.`,
    fix: () => 'Give it all: `blastgate change PROMPT… --bump patch --why "WHAT CHANGES FOR OTHERS, AND WHY"`.',
  },
  "why-empty": {
    severity: "error",
    title: "A change note that does not say why",
    message: () => "The reason given with --why is empty.",
    fix: () => "Say what changes for those who use the prompt, and why.",
  },
  "change-prompt-unknown": {
    severity: "error",
    title: "A change note for a prompt that does not exist",
    message: (a: { prompt: string; suggestion: string }) =>
      `There is no prompt "${a.prompt}".${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "`blastgate graph` lists the prompts."),
  },
  "nothing-to-note": {
    severity: "error",
    title: "No prompt differs from the base",
    message: (a: { base: string }) => `No prompt differs from ${a.base}, so there is nothing to write a note about.`,
    fix: () => "Name the prompt, `blastgate change PROMPT`, or another base with --base.",
  },
  "note-invalid": {
    severity: "error",
    title: "A change note that cannot be understood",
    message: (a: { detail: string }) => `This is no change note: ${a.detail}.`,
    fix: () =>
      'Let `blastgate change` write it. By hand: a line `---`, a line `"shared/persona": minor` for each prompt (patch, minor or major), a line `---`, and then why.',
  },
  "note-prompt-unknown": {
    severity: "error",
    title: "A note for a prompt that does not exist",
    message: (a: { prompt: string; suggestion: string }) =>
      `The note names the prompt "${a.prompt}", which does not exist.${didYouMean(a.suggestion)}`,
    fix: (a) =>
      a.suggestion
        ? `Write "${a.suggestion}".`
        : "Take it out of the note; where the prompt was removed, nothing is left to have a version.",
  },
  "link-in-the-way": {
    severity: "error",
    title: "A link where a file is to be written",
    message: () => "This is a symbolic link, and what is written through it may end up anywhere.",
    fix: () => "Put the file or the folder itself there.",
  },
} satisfies Record<string, CatalogueEntry>;
