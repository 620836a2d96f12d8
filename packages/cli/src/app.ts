import { buildApplication, buildCommand, buildRouteMap, version as versionFlag } from "@stricli/core";
import { type Context, exitCodes } from "./context.ts";
import { recording, store } from "./environment-flags.ts";
import {
  approvals,
  approvalsOfChange,
  base,
  cache,
  env,
  flag,
  flagOn,
  format,
  head,
  isolated,
  json,
  name,
  option,
  optionalWord,
  out,
  planFile,
  pullRequest,
  reviewing,
  revision,
  running,
  today,
  topUp,
  word,
  words,
} from "./flags.ts";
import { bytesOf, countOf, intervalOf, ownerOf, portOf, shardOf, shardsOf, timeOf, wholeOf } from "./parse-flags.ts";
import { version } from "./version.ts";
import { wrappedHelp } from "./wrapped-help.ts";

/** Every command with its parameters: parsing, help and the reference page all come from this table. */

const findingsFormat = format("How to print it; `github` for annotations", "json", "sarif", "github");

const init = buildCommand({
  loader: () => import("./commands/init.ts"),
  parameters: { flags: { json, dryRun: flag("Show what would be written, and write nothing") } },
  docs: { brief: "Draft a workspace from the prompts and promptfoo tests of a repository" },
});

const lint = buildCommand({
  loader: () => import("./commands/lint.ts"),
  parameters: {
    flags: { json, format: findingsFormat, rev: revision("Look at this revision instead of the working tree"), today },
  },
  docs: { brief: "Report everything that is wrong in the workspace" },
});

const graph = buildCommand({
  loader: () => import("./commands/graph.ts"),
  parameters: {
    flags: {
      json,
      html: flag("A page to look around in, with what edits would reach: short for --format html"),
      format: format("How to print it; arrows point from what depends", "json", "html", "dot", "mermaid", "graphml"),
      out: option(String, "File to write it to, instead of stdout", "file"),
      rev: revision("Look at this revision instead of the working tree"),
    },
  },
  docs: { brief: "Show which prompts compose into which features" },
});

const report = buildCommand({
  loader: () => import("./commands/report.ts"),
  parameters: {
    flags: {
      json,
      html: flag("Short for --format html"),
      format: format(
        "What to make of it; `badge` is JSON for shields, `github` are annotations",
        "json",
        "html",
        "markdown",
        "junit",
        "sarif",
        "badge",
        "github",
      ),
      out: option(String, "File to write it to, instead of stdout", "file"),
    },
    positional: optionalWord("Its file, or the folder of reports; by default .blastgate/reports", "decision"),
  },
  docs: { brief: "Show a decision again, in another form: a page, a comment, what CI systems read" },
});

const impact = buildCommand({
  loader: () => import("./commands/impact.ts"),
  parameters: {
    flags: { json, watch: flag("Show it anew whenever a file is saved, and run the evals on Enter") },
    positional: words("Files or ids of prompts, features, datasets, models", "path", 1),
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
      stdin: flag("Read changed paths from standard input instead"),
      explain: flag("Show the path to each feature"),
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
      env,
      isolated,
      ...reviewing,
      topUp,
      ...running,
      out,
      watch: flag("Show what the change reaches whenever a file is saved, and run the evals on Enter"),
    },
  },
  docs: { brief: "Run the composed evals of what a change reaches, and decide: GO or NO-GO" },
});

const review = buildCommand({
  loader: () => import("./commands/review.ts"),
  parameters: {
    flags: {
      json,
      format: findingsFormat,
      base,
      head,
      env,
      approvals: approvalsOfChange,
      trust: reviewing.trust,
      today,
    },
  },
  docs: { brief: "What a change needs beside evals: reasons, versions, approvals; and whose rules judge it" },
});

const plan = buildCommand({
  loader: () => import("./commands/plan.ts"),
  parameters: {
    flags: {
      json,
      base,
      head,
      env,
      ci: flag("Compare what CI runs for, as `ci` does"),
      isolated,
      ...reviewing,
      cache,
      shards: option(
        shardsOf,
        "Part it among this many machines, or `auto`: so many that each takes about 5 minutes, at most 32",
        "count",
      ),
      format: format("How to print it; `github` for $GITHUB_OUTPUT", "json", "github"),
      out: option(String, "File to write the plan to, for `run` and `decide`", "file"),
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
      shard: option(shardOf, "The part to run, such as 2/4", "k/N"),
      ...running,
      out: option(String, "File to write the evidence to; by default among the reports", "file"),
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
      evidence: { ...option(String, "What `run` has written, of every shard", "file"), variadic: true },
      approvals: approvalsOfChange,
      out,
    },
    positional: words("More evidence, so that a glob can follow --evidence", "file"),
  },
  docs: { brief: "Decide a plan by the evidence of all its shards: GO or NO-GO" },
});

