import type { CatalogueEntry } from "./entry.ts";
import { didYouMean } from "./suggestion.ts";

/** Where the history of a prompt cannot be told, or not all of it. */
export const lineageFindings = {
  "history-prompt-unknown": {
    severity: "error",
    title: "A prompt that never was",
    message: (a: { prompt: string; suggestion: string }) =>
      `There is no prompt "${a.prompt}" here, neither by its id nor as a file, nor was there one in the history of what is checked out.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "`blastgate graph` lists the prompts."),
  },
  "blame-prompt-removed": {
    severity: "error",
    title: "A prompt that has no lines any more",
    message: (a: { prompt: string }) => `The prompt "${a.prompt}" was removed, so there are no lines of it to explain.`,
    fix: (a) => `\`blastgate log ${a.prompt}\` tells who removed it, and what became of it before.`,
  },
  "history-cut": {
    severity: "warning",
    title: "History that is cut off",
    message: (a: { commit: string }) =>
      `This clone was made without its full history, which ends at ${a.commit.slice(0, 10)}: what happened before, and in that commit, is not known here.`,
    fix: () => "Fetch it with `git fetch --unshallow` (in CI: check out with full depth).",
  },
  "blame-cut": {
    severity: "warning",
    title: "A prompt too long to show",
    message: (a: { limit: number }) =>
      `With all that it includes the prompt is too long to show as a whole: more than ${a.limit} lines or inclusions.`,
    fix: () => "Ask about the prompts that it includes, one by one.",
  },
} satisfies Record<string, CatalogueEntry>;
