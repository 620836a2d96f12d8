import type { CatalogueEntry } from "./entry.ts";
import { didYouMean } from "./suggestion.ts";

/** What stops a command, or makes it look at more than was asked. */
export const commandFindings = {
  "widened-by-config": {
    severity: "warning",
    title: "A changed blastgate.yaml reaches everything",
    message: () => "The folders that blastgate.yaml names have changed, so every feature counts as reached.",
    fix: () => "Nothing to mend. Change folders in a commit of their own to keep other changes small.",
  },
  "widened-by-file": {
    severity: "warning",
    title: "A changed file that is no known kind reaches everything",
    message: (a: { path: string; status: string }) =>
      `"${a.path}" is ${a.status} and is no prompt, feature, suite, contract or dataset, so every feature counts as reached.`,
    fix: () => "Move it out of the prompts, contracts and evals folders if nothing there reads it.",
  },
  "base-without-workspace": {
    severity: "warning",
    title: "The base has no workspace",
    message: (a: { revision: string }) =>
      `There is no usable blastgate.yaml in ${a.revision}, so everything counts as new and nothing can be compared.`,
    fix: () => "Nothing to mend where the workspace is just being set up; else choose another base.",
  },
  "range-and-head": {
    severity: "error",
    title: "Two heads",
    message: (a: { range: string; head: string }) =>
      `The range "${a.range}" has a head, and --head ${a.head} is another.`,
    fix: () => "Give one of the two.",
  },
  interrupted: {
    severity: "error",
    title: "The run was interrupted",
    message: () => "The run was interrupted, so nothing is decided.",
    fix: () => "Run again: responses already given are in the cache and are not asked for twice.",
  },
  "path-unknown": {
    severity: "error",
    title: "A path that is no part of the workspace",
    message: (a: { path: string; suggestion: string }) =>
      `"${a.path}" is neither a file nor the id of a prompt, feature, suite, contract or dataset here.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "`blastgate graph` lists what there is."),
  },
} satisfies Record<string, CatalogueEntry>;