const ci = buildCommand({
  loader: () => import("./commands/ci.ts"),
  parameters: {
    flags: {
      json,
      base: revision("Compare with the merge base with this revision, instead of with where CI says the change goes"),
      head: revision("The other side, instead of the commit that CI runs for"),
      env,
      ...reviewing,
      topUp,
      ...running,
      out,
      name,
      publish: flagOn("Show the outcome on GitHub: a comment, a check run, the job's summary"),
      pullRequest,
    },
  },
  docs: { brief: "A check as CI needs it: compares what CI runs for, and shows the outcome on GitHub" },
});

const publish = buildCommand({
  loader: () => import("./commands/publish.ts"),
  parameters: {
    flags: {
      json,
      name,
      pullRequest,
    },
    positional: optionalWord(
      "Folder that `check` or `decide` has written to; by default .blastgate/reports",
      "reports",
    ),
  },
  docs: { brief: "Show a decision on GitHub: a comment, a check run with annotations, the job's summary" },
});

const evaluate = buildCommand({
  loader: () => import("./commands/eval.ts"),
  parameters: {
    flags: {
      json,
      rev: revision("Evaluate this revision instead of the working tree"),
      aa: flag("Compare the workspace with itself, to see what chance alone does"),
      repeats: option(countOf, "Responses per case, instead of the suite's own", "count"),
      ...running,
      out,
    },
    positional: words("Suites to run", "suite", 1),
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
      olderThan: option(timeOf, "Remove what was not used for this time, such as 30d", "time"),
      maxSize: option(
        bytesOf,
        "Remove what was not used for longest until the rest takes no more than this, such as 500mb",
        "size",
      ),
    },
  },
  docs: { brief: "Remove what was not used for long" },
});

const cacheCommands = buildRouteMap({
  routes: { stats: cacheStats, prune: cachePrune },
  docs: { brief: "What is kept of earlier runs" },
});

const contractNew = buildCommand({
  loader: () => import("./commands/contract.ts"),
  parameters: {
    flags: {
      json,
      owner: option(ownerOf, "Who owns it, instead of whom front matter or CODEOWNERS names", "owner"),
      force: flag("Put the draft in the place of a contract that is there"),
      stdout: flag("Print the draft, and write nothing"),
    },
    positional: word("Id or file of the prompt", "prompt"),
  },
  docs: { brief: "Draft a prompt's contract: its schema, its owner, and who relies on it" },
});

const contractCommands = buildRouteMap({
  routes: { new: contractNew },
  docs: { brief: "The interfaces of prompts" },
});

const explain = buildCommand({
  loader: () => import("./commands/explain.ts"),
  parameters: {
    flags: { json },
    positional: optionalWord("As findings show it; without it all are listed", "code"),
  },
  docs: { brief: "What a finding's code means, what to do, and who can lift it" },
});

const change = buildCommand({
  loader: () => import("./commands/change.ts"),
  parameters: {
    flags: {
      json,
      bump: {
        kind: "enum",
        values: ["patch", "minor", "major"],
        brief: "How much the prompts change for those who use them",
        optional: true,
      },
      why: option(String, "What changes for them, and why", "text"),
      base,
    },
    positional: words("Prompts that changed, by id or path; what is left out is asked for on a terminal", "prompt"),
  },
  docs: { brief: "Write a change note: which prompts changed, how much, and why" },
});

const applyNotes = buildCommand({
  loader: () => import("./commands/version.ts"),
  parameters: { flags: { json, dryRun: flag("Show what would be written, and write nothing"), today } },
  docs: { brief: "Apply the change notes: versions of contracts, a changelog for each prompt" },
});

const codeowners = buildCommand({
  loader: () => import("./commands/codeowners.ts"),
  parameters: {
    flags: {
      json,
      write: flag("Put the block into CODEOWNERS, and leave the rest of the file as it is"),
      check: flag("Say whether the block in CODEOWNERS is as it should be"),
    },
  },
  docs: { brief: "Write into CODEOWNERS who answers for prompts, contracts, suites and features" },
});

const log = buildCommand({
  loader: () => import("./commands/log.ts"),
  parameters: {
    flags: {
      json,
      limit: { ...option(countOf, "Stop after this many commits", "count"), default: "20", optional: false },
    },
    positional: word("Id or file of the prompt, one that was removed or renamed too", "prompt"),
  },
  docs: { brief: "Show what became of a prompt: who changed it as composed, when, why, and what that affected" },
});

