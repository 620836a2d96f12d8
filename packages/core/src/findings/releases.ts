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
  "decision-file-unreadable": {
    severity: "error",
    title: "No decision in the file",
    message: (a: { detail: string }) => `This is no decision that \`check\` or \`decide\` has written: ${a.detail}`,
    fix: () => "Name the folder that `blastgate check --out` has written to, with --reports.",
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
