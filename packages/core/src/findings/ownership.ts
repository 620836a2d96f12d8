import type { CatalogueEntry } from "./entry.ts";
import { listed } from "./listed.ts";
import { didYouMean } from "./suggestion.ts";

/** Who answers for a prompt, who has to approve it, and until when it may be used. */
export const ownershipFindings = {
  "contract-missing": {
    severity: "warning",
    title: "A shared prompt without a contract",
    message: (a: { prompt: string; owners: string[] }) =>
      `Features of ${a.owners.length} owners compose the prompt "${a.prompt}" (${listed(a.owners)}), and no contract says what they may rely on.`,
    fix: (a) => `\`blastgate contract new ${a.prompt}\` drafts one.`,
  },
  "prompt-without-owner": {
    severity: "warning",
    title: "A prompt that nobody answers for",
    message: (a: { prompt: string }) =>
      `Neither a contract nor front matter nor CODEOWNERS names an owner of the prompt "${a.prompt}", so nobody is asked when it changes.`,
    fix: () => "Write `owner:` into its front matter or its contract.",
  },
  "contract-name-doubled": {
    severity: "error",
    title: "A contract that names a feature twice",
    message: (a: { list: string; feature: string }) => `\`${a.list}\` names the feature "${a.feature}" twice.`,
    fix: () => "Keep one of the two.",
  },
  "approvers-too-few": {
    severity: "error",
    title: "An approval that can never be had",
    message: (a: { any: number; people: string[] }) =>
      `Any ${a.any} of ${a.people.length === 1 ? "one person" : `${a.people.length} people`} (${a.people.join(", ")}) have to approve: there are not so many.`,
    fix: () => "Ask for fewer, or name more people, or a team as @org/team.",
  },
  "deprecated-until-before-since": {
    severity: "error",
    title: "A deprecation that ends before it begins",
    message: (a: { prompt: string; since: string; until: string }) =>
      `The prompt "${a.prompt}" is deprecated since ${a.since}, and until ${a.until}, which is before.`,
    fix: () => "Write the last day on which it may be used into `until`, or leave it out.",
  },
  "deprecated-use-unknown": {
    severity: "error",
    title: "A deprecated prompt whose successor does not exist",
    message: (a: { prompt: string; use: string; suggestion: string }) =>
      `Instead of the deprecated prompt "${a.prompt}" one is to use "${a.use}", which does not exist.${didYouMean(a.suggestion)}`,
    fix: (a) =>
      a.suggestion ? `Write "${a.suggestion}".` : "Add the prompt, or leave `use` out where nothing takes its place.",
  },
  "prompt-deprecated": {
    severity: "warning",
    title: "A deprecated prompt in use",
    message: (a: DeprecatedUse) =>
      `${userOf(a)} the prompt "${a.prompt}", which is deprecated since ${a.since}${throughOf(a)}.`,
    fix: (a) => `${insteadOf(a)}${a.until === "" ? "" : `, by ${a.until} at the latest`}.`,
  },
  "prompt-past-its-date": {
    severity: "error",
    title: "A deprecated prompt in use after its last day",
    message: (a: DeprecatedUse) =>
      `${userOf(a)} the prompt "${a.prompt}", which might be used until ${a.until} and no longer${throughOf(a)}.`,
    fix: (a) => `${insteadOf(a)}, or agree on a later \`until\` with the owner of its contract, ${a.owner}.`,
  },
} satisfies Record<string, CatalogueEntry>;

export interface DeprecatedUse {
  kind: "feature" | "prompt";
  user: string;
  prompt: string;
  /** Owner of the deprecated prompt's contract. */
  owner: string;
  since: string;
  until: string;
  use: string;
  /** Prompts from the user's own to the one before the deprecated; none where it is used directly. */
  through: string[];
}

function userOf({ kind, user }: DeprecatedUse): string {
  return `The ${kind} "${user}" ${kind === "feature" ? "composes" : "includes"}`;
}

function throughOf({ through }: DeprecatedUse): string {
  return through.length === 0 ? "" : `: through ${through.join(" → ")}`;
}

function insteadOf({ use }: DeprecatedUse): string {
  return use === "" ? "Do without it" : `Use "${use}" instead`;
}
