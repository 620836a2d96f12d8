import type { CatalogueEntry } from "./entry.ts";
import { didYouMean } from "./suggestion.ts";

const short = (digest: string) => digest.slice(0, "sha256:".length + 12);

/** Releases, what is attached to them as evidence, and the keys that evidence is signed with. */
export const releaseFindings = {
  "release-dirty": {
    severity: "error",
    title: "Files that are in no commit",
    message: (a: { paths: string[]; more: number }) =>
      `The working tree differs from its commit in ${a.paths.join(", ")}${a.more > 0 ? ` and ${a.more} more` : ""}, so that no commit says what would be released.`,
    fix: () =>
      "Commit or stash them, or name what to release with --rev. With --allow-dirty the release is marked, and no environment takes it.",
  },
  "release-of-nothing": {
    severity: "error",
    title: "A repository without commit",
    message: () => "There is no commit yet that a release could be made of.",
    fix: () => "Commit the workspace first.",
  },
  "release-rev-and-dirty": {
    severity: "error",
    title: "A revision that cannot be dirty",
    message: (a: { revision: string }) =>
      `--allow-dirty is about the working tree, and --rev ${a.revision} leaves it aside.`,
    fix: () => "Give one of the two.",
  },
  "release-id-invalid": {
    severity: "error",
    title: "An id that no release takes",
    message: (a: { kind: string; id: string }) => `The ${a.kind} "${a.id}" cannot be in a release under this id.`,
    fix: () =>
      "Rename it: ids are made of letters, digits, `.`, `_` and `-`, with `/` between parts, and `__proto__` is none.",
  },
  "release-unknown": {
    severity: "error",
    title: "A release that is not in the store",
    message: (a: { store: string; written: string; suggestion: string }) =>
      `"${a.written}" is no release in ${a.store}: neither its digest, nor the beginning of one, nor a tag.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "`blastgate release list` shows what there is."),
  },
  "release-ambiguous": {
    severity: "error",
    title: "The beginning of several digests",
    message: (a: { written: string; releases: string[] }) =>
      `"${a.written}" may be ${a.releases.map(short).join(" or ")}.`,
    fix: () => "Write more of the digest.",
  },
  "release-manifest-refused": {
    severity: "error",
    title: "A manifest that is not of a release",
    message: (a: { store: string; release: string; detail: string }) =>
      `${short(a.release)} in ${a.store} is no release: ${a.detail}.`,
    fix: () => "Name another, or make the release anew with `blastgate release --rev COMMIT`.",
  },
  "release-part-refused": {
    severity: "error",
    title: "A part of a release that is not as it is written",
    message: (a: { store: string; release: string; part: "lock" | "bundle"; detail: string }) =>
      `The ${a.part} of ${short(a.release)} in ${a.store} cannot be used: ${a.detail}.`,
    fix: () => "Find out what wrote it. `blastgate release --rev COMMIT` makes the release anew, to the byte.",
  },
  "release-lock-differs": {
    severity: "error",
    title: "A lock that is not that of its bundle",
    message: (a: { kind: "prompt" | "feature"; id: string; detail: string }) =>
      `What the lock says of the ${a.kind} "${a.id}" is not so in the bundle: ${a.detail}.`,
    fix: () => "Do not use the release, and find out what wrote it.",
  },
  "release-prompts-endless": {
    severity: "error",
    title: "A release whose prompts include each other",
    message: (a: { cycle: string[]; of: number }) =>
      `These prompts of the release include each other without end: ${a.cycle.join(" → ")}${a.of < a.cycle.length ? "" : ` → …, ${a.of} prompts in all`}.`,
    fix: () => "Do not use the release, and find out what wrote it: no release is made of prompts like these.",
  },
  "environment-runs-nothing": {
    severity: "error",
    title: "An environment without release",
    message: (a: { environment: string }) =>
      `${a.environment} runs no release, so that there is nothing to write or to compare with.`,
    fix: (a) => `\`blastgate promote ${a.environment} --release RELEASE\` brings one there.`,
  },
  "environment-and-base": {
    severity: "error",
    title: "Two baselines",
    message: (a: { environment: string; base: string }) =>
      `--env ${a.environment} says what to compare with, and --base ${a.base} says something else.`,
    fix: () => "Give one of the two; --head names the candidate.",
  },
  "environment-commit-differs": {
    severity: "error",
    title: "A commit that gives another release",
    message: (a: { environment: string; release: string; commit: string }) =>
      `${a.environment} runs ${short(a.release)}, which names ${a.commit.slice(0, 10)} as its source, and that commit gives another release.`,
    fix: () =>
      "Find out what wrote the release. If another version of Blastgate did, compare with that one, or release the commit anew.",
  },
  "snapshot-path-refused": {
    severity: "error",
    title: "A prompt whose file would be another's",
    message: (a: { prompt: string; file: string; other: string }) =>
      `The prompt "${a.prompt}" would be written to ${a.file}, which is where ${a.other} is written.`,
    fix: () => "Rename one of the two, and release anew. Upper and lower case are one name on some machines.",
  },
  "snapshot-folder-taken": {
    severity: "error",
    title: "A folder with something else in it",
    message: (a: { folder: string; entry: string }) =>
      `${a.folder} holds ${a.entry}, which no snapshot has written. It was left as it is.`,
    fix: () => "Name another folder with --out, or empty this one: a snapshot replaces all of the folder.",
  },
  "snapshot-write-failed": {
    severity: "error",
    title: "A snapshot that could not be written",
    message: (a: { folder: string; detail: string }) => `${a.folder} could not be written: ${a.detail}`,
    fix: () => "See to the folder, and do it again. What was there before is there still.",
  },
  "trace-unclear": {
    severity: "error",
    title: "Nothing that could be traced",
    message: (a: { detail: string }) => `It cannot be told what to trace: ${a.detail}.`,
    fix: () =>
      "Give a release's or prompt's digest or its first digits, `support/classify@1.2.0`, or a logged line with `blastgate.prompt.digest` or `blastgate.release.digest` in it, as one argument.",
  },
  "trace-ambiguous": {
    severity: "error",
    title: "The beginning of several digests",
    message: (a: { digits: string; digests: string[] }) =>
      `"${a.digits}" may be ${a.digests.map((each) => each.slice(0, "sha256:".length + 24)).join(" or ")}.`,
    fix: () => "Write more of the digest.",
  },
  "trace-not-found": {
    severity: "error",
    title: "Nothing of it in the store",
    message: (a: { what: string; store: string; releases: number; environments: string[]; others: string[] }) =>
      `${a.what} is in ${a.store}. Looked at ${a.releases === 1 ? "1 release" : `${a.releases} releases`} and ${a.environments.length > 0 ? `the histories of ${a.environments.join(", ")}` : "no environment"}.${a.others.length > 0 ? ` There is ${a.others.join(", ")}.` : ""}`,
    fix: () =>
      "`blastgate release list` shows what there is; --store names another store. What was never released cannot be traced: `blastgate log PROMPT` tells its history.",
  },
  "trace-release-differs": {
    severity: "error",
    title: "A line that names another release",
    message: (a: { release: string; store: string; isThere: boolean }) =>
      `The line says that the prompt came from ${short(a.release)}, ${a.isThere ? "which does not hold it" : `which is not in ${a.store}`}.`,
    fix: () => "Find out what wrote the line. What is told of the prompt is true by its digest.",
  },
  "trace-commit-missing": {
    severity: "warning",
    title: "A commit that is not here",
    message: (a: { release: string; commit: string }) =>
      `${short(a.release)} was made of ${a.commit.slice(0, 10)}, which this folder's repository does not have: who wrote it, and why, cannot be told.`,
    fix: () => "Fetch it, or run this in a clone of the repository that has it.",
  },
  "decision-file-unreadable": {
    severity: "error",
    title: "No decision in the file",
    message: (a: { detail: string }) => `This is no decision that \`check\` or \`decide\` has written: ${a.detail}`,
    fix: () => "Name the folder that `blastgate check --out` has written to.",
  },
  "decision-of-another-release": {
    severity: "error",
    title: "A decision about something else",
    message: (a: { release: string; detail: string }) =>
      `The decision cannot be attached to ${short(a.release)}: ${a.detail}.`,
    fix: () =>
      "Run `blastgate check` on the commit that the release was made of, against the release that it is to replace.",
  },
  "evidence-invalid": {
    severity: "error",
    title: "Evidence that cannot be read",
    message: (a: { evidence: string; detail: string }) =>
      `${short(a.evidence)} is attached as evidence, and cannot be used: ${a.detail}.`,
    fix: () => "Find out what attached it. Other evidence counts without it.",
  },
  "evidence-of-another-release": {
    severity: "error",
    title: "Evidence about another release",
    message: (a: { evidence: string; release: string; subject: string }) =>
      `${short(a.evidence)} is attached to ${short(a.release)}, and speaks of ${short(a.subject)}.`,
    fix: () => "Find out what attached it. It counts for neither.",
  },
  "evidence-unsigned": {
    severity: "warning",
    title: "Evidence that nobody signed",
    message: (a: { evidence: string }) => `${short(a.evidence)} has no signature.`,
    fix: () => "Attach it again with a key, where an environment asks for one (`signed-by`).",
  },
  "evidence-key-unknown": {
    severity: "warning",
    title: "A signature by a key that is not trusted",
    message: (a: { evidence: string; keyid: string }) =>
      `${short(a.evidence)} is signed by ${a.keyid ? `the key ${a.keyid.slice(0, 12)}` : "a key without name"}, which is not among .blastgate/keys.`,
    fix: () => "Where the key is one of yours, `blastgate keys trust FILE`, and commit it.",
  },
  "evidence-altered": {
    severity: "error",
    title: "Evidence that is not what was signed",
    message: (a: { evidence: string; key: string }) =>
      `${short(a.evidence)} names the key "${a.key}" as signer, and what it says now is not what that key signed.`,
    fix: () => "Do not use it, and find out what changed it.",
  },
  "key-not-readable": {
    severity: "error",
    title: "No key in the file",
    message: (a: { path: string; expected: "public" | "private"; detail: string }) =>
      `${a.path} holds no ed25519 ${a.expected} key in PEM: ${a.detail}.`,
    fix: (a) =>
      a.expected === "public"
        ? "Take what `blastgate keys new` printed, a block that begins with `-----BEGIN PUBLIC KEY-----`."
        : "Take the file that `blastgate keys new` wrote.",
  },
  "key-is-private": {
    severity: "error",
    title: "A private key where a public one belongs",
    message: (a: { path: string }) => `${a.path} holds a private key. It was not put into the repository.`,
    fix: () =>
      "Give the public key, which `blastgate keys new` printed. `openssl pkey -in FILE -pubout` prints it again.",
  },
  "key-name-invalid": {
    severity: "error",
    title: "A name that no key takes",
    message: (a: { name: string }) => `"${a.name}" cannot be the name of a key.`,
    fix: () =>
      "Use lower-case letters, digits, `.`, `_` and `-`, such as `release-bot`. `keys trust` takes another with --name.",
  },
  "key-exists": {
    severity: "error",
    title: "A key that is there already",
    message: (a: { path: string }) => `There is a file at ${a.path}, and no key is written over.`,
    fix: () => "Choose another name, or another file with --out.",
  },
  "key-name-taken": {
    severity: "error",
    title: "Another key of this name",
    message: (a: { name: string; path: string }) => `"${a.name}" is another key, in ${a.path}.`,
    fix: () => "Choose another name with --name; to replace the key remove the file first.",
  },
  "key-trusted-twice": {
    severity: "error",
    title: "One key under two names",
    message: (a: { name: string; other: string }) =>
      `The key "${a.name}" is trusted as "${a.other}" already. Under two names it would count as two signers.`,
    fix: () => "Keep one of the two.",
  },
  "key-in-repository": {
    severity: "warning",
    title: "A private key inside the repository",
    message: (a: { path: string }) => `${a.path} is inside the repository, one \`git add\` away from everybody.`,
    fix: () => "Move it out, or see that git ignores it.",
  },
} satisfies Record<string, CatalogueEntry>;
