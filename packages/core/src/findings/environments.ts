import type { CatalogueEntry } from "./entry.ts";
import { didYouMean } from "./suggestion.ts";

/** What a rule of a promotion is about: an environment, and the release that is to come there. */
export interface About {
  environment: string;
  release: string;
}
export interface Comparison extends About {
  /** What the environment runs; empty where it never ran anything. */
  running: string;
}

const short = (digest: string) => digest.slice(0, "sha256:".length + 12);
const minute = (time: string) => `${time.slice(0, 16).replace("T", " ")} UTC`;
const listed = (words: readonly string[]) => words.join(", ");
const against = ({ running }: Comparison) => (running ? ` against ${short(running)}` : "");

const orOverride = (who: string) => `${who} Where the environment allows it, \`--override\` with a reason.`;

/** Where releases go: why one may not come there, and what is wrong with an environment's history. */
export const environmentFindings = {
  "environment-twice": {
    severity: "error",
    title: "Two environments of one name",
    message: (a: { environment: string }) => `There are several environments "${a.environment}".`,
    fix: () => "Rename one of them, or remove it.",
  },
  "environment-from-itself": {
    severity: "error",
    title: "Environments that take from each other in a circle",
    message: (a: { environment: string }) => `"${a.environment}" takes from itself, directly or through others.`,
    fix: () => "Leave out `from` where releases come in first.",
  },
  "environment-soaks-nowhere": {
    severity: "error",
    title: "A soak without an environment to soak in",
    message: (a: { environment: string; soak: string }) =>
      `"${a.environment}" wants what another has run for ${a.soak}, and takes from no other.`,
    fix: () => "Say which with `from`, or leave out `soak`.",
  },
  "promotion-already-there": {
    severity: "error",
    title: "A release that is there already",
    message: (a: About & { since: string }) => `${a.environment} runs ${short(a.release)} since ${minute(a.since)}.`,
    fix: () => "Nothing.",
  },
  "promotion-dirty": {
    severity: "error",
    title: "A release that no commit has",
    message: (a: About & { commit: string }) =>
      `${short(a.release)} was made of a working tree that differed from ${a.commit.slice(0, 10)}. No environment takes such a release.`,
    fix: () => "Commit, and make the release of that commit.",
    liftedBy: "Nobody.",
  },
  "promotion-held": {
    severity: "error",
    title: "A release that is held",
    message: (a: About & { holder: string; actor: string; at: string; reason: string }) =>
      `${short(a.release)} is held in ${a.holder} by ${a.actor} since ${minute(a.at)}: ${a.reason}`,
    fix: (a) => `Promote another. \`blastgate unhold ${a.holder} --release ${short(a.release)}\` lifts the hold.`,
    liftedBy: orOverride("Whoever may lift the hold."),
  },
  "promotion-not-in-from": {
    severity: "error",
    title: "A release that was not where it has to come from",
    message: (a: Comparison & { from: string }) =>
      `${a.environment} takes what ${a.from} runs, and ${a.from} runs ${a.running ? short(a.running) : "nothing"}, not ${short(a.release)}.`,
    fix: (a) => `Run \`blastgate promote ${a.from} --release ${short(a.release)}\` first.`,
    liftedBy: orOverride("Whoever may promote to that environment."),
  },
  "promotion-soaking": {
    severity: "error",
    title: "A release that has not run for long enough",
    message: (a: About & { from: string; soak: string; since: string; until: string }) =>
      `${a.environment} takes what ${a.from} has run for ${a.soak}, and ${a.from} runs ${short(a.release)} only since ${minute(a.since)}.`,
    fix: (a) => `Promote after ${minute(a.until)}.`,
    liftedBy: orOverride("Time."),
  },
  "promotion-not-judged": {
    severity: "error",
    title: "A release without a decision",
    message: (a: Comparison & { judged: number; commit: string }) =>
      `${short(a.release)} was not judged${against(a)}${a.running && `, which ${a.environment} runs`}${a.judged > 0 ? "; what is attached to it compares with something else" : ""}.`,
    fix: (a) =>
      `Run \`blastgate check --head ${a.commit.slice(0, 10)} --base\` with ${a.running ? `the commit that ${a.environment} runs` : "any earlier commit, or `eval` with all suites"}; then \`blastgate release attest ${short(a.release)}\`.`,
    liftedBy: orOverride("Evals that pass."),
  },
  "promotion-not-go": {
    severity: "error",
    title: "A release whose decision is not GO",
    message: (a: Comparison & { verdicts: string[] }) =>
      `${short(a.release)}${against(a)} is ${listed(a.verdicts)}, and ${a.environment} takes a GO.`,
    fix: () => "Look into the decision, and release again what it asks for.",
    liftedBy: orOverride("Evals that pass."),
  },
  "promotion-go-void": {
    severity: "error",
    title: "A GO that does not count for the release",
    message: (a: Comparison & { because: string[] }) =>
      `There is a GO for ${short(a.release)} that does not count: ${a.because.join("; ")}.`,
    fix: () => "Check the release's commit with review, by the base's rules, and attest it again.",
    liftedBy: orOverride("A decision that counts."),
  },
  "promotion-contradicted": {
    severity: "error",
    title: "A GO that another decision contradicts",
    message: (a: Comparison & { against: string[] }) =>
      `There is a GO for ${short(a.release)}, and evals by the same comparison said NO-GO: ${listed(a.against.map(short))}.`,
    fix: () =>
      "Find out why they differ. A NO-GO is not made good by trying again, which would be GO by chance some day; another release has no such past.",
    liftedBy: orOverride("Whoever knows why."),
  },
  "promotion-unsigned": {
    severity: "error",
    title: "A decision that is not signed as it has to be",
    message: (a: Comparison & { signers: string[] }) =>
      `The GO for ${short(a.release)} is signed by none of ${listed(a.signers)}, and ${a.environment} wants one of them.`,
    fix: () => "Have the decision attached by whoever has such a key: CI, as a rule.",
    liftedBy: orOverride("Whoever has one of the keys."),
  },
  "promotion-not-approved": {
    severity: "error",
    title: "An approval is missing",
    message: (a: { environment: string; any: number; of: string[]; have: number; commit: string; because: string }) =>
      `${a.environment} needs ${a.any === 1 ? "an approval" : `${a.any} approvals`} of ${a.commit.slice(0, 10)} by ${a.any === 1 ? "" : "any of "}${listed(a.of)}, and has ${a.have} (${a.because}).`,
    fix: (a) =>
      `Have them approve that commit, and give --approvals. \`blastgate explain ${a.because}\` says more of what is missing.`,
    liftedBy: orOverride("Those who are named."),
  },
  "override-not-allowed": {
    severity: "error",
    title: "A rule that may not be passed over",
    message: (a: { environment: string; code: string; allowed: string[] }) =>
      `${a.environment} does not let ${a.code} be passed over${a.allowed.length > 0 ? `, only ${listed(a.allowed)}` : ""}.`,
    fix: () => "Meet the rule. What may be passed over stands under `overrides` of the environment in blastgate.yaml.",
  },
  "override-without-reason": {
    severity: "error",
    title: "An override without a reason",
    message: (a: { codes: string[] }) => `${listed(a.codes)} would be passed over, and nobody would know why.`,
    fix: () => 'Say why, with --reason "…". It stands in the history of the environment.',
  },
  "promotion-release-missing": {
    severity: "error",
    title: "Nothing says which release",
    message: (a: { environment: string; from: string }) =>
      a.from
        ? `${a.environment} takes what ${a.from} runs, and ${a.from} runs nothing yet.`
        : `${a.environment} takes from no other environment, so that nothing says which release is meant.`,
    fix: (a) =>
      a.from
        ? `Run \`blastgate promote ${a.from}\` first.`
        : "Give --release. `blastgate release list` shows what there is.",
  },
  "environment-not-configured": {
    severity: "error",
    title: "An environment that is not defined",
    message: (a: { environment: string; suggestion: string }) =>
      `blastgate.yaml has no environment "${a.environment}".${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "Define it under `environments`."),
  },
  "environment-not-in-store": {
    severity: "error",
    title: "An environment without a history",
    message: (a: { environment: string; store: string; suggestion: string }) =>
      `Nothing was ever done to an environment "${a.environment}" in ${a.store}.${didYouMean(a.suggestion)}`,
    fix: (a) =>
      a.suggestion ? `Write "${a.suggestion}".` : "`blastgate status` shows what there is; `promote` begins a history.",
  },
  "rollback-nothing-running": {
    severity: "error",
    title: "Nothing to go back from",
    message: (a: { environment: string }) => `${a.environment} never ran anything.`,
    fix: () => "Promote a release to it.",
  },
  "rollback-nothing-before": {
    severity: "error",
    title: "Nothing to go back to",
    message: (a: { environment: string; held: number }) =>
      a.held > 0 ? `Everything that ${a.environment} ran before is held.` : `${a.environment} never ran anything else.`,
    fix: (a) =>
      a.held > 0
        ? `\`blastgate history ${a.environment}\` shows the holds; lift one with \`blastgate unhold\`.`
        : "Promote another release to it.",
  },
  "rollback-again": {
    severity: "error",
    title: "Gone back already",
    message: (a: About & { actor: string; at: string; next: string }) =>
      `${a.actor} has taken ${a.environment} back to ${short(a.release)} at ${minute(a.at)}. Going further back has to be asked for by name.`,
    fix: (a) =>
      a.next
        ? `Where that is not enough: \`blastgate rollback ${a.environment} --to ${short(a.next)}\`.`
        : "Nothing else that ran there is free of holds.",
  },
  "rollback-already-there": {
    severity: "error",
    title: "Already gone back",
    message: (a: About) => `${a.environment} runs ${short(a.release)}.`,
    fix: (a) => `\`blastgate history ${a.environment}\` shows what it ran before.`,
  },
  "rollback-never-ran": {
    severity: "error",
    title: "A release that never ran there",
    message: (a: About) => `${short(a.release)} never ran in ${a.environment}, so that it is no way back.`,
    fix: (a) => `\`blastgate history ${a.environment}\` shows what ran; something new is promoted.`,
  },
  "rollback-held": {
    severity: "error",
    title: "A way back that is held",
    message: (a: About & { holder: string; actor: string; reason: string }) =>
      `${short(a.release)} is held in ${a.holder} by ${a.actor}: ${a.reason}`,
    fix: (a) => `Go back to another, or lift the hold: \`blastgate unhold ${a.holder} --release ${short(a.release)}\`.`,
  },
  "rollback-overtaken": {
    severity: "error",
    title: "Another moved the environment meanwhile",
    message: (a: { environment: string; from: string; running: string; actor: string }) =>
      `${a.environment} was to go back from ${short(a.from)}, and by now ${a.actor} has moved it to ${short(a.running)}.`,
    fix: () => "Look at `blastgate status`, and go back again if that is not what you wanted.",
  },
  "rollback-not-verified": {
    severity: "warning",
    title: "A rollback that was not verified",
    message: (a: About & { detail: string }) =>
      `${a.environment} runs ${short(a.release)} again. Its suites were not run: ${a.detail}`,
    fix: () => "Run `blastgate check` on the release's commit once that is mended.",
  },
  "holds-not-read": {
    severity: "warning",
    title: "Holds of another environment were not looked at",
    message: (a: { environment: string; detail: string }) =>
      `The history of ${a.environment} cannot be told, and so not what is held there: ${a.detail}`,
    fix: () => "`blastgate verify` says what is broken.",
  },
  "hold-already": {
    severity: "error",
    title: "A release that is held already",
    message: (a: About & { actor: string; reason: string }) =>
      `${a.actor} holds ${short(a.release)} in ${a.environment}: ${a.reason}`,
    fix: () => "Nothing.",
  },
  "hold-nothing-running": {
    severity: "error",
    title: "Nothing to hold",
    message: (a: { environment: string }) => `${a.environment} runs nothing, so that nothing says what to hold.`,
    fix: () => "Give --release.",
  },
  "unhold-not-held": {
    severity: "error",
    title: "A release that is not held",
    message: (a: About & { holders: string[] }) =>
      `${a.release ? short(a.release) : "No release"} is${a.release ? " not" : ""} held in ${a.environment}${a.holders.length > 0 ? `, but in ${listed(a.holders)}` : ""}.`,
    fix: () => "`blastgate status` shows what is held where.",
  },
  "unhold-which": {
    severity: "error",
    title: "Several releases are held",
    message: (a: { environment: string; releases: string[] }) =>
      `${a.environment} holds ${listed(a.releases.map(short))}, and nothing says which is meant.`,
    fix: () => "Give --release.",
  },
  "environment-raced": {
    severity: "error",
    title: "Others were always first",
    message: (a: { environment: string; attempts: number }) =>
      `${a.environment} was moved by others ${a.attempts} times as it was to be moved. Nothing was changed.`,
    fix: () => "Look at `blastgate history`, and run again.",
  },
  "actor-unknown": {
    severity: "error",
    title: "Nobody who does it",
    message: () => "Neither CI nor git says who you are, and the history of an environment names who moved it.",
    fix: () => 'Set `git config user.email`, or give --actor "NAME".',
  },
  "deployment-chain-broken": {
    severity: "error",
    title: "A history with a broken link",
    message: (a: { environment: string; record: string; namedBy: string; detail: string }) =>
      `The history of ${a.environment} breaks at ${short(a.record)}, which ${a.namedBy.startsWith("sha256:") ? `the record ${short(a.namedBy)}` : `the tag "${a.namedBy}"`} names: ${a.detail}`,
    fix: () => "Restore the store from a copy. Nothing is promoted to where the history cannot be told.",
  },
  "deployment-record-invalid": {
    severity: "error",
    title: "A record that is none",
    message: (a: { store: string; record: string; detail: string }) =>
      `${short(a.record)} in ${a.store} is no record of a deployment: ${a.detail}.`,
    fix: () => "Find out what wrote it. Restore the store from a copy where a history needs it.",
  },
  "deployment-evidence-missing": {
    severity: "error",
    title: "A record whose evidence is gone",
    message: (a: About & { record: string; evidence: string }) =>
      `The record ${short(a.record)} of ${a.environment} rests on ${short(a.evidence)}, which is not attached to ${short(a.release)} any more, or not as it was.`,
    fix: () => "Restore the store from a copy. What runs is not touched by it.",
  },
  "release-tag-moved": {
    severity: "error",
    title: "A release whose tag points elsewhere",
    message: (a: { store: string; release: string; found: string }) =>
      `The tag of ${short(a.release)} in ${a.store} points at ${short(a.found)}.`,
    fix: () => "Find out who moved it. Releases are found by their digest, so that it did no harm.",
  },
  "environment-set-back": {
    severity: "error",
    title: "An environment whose tag was set back",
    message: (a: { environment: string; record: string; sequence: number; head: number }) =>
      `The tag of ${a.environment} points at ${a.head === 0 ? "nothing" : `record ${a.head} of its history`}, and there is a record ${a.sequence}, ${short(a.record)}, which goes on from there.`,
    fix: (a) => `Find out who moved the tag env.${a.environment} past Blastgate. The record says what was there.`,
  },
  "deployments-unreachable": {
    severity: "warning",
    title: "Records that are in no history",
    message: (a: { environment: string; records: string[]; count: number; actors: string[] }) =>
      `${a.count === 1 ? "A record" : `${a.count} records`} of ${a.environment} by ${listed(a.actors)} ${a.count === 1 ? "is" : "are"} not in its history: ${listed(a.records.map(short))}${a.count > a.records.length ? ", …" : ""}. Commands that were killed or came too late leave such; so does a registry that two write to in the same moment.`,
    fix: () =>
      "Nothing, unless who is named was told that it is done: then look at `blastgate status`, and do it again.",
  },
  "gc-not-in-registry": {
    severity: "error",
    title: "A registry collects its own garbage",
    message: (a: { store: string }) =>
      `${a.store} does not list what is in it, so that nothing says what is not needed.`,
    fix: () => "Use the registry's own retention rules, and let them keep what is tagged and its referrers.",
  },
} satisfies Record<string, CatalogueEntry>;
