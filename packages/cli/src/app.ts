import { buildApplication, buildCommand, buildRouteMap, help, version as versionFlag } from "@stricli/core";
import { type Context, exitCodes } from "./context.ts";
import { version } from "./version.ts";

/** Every command with its parameters: parsing, help and the reference page all come from this table. */

const json = { kind: "boolean", brief: "Print the artefact as JSON", default: false, withNegated: false } as const;
const revision = (brief: string) =>
  ({ kind: "parsed", parse: String, brief, placeholder: "revision", optional: true }) as const;
const base = revision(
  "Compare with the merge base with this revision; A..B names both sides. By default origin's branch, main or master",
);
const head = revision("The other side; by default the working tree");

const lint = buildCommand({
  loader: () => import("./commands/lint.ts"),
  parameters: { flags: { json, rev: revision("Look at this revision instead of the working tree") } },
  docs: { brief: "Report everything that is wrong in the workspace" },
});

const graph = buildCommand({
  loader: () => import("./commands/graph.ts"),
  parameters: { flags: { json, rev: revision("Look at this revision instead of the working tree") } },
  docs: { brief: "Show which prompts compose into which features" },
});

const impact = buildCommand({
  loader: () => import("./commands/impact.ts"),
  parameters: {
    flags: { json },
    positional: {
      kind: "array",
      minimum: 1,
      parameter: { brief: "Files or ids of prompts, features, datasets, models", parse: String, placeholder: "path" },
    },
  },
  docs: { brief: "Before an edit: who is downstream, who must approve, what will it cost to check" },
});

const affected = buildCommand({
  loader: () => import("./commands/affected.ts"),
  parameters: {
    flags: {
      json,
      base,
      head,
      stdin: {
        kind: "boolean",
        brief: "Read changed paths from standard input instead",
        default: false,
        withNegated: false,
      },
      explain: { kind: "boolean", brief: "Show the path to each feature", default: false, withNegated: false },
    },
  },
  docs: { brief: "Show the features and suites that a change reaches" },
});

const check = buildCommand({
  loader: () => import("./commands/check.ts"),
  parameters: {
    flags: {
      json,
      base,
      head,
      isolated: {
        kind: "boolean",
        brief: "Run each prompt alone, with other owners' partials as they were, for comparison",
        default: false,
        withNegated: false,
      },
      cache: { kind: "boolean", brief: "Use responses from earlier runs", default: true },
      out: {
        kind: "parsed",
        parse: String,
        brief: "Folder for the reports, from the repository's root",
        placeholder: "folder",
        default: ".blastgate/reports",
      },
    },
  },
  docs: { brief: "Run the composed evals of what a change reaches, and decide: GO or NO-GO" },
});

export const app = buildApplication<Context>(
  buildRouteMap({
    routes: { lint, graph, impact, affected, check },
    docs: {
      brief: "Prompts as code: what a change reaches, and whether it still works",
      fullDescription: "Exit codes: 0 GO or done, 1 NO-GO or findings, 2 could not run, 3 INCONCLUSIVE.",
    },
  }),
  {
    name: "blastgate",
    scanner: { caseStyle: "allow-kebab-for-camel" },
    // What was thrown and not foreseen is no verdict.
    determineExitCode: () => exitCodes.failed,
  },
  {
    help: help({
      brief: "Print help and exit",
      defaultForRouteMap: true,
      formatting: { caseStyle: "convert-camel-to-kebab", onlyRequiredInUsageLine: false, useAliasInUsageLine: false },
    }),
    version: versionFlag({ brief: "Print the version and exit", info: { currentVersion: version } }),
  },
);
