import type { InputParser } from "@stricli/core";
import type { Context } from "./context.ts";
import { checkNameOf, countOf, dateOf, dollarsOf, timeOf } from "./parse-flags.ts";

/** A switch: off unless it is given. */
export function flag(brief: string) {
  return { kind: "boolean", brief, default: false, withNegated: false } as const;
}

/** A switch that is on unless it is turned off, by `--no-NAME`. */
export function flagOn(brief: string) {
  return { kind: "boolean", brief, default: true } as const;
}

/** A value that may be left out. */
export function option<Value>(parse: InputParser<Value, Context>, brief: string, placeholder: string) {
  return { kind: "parsed", parse, brief, placeholder, optional: true } as const;
}

/** Any number of words after the flags, `minimum` at least. */
export function words(brief: string, placeholder: string, minimum = 0) {
  return { kind: "array", minimum, parameter: { brief, parse: String, placeholder } } as const;
}

/** One word after the flags. */
export function word(brief: string, placeholder: string) {
  return { kind: "tuple", parameters: [{ brief, parse: String, placeholder }] } as const;
}

/** One word after the flags, or none. */
export function optionalWord(brief: string, placeholder: string) {
  return { kind: "tuple", parameters: [{ brief, parse: String, placeholder, optional: true }] } as const;
}

export function revision(brief: string) {
  return option(String, brief, "revision");
}

/** What `run` and `decide` go by. */
export const planFile = {
  kind: "parsed",
  parse: String,
  brief: "What `plan --out` has written",
  placeholder: "file",
} as const;

/** How to print the result: `text`, or one of these. */
export function format<Name extends string>(brief: string, ...others: readonly Name[]) {
  return { kind: "enum", values: ["text", ...others], brief, default: "text" } as const;
}

export const json = flag("Print the artefact as JSON");
export const base = revision(
  "Compare with the merge base with this revision; A..B names both sides. By default origin's branch, main or master",
);
export const head = revision("The other side; by default the working tree");
export const env = option(String, "Compare with what this environment runs, instead of --base", "environment");
export const isolated = flag("Run each prompt alone, with other owners' partials as they were, for comparison");
export const cache = flagOn("Use responses from earlier runs");
export const out = {
  kind: "parsed",
  parse: String,
  brief: "Folder for the reports, from the repository's root",
  placeholder: "folder",
  default: ".blastgate/reports",
} as const;

export const today = option(dateOf, "The day to go by, such as 2026-11-22; by default the clock's", "date");
export const approvals = option(
  String,
  "Who approved: a JSON file, `github` for the pull request CI runs for, or github:OWNER/REPO#NUMBER",
  "source",
);

/** The same for a change under review, where evals can go on without. */
export const approvalsOfChange = option(
  String,
  "Who approved: a JSON file; `github` for the pull request CI runs for, `auto` for that where it can be read; or github:OWNER/REPO#NUMBER",
  "source",
);

/** Of every command that reviews a change. */
export const reviewing = {
  review: flagOn("Look at notes, versions and approvals too"),
  approvals: approvalsOfChange,
  trust: {
    kind: "enum",
    values: ["base", "approved", "head"],
    brief: "Whose rules judge: the base's, which is so for forks; the base's until approved; or the head's",
    optional: true,
  } as const,
  today,
} as const;

/** Of every command that publishes. */
export const name = {
  kind: "parsed",
  parse: checkNameOf,
  brief: "What to call the check run, where a repository has several workspaces",
  placeholder: "name",
  default: "blastgate",
} as const;

export const pullRequest = option(
  countOf,
  "Number of the pull request to show it on, instead of the one that CI runs for",
  "number",
);

export const topUp = flag("Add repeats where they would decide what is INCONCLUSIVE, once");

/** Of every command that runs evals. */
export const running = {
  cache,
  resume: flag("Go on with an interrupted run of the same plan; with the cache that is so anyway"),
  maxCost: option(dollarsOf, "Stop before more US dollars than this are spent", "usd"),
  maxRequests: option(countOf, "Stop before more requests than this are sent", "count"),
  maxTime: option(timeOf, "Stop after this time, such as 90s, 10m or 1h", "time"),
  quiet: flag("Show no progress"),
  verbose: flag("Show how each case came out"),
} as const;
