import type { CatalogueEntry } from "./entry.ts";
import { didYouMean } from "./suggestion.ts";

/** Why a contract was not drafted. */
export const draftFindings = {
  "draft-prompt-unknown": {
    severity: "error",
    title: "A contract for a prompt that does not exist",
    message: (a: { prompt: string; suggestion: string }) =>
      `There is no prompt "${a.prompt}", neither by its id nor as a file.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "`blastgate graph` lists the prompts."),
  },
  "draft-without-owner": {
    severity: "error",
    title: "A contract that nobody would answer for",
    message: (a: { prompt: string }) =>
      `Neither the front matter of "${a.prompt}" nor CODEOWNERS says who owns it, and a contract has an owner.`,
    fix: (a) => `Name one: \`blastgate contract new ${a.prompt} --owner @ORG/TEAM\`.`,
  },
  "contract-exists": {
    severity: "error",
    title: "A contract that is there already",
    message: (a: { prompt: string; path: string }) => `The contract of "${a.prompt}" is there already: ${a.path}.`,
    fix: () => "Edit it. --stdout shows what a draft would say, and --force puts the draft in its place.",
  },
} satisfies Record<string, CatalogueEntry>;