const blame = buildCommand({
  loader: () => import("./commands/blame.ts"),
  parameters: { flags: { json }, positional: word("Id or file of the prompt", "prompt") },
  docs: { brief: "Show a prompt's text as composed, each line with who wrote it, when, why, and in which prompt" },
});

const promote = buildCommand({
  loader: () => import("./commands/promote.ts"),
  parameters: {
    flags: {
      json,
      release: option(
        String,
        "Its digest or the beginning of one, a tag, or the environment that runs it; by default what the environment before runs",
        "release",
      ),
      approvals,
      override: {
        ...option(String, "Code of a rule to pass over, where the environment lets it; with --reason", "code"),
        variadic: true,
      },
      dryRun: flag("Show which rules are not met, and change nothing"),
      report: option(String, "File to write a page to (HTML): what differs, what it rests on, what is missing", "file"),
      ...recording,
    },
    positional: word("Where the release goes", "environment"),
  },
  docs: { brief: "Move an environment to a release, if all rules are met; else say all that is missing" },
});

const rollback = buildCommand({
  loader: () => import("./commands/rollback.ts"),
  parameters: {
    flags: {
      json,
      to: option(String, "A release that ran there; by default the last one that is not held", "release"),
      verify: { kind: "boolean", brief: "Run the suites afterwards, and attach what they say", default: true },
      ...recording,
    },
    positional: word("What goes back", "environment"),
  },
  docs: { brief: "Move an environment back to the release before, at once, and hold the one it ran" },
});

const ofHold = {
  flags: {
    json,
    release: option(
      String,
      "Its digest or the beginning of one; by default the one there is no doubt about",
      "release",
    ),
    ...recording,
  },
  positional: word("In whose history it is written", "environment"),
} as const;

const hold = buildCommand({
  loader: () => import("./commands/hold.ts"),
  parameters: ofHold,
  docs: { brief: "Keep a release from being promoted anywhere, or gone back to" },
});

const unhold = buildCommand({
  loader: () => import("./commands/unhold.ts"),
  parameters: ofHold,
  docs: { brief: "Lift a hold" },
});

const status = buildCommand({
  loader: () => import("./commands/status.ts"),
  parameters: {
    flags: {
      json,
      html: flag("Write a page: every environment with its history, and what would come next and what that takes"),
      out: option(String, "File for the page, instead of stdout", "file"),
      approvals,
      store,
    },
  },
  docs: { brief: "Show what every environment runs, since when, and how they differ" },
});

const history = buildCommand({
  loader: () => import("./commands/history.ts"),
  parameters: { flags: { json, store }, positional: word("Whose history", "environment") },
  docs: { brief: "Show who moved an environment, when, why, and on what evidence" },
});

const trace = buildCommand({
  loader: () => import("./commands/trace.ts"),
  parameters: {
    flags: { json, store },
    positional: word("A prompt's or release's digest or its first digits, prompt@version, or a logged line", "what"),
  },
  docs: { brief: "Show which release a prompt came from, who wrote it, why, on what evidence, and where it ran" },
});

const snapshot = buildCommand({
  loader: () => import("./commands/snapshot.ts"),
  parameters: {
    flags: {
      json,
      store,
      out: {
        kind: "parsed",
        parse: String,
        brief: "Folder to write to: a new or empty one, or one that holds an earlier snapshot",
        placeholder: "folder",
      },
    },
    positional: word("Whose prompts", "environment"),
  },
  docs: { brief: "Write the prompts that an environment runs to a folder, for deployment" },
});

const serve = buildCommand({
  loader: () => import("./commands/serve.ts"),
  parameters: {
    flags: {
      json,
      store,
      environment: { kind: "parsed", parse: String, brief: "Whose prompts", placeholder: "environment" },
      host: {
        ...option(String, "Address to listen at; any but loopback takes a token", "address"),
        default: "127.0.0.1",
        optional: false,
      },
      port: { ...option(portOf, "Port to listen at; 0: any that is free", "port"), default: "7080", optional: false },
      tokenFile: option(String, "File of the token that requests have to bear, instead of BLASTGATE_TOKEN", "file"),
      poll: {
        ...option(intervalOf, "How often to ask the store what the environment runs", "time"),
        default: "5s",
        optional: false,
      },
    },
  },
  docs: { brief: "Serve an environment's prompts over HTTP, rendered, to applications in any language" },
});

