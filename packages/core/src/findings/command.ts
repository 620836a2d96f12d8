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
  "watch-with": {
    severity: "error",
    title: "A flag that does not go with --watch",
    message: (a: { flag: string }) =>
      `--watch shows people the working tree as it is saved, and ${a.flag} asks for something else.`,
    fix: (a) => `Leave out --watch or ${a.flag}.`,
  },
  "watch-impossible": {
    severity: "error",
    title: "Folders that cannot be watched",
    message: (a: { detail: string }) => `The system does not let the workspace's folders be watched: ${a.detail}.`,
    fix: () => "Leave out --watch. On Linux fs.inotify.max_user_watches says how many folders can be watched.",
  },
  interrupted: {
    severity: "error",
    title: "The run was interrupted",
    message: (a: { done: number; total: number; bought: number }) =>
      `The run was interrupted after ${a.done} of ${a.total} responses were judged, so nothing is decided. All ${a.bought} responses it bought are saved.`,
    fix: () =>
      "Run the same command again, with --resume where it has --no-cache: it goes on where it was, and pays for nothing twice.",
  },
  "plan-file-unreadable": {
    severity: "error",
    title: "No plan in the file",
    message: (a: { detail: string }) => `This is no plan that \`blastgate plan\` has written: ${a.detail}.`,
    fix: () => "Give the file that `blastgate plan --out FILE` has written, by this version of Blastgate.",
  },
  "evidence-file-unreadable": {
    severity: "error",
    title: "No evidence in the file",
    message: (a: { detail: string }) => `This is no evidence that \`blastgate run\` has written: ${a.detail}.`,
    fix: () => "Give the files that `blastgate run --out FILE` has written, by this version of Blastgate.",
  },
  "requests-file-unreadable": {
    severity: "error",
    title: "No differences of requests in the file",
    message: (a: { detail: string }) =>
      `This is no requests.json that \`check\` or \`decide\` has written: ${a.detail}.`,
    fix: () =>
      "Run `check` or `decide` again with this version of Blastgate, or remove the file: a report does without it.",
  },
  "report-without-evidence": {
    severity: "error",
    title: "A report that needs evidence",
    message: () => "A JUnit report tells of every case, and there is no evidence.json beside the decision.",
    fix: () => "Keep it there: `check` and `decide` write both into one folder.",
  },
  "workspace-not-as-planned": {
    severity: "error",
    title: "Another workspace than was planned",
    message: (a: { side: string; source: string }) =>
      `The files of the ${a.side} (${a.source}) are not those that the plan was made from.`,
    fix: () => "Check out the commit that was planned, without changes, or plan anew.",
  },
  "shard-unknown": {
    severity: "error",
    title: "No such shard",
    message: (a: { written: string; of: number }) =>
      a.of === 0
        ? `The plan is not parted into shards, and --shard asks for ${a.written}.`
        : `The plan has ${a.of === 1 ? "one shard, 1/1" : `${a.of} shards, 1/${a.of} to ${a.of}/${a.of}`}, and --shard asks for ${a.written}.`,
    fix: (a) =>
      a.of === 0
        ? "Leave out --shard to run it all, or plan with `blastgate plan --shards N`."
        : "Give one of them, as the matrix of `blastgate plan --format github` does.",
  },
  "shard-missing": {
    severity: "error",
    title: "Evidence of a shard is missing",
    message: (a: { shard: string }) => `There is no evidence of shard ${a.shard}, so nothing can be decided.`,
    fix: (a) => `Run \`blastgate run --shard ${a.shard}\` again, and give its file too.`,
  },
  "shard-doubled": {
    severity: "error",
    title: "Two files for one shard",
    message: (a: { shard: string; files: string[] }) => `Shard ${a.shard} is in several files: ${a.files.join(", ")}.`,
    fix: () => "Give one file for each shard: that of its last run.",
  },
  "shard-of-another-plan": {
    severity: "error",
    title: "Evidence of another plan",
    message: (a: { file: string; plan: string; planned: string }) =>
      `"${a.file}" holds evidence of plan ${a.plan.slice(0, 12)}, and this is plan ${a.planned.slice(0, 12)}.`,
    fix: () => "Give the evidence of runs of this plan file alone.",
  },
  "shard-of-another-split": {
    severity: "error",
    title: "Evidence of a plan parted otherwise",
    message: (a: { file: string; shard: string; of: number }) =>
      `"${a.file}" holds evidence of shard ${a.shard}, and the plan has ${a.of === 0 ? "no shards" : `${a.of} shards`}.`,
    fix: () => "Give the evidence of runs of this plan file alone.",
  },
  "shard-with-other-cases": {
    severity: "error",
    title: "Evidence with cases of another shard",
    message: (a: { file: string; shard: string; count: number; first: string[] }) =>
      `"${a.file}" holds ${a.count === 1 ? "a case that is" : `${a.count} cases that are`} not in shard ${a.shard}: ${a.first.join(", ")}${a.count > a.first.length ? ", …" : ""}.`,
    fix: () => "Give the evidence of runs of this plan file alone: another one was parted otherwise.",
  },
  "suite-unknown": {
    severity: "error",
    title: "No such suite",
    message: (a: { suite: string; suggestion: string }) =>
      `There is no suite "${a.suite}" here.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "`blastgate graph` lists what there is."),
  },
  "path-unknown": {
    severity: "error",
    title: "A path that is no part of the workspace",
    message: (a: { path: string; suggestion: string }) =>
      `"${a.path}" is neither a file nor the id of a prompt, feature, suite, contract or dataset here.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "`blastgate graph` lists what there is."),
  },
  "code-unknown": {
    severity: "error",
    title: "No such code",
    message: (a: { code: string; suggestion: string }) =>
      `There is no finding of the code "${a.code}".${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "`blastgate explain` lists every code."),
  },
} satisfies Record<string, CatalogueEntry>;
