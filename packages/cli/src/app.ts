import { buildApplication, buildCommand, buildRouteMap, help, version as versionFlag } from "@stricli/core";
import { type Context, exitCodes } from "./context.ts";
import { bytesOf, countOf, dollarsOf, shardOf, shardsOf, timeOf } from "./parse-flags.ts";
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

const isolated = {
  kind: "boolean",
  brief: "Run each prompt alone, with other owners' partials as they were, for comparison",
  default: false,
  withNegated: false,
} as const;
const out = {
  kind: "parsed",
  parse: String,
  brief: "Folder for the reports, from the repository's root",
  placeholder: "folder",
  default: ".blastgate/reports",
} as const;
const planFile = {
  kind: "parsed",
  parse: String,
  brief: "What `plan --out` has written",
  placeholder: "file",
} as const;
const cache = { kind: "boolean", brief: "Use responses from earlier runs", default: true } as const;

/** Of every command that runs evals. */
const running = {
  cache,
  resume: {
    kind: "boolean",
    brief: "Go on with an interrupted run of the same plan; with the cache that is so anyway",
    default: false,
    withNegated: false,
  },
  maxCost: {
    kind: "parsed",
    parse: dollarsOf,
    brief: "Stop before more US dollars than this are spent",
    placeholder: "usd",
    optional: true,
  },
  maxRequests: {
    kind: "parsed",
    parse: countOf,
    brief: "Stop before more requests than this are sent",
    placeholder: "count",
    optional: true,
  },
  maxTime: {
    kind: "parsed",
    parse: timeOf,
    brief: "Stop after this time, such as 90s, 10m or 1h",
    placeholder: "time",
    optional: true,
  },
  quiet: { kind: "boolean", brief: "Show no progress", default: false, withNegated: false },
  verbose: { kind: "boolean", brief: "Show how each case came out", default: false, withNegated: false },
} as const;

const check = buildCommand({
  loader: () => import("./commands/check.ts"),
  parameters: {
    flags: {
      json,
      base,
      head,
      isolated,
      topUp: {
        kind: "boolean",
        brief: "Add repeats where they would decide what is INCONCLUSIVE, once",
        default: false,
        withNegated: false,
      },
      ...running,
      out,
    },
  },
  docs: { brief: "Run the composed evals of what a change reaches, and decide: GO or NO-GO" },
});

const plan = buildCommand({
  loader: () => import("./commands/plan.ts"),
  parameters: {
    flags: {
      json,
      base,
      head,
      isolated,
      cache,
      shards: {
        kind: "parsed",
        parse: shardsOf,
        brief: "Part it among this many machines, or `auto`: so many that each takes about 5 minutes, at most 32",
        placeholder: "count",
        optional: true,
      },
      format: {
        kind: "enum",
        values: ["text", "json", "github"],
        brief: "How to print it; `github` for $GITHUB_OUTPUT",
        default: "text",
      },
      out: {
        kind: "parsed",
        parse: String,
        brief: "File to write the plan to, for `run` and `decide`",
        placeholder: "file",
        optional: true,
      },
    },
  },
  docs: { brief: "Before a check: what it would run, what is cached, what it would cost and take" },
});

const run = buildCommand({
  loader: () => import("./commands/run.ts"),
  parameters: {
    flags: {
      json,
      plan: planFile,
      shard: {
        kind: "parsed",
        parse: shardOf,
        brief: "The part to run, such as 2/4",
        placeholder: "k/N",
        optional: true,
      },
      ...running,
      out: {
        kind: "parsed",
        parse: String,
        brief: "File to write the evidence to; by default among the reports",
        placeholder: "file",
        optional: true,
      },
    },
  },
  docs: { brief: "Run a plan, or one shard of it, and write the evidence" },
});

const decide = buildCommand({
  loader: () => import("./commands/decide.ts"),
  parameters: {
    flags: {
      json,
      plan: planFile,
      evidence: {
        kind: "parsed",
        parse: String,
        brief: "What `run` has written, of every shard",
        placeholder: "file",
        variadic: true,
        optional: true,
      },
      out,
    },
    positional: {
      kind: "array",
      parameter: { brief: "More evidence, so that a glob can follow --evidence", parse: String, placeholder: "file" },
    },
  },
  docs: { brief: "Decide a plan by the evidence of all its shards: GO or NO-GO" },
});

const evaluate = buildCommand({
  loader: () => import("./commands/eval.ts"),
  parameters: {
    flags: {
      json,
      rev: revision("Evaluate this revision instead of the working tree"),
      aa: {
        kind: "boolean",
        brief: "Compare the workspace with itself, to see what chance alone does",
        default: false,
        withNegated: false,
      },
      repeats: {
        kind: "parsed",
        parse: countOf,
        brief: "Responses per case, instead of the suite's own",
        placeholder: "count",
        optional: true,
      },
      ...running,
      out,
    },
    positional: {
      kind: "array",
      minimum: 1,
      parameter: { brief: "Suites to run", parse: String, placeholder: "suite" },
    },
  },
  docs: { brief: "Run suites of one workspace, changed or not, against their floors" },
});

const cacheStats = buildCommand({
  loader: async () => (await import("./commands/cache.ts")).stats,
  parameters: { flags: { json } },
  docs: { brief: "Show what is kept of earlier runs, and how much room it takes" },
});

const cachePrune = buildCommand({
  loader: async () => (await import("./commands/cache.ts")).prune,
  parameters: {
    flags: {
      json,
      olderThan: {
        kind: "parsed",
        parse: timeOf,
        brief: "Remove what was not used for this time, such as 30d",
        placeholder: "time",
        optional: true,
      },
      maxSize: {
        kind: "parsed",
        parse: bytesOf,
        brief: "Remove what was not used for longest until the rest takes no more than this, such as 500mb",
        placeholder: "size",
        optional: true,
      },
    },
  },
  docs: { brief: "Remove what was not used for long" },
});

const cacheCommands = buildRouteMap({
  routes: { stats: cacheStats, prune: cachePrune },
  docs: { brief: "What is kept of earlier runs" },
});

export const app = buildApplication<Context>(
  buildRouteMap({
    routes: { lint, graph, impact, affected, check, plan, run, decide, eval: evaluate, cache: cacheCommands },
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