const verify = buildCommand({
  loader: () => import("./commands/verify.ts"),
  parameters: { flags: { json, store } },
  docs: { brief: "Walk every digest, link and signature of the store, and say exactly what is broken" },
});

const releaseCreate = buildCommand({
  loader: async () => (await import("./commands/release.ts")).create,
  parameters: {
    flags: {
      json,
      store,
      rev: revision("Release this revision instead of the commit that is checked out"),
      allowDirty: flag("Release the working tree as it is, marked as such: no environment takes it"),
    },
  },
  docs: { brief: "Pin every prompt of a commit, with its closure and settings, under one digest" },
});

const named = "Digest, its beginning, a tag, or what an environment runs";

const releaseInspect = buildCommand({
  loader: async () => (await import("./commands/release.ts")).inspect,
  parameters: { flags: { json, store }, positional: word(named, "release") },
  docs: { brief: "Show what is in a release, and what was decided of it; everything in it is verified" },
});

const releaseDiff = buildCommand({
  loader: async () => (await import("./commands/release.ts")).diff,
  parameters: {
    flags: { json, store },
    positional: {
      kind: "tuple",
      parameters: [
        { brief: named, parse: String, placeholder: "before" },
        { brief: named, parse: String, placeholder: "after" },
      ],
    },
  },
  docs: { brief: "Show what differs between two releases, prompt by prompt, as composed" },
});

const releaseList = buildCommand({
  loader: async () => (await import("./commands/release.ts")).list,
  parameters: { flags: { json, store } },
  docs: { brief: "List the releases of the store" },
});

const releaseAttest = buildCommand({
  loader: async () => (await import("./commands/release.ts")).attest,
  parameters: {
    flags: {
      json,
      store,
      reports: { ...out, brief: "Folder that `check` has written plan and decision to, from the repository's root" },
      key: option(String, "File of the private key to sign with", "file"),
    },
    positional: word(named, "release"),
  },
  docs: { brief: "Attach a decision to the release that it is about, as evidence" },
});

const releaseCommands = buildRouteMap({
  routes: {
    create: releaseCreate,
    inspect: releaseInspect,
    diff: releaseDiff,
    list: releaseList,
    attest: releaseAttest,
  },
  defaultCommand: "create",
  docs: { brief: "Pin every prompt of a commit under one digest, and look at what is pinned" },
});

const keysNew = buildCommand({
  loader: async () => (await import("./commands/keys.ts")).newKey,
  parameters: {
    flags: { json, out: option(String, "File for the private key; by default in your configuration folder", "file") },
    positional: word("What to call it, such as release-bot", "name"),
  },
  docs: { brief: "Make a key to sign evidence with; the public half is printed" },
});

const keysTrust = buildCommand({
  loader: async () => (await import("./commands/keys.ts")).trustKey,
  parameters: {
    flags: { json, name: option(String, "What to call it; by default the file's name", "name") },
    positional: word("File of the public key", "file"),
  },
  docs: { brief: "Put a public key among those whose signatures count" },
});

const keysCommands = buildRouteMap({
  routes: { new: keysNew, trust: keysTrust },
  docs: { brief: "Keys that evidence is signed with" },
});

const gc = buildCommand({
  loader: () => import("./commands/gc.ts"),
  parameters: {
    flags: {
      json,
      keep: {
        ...option(wholeOf, "Releases that never came to an environment and stay, those written last", "count"),
        default: "20",
        optional: false,
      },
      dryRun: flag("Show what would be removed, and remove nothing"),
      store,
    },
  },
  docs: { brief: "Remove releases that never came to an environment, and what nothing leads to" },
});

export const app = buildApplication<Context>(
  buildRouteMap({
    routes: {
      init,
      lint,
      graph,
      impact,
      affected,
      review,
      check,
      plan,
      run,
      decide,
      ci,
      publish,
      report,
      eval: evaluate,
      change,
      version: applyNotes,
      codeowners,
      log,
      blame,
      promote,
      rollback,
      hold,
      unhold,
      status,
      history,
      trace,
      snapshot,
      serve,
      verify,
      gc,
      contract: contractCommands,
      release: releaseCommands,
      keys: keysCommands,
      cache: cacheCommands,
      explain,
    },
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
    help: wrappedHelp({
      brief: "Print help and exit",
      defaultForRouteMap: true,
      formatting: { caseStyle: "convert-camel-to-kebab", onlyRequiredInUsageLine: false, useAliasInUsageLine: false },
    }),
    version: versionFlag({ brief: "Print the version and exit", info: { currentVersion: version } }),
  },
);
