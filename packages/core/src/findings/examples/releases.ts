import type { releaseFindings } from "../releases.ts";
import type { ExamplesOf } from "./examples-of.ts";

const store = ".blastgate/store";
const release = "sha256:3f9a1c2b7d5e8f60413c9ab2d7e4f1865a0b3c9d8e7f60514233445566778899";
const other = "sha256:3f9ab84c0d6e1f27394a5b6c7d8e9fa0b1c2d3e4f5061728394a5b6c7d8e9fa0";
const evidence = "sha256:b84c0d6e1f27394a5b6c7d8e9fa0b1c2d3e4f5061728394a5b6c7d8e9fa0b1c2";

export const releaseExamples = {
  "release-dirty": { paths: ["prompts/shared/_persona.prompt", "blastgate.yaml"], more: 3 },
  "release-of-nothing": {},
  "release-rev-and-dirty": { revision: "v2.3.0" },
  "release-id-invalid": { kind: "prompt", id: "../../etc/passwd" },
  "release-unknown": { store, written: "env.prodution", suggestion: "env.production" },
  "release-ambiguous": { written: "3f9a", releases: [release, other] },
  "release-manifest-refused": { store, release, detail: "it has 2 layers, and a release has one" },
  "release-part-refused": { store, release, part: "bundle", detail: "prompts.shared/persona.text: expected string" },
  "release-lock-differs": { kind: "prompt", id: "shared/persona", detail: "it has another digest" },
  "release-prompts-endless": { cycle: ["shared/closing", "shared/persona", "shared/closing"], of: 2 },
  "environment-runs-nothing": { environment: "production" },
  "environment-and-base": { environment: "production", base: "main" },
  "environment-commit-differs": {
    environment: "production",
    release,
    commit: "9f2c41d07ab35e8816c4d20f7b9a3e5c61d8f024",
  },
  "snapshot-path-refused": { prompt: "shared/Persona", file: "shared/Persona.prompt", other: "shared/persona" },
  "snapshot-folder-taken": { folder: "deploy/prompts", entry: "notes.txt" },
  "snapshot-write-failed": { folder: "deploy/prompts", detail: "no space left on device" },
  "trace-unclear": { detail: "it is neither a digest, nor prompt@version, nor a logged line" },
  "trace-ambiguous": { digits: "3f9a", digests: [release, other] },
  "trace-not-found": {
    what: "No support/classify of the version 1.3.0",
    store,
    releases: 12,
    environments: ["staging", "production"],
    others: ["1.1.0", "1.2.0"],
  },
  "trace-release-differs": { release, store, isThere: false },
  "trace-commit-missing": { release, commit: "9f2c41d07ab35e8816c4d20f7b9a3e5c61d8f024" },
  "decision-file-unreadable": { detail: "verdict: invalid option" },
  "decision-of-another-release": { release, detail: "the candidate was made of other files" },
  "evidence-invalid": { evidence, detail: "it is not JSON" },
  "evidence-of-another-release": { evidence, release, subject: other },
  "evidence-unsigned": { evidence },
  "evidence-key-unknown": { evidence, keyid: "8c3f0e2b7a1d49560f1e2d3c4b5a69788c3f0e2b7a1d49560f1e2d3c4b5a6978" },
  "evidence-altered": { evidence, key: "release-bot" },
  "key-not-readable": { path: "release-bot.pub", expected: "public", detail: "it is an RSA key" },
  "key-is-private": { path: "release-bot.pem" },
  "key-name-invalid": { name: "../release bot" },
  "key-exists": { path: "/home/ada/.config/blastgate/keys/release-bot.pem" },
  "key-name-taken": { name: "release-bot", path: ".blastgate/keys/release-bot.pub" },
  "key-trusted-twice": { name: "ada", other: "release-bot" },
  "key-in-repository": { path: "release-bot.pem" },
} satisfies ExamplesOf<typeof releaseFindings>;
