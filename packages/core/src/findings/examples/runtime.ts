import type { runtimeFindings } from "../runtime.ts";
import type { ExamplesOf } from "./examples-of.ts";

const store = "oci://registry.acme.example/prompts";
const environment = "production";
const release = "sha256:3f9a1c2b7d5e8f60413c9ab2d7e4f1865a0b3c9d8e7f60514233445566778899";
const record = "sha256:b84c0d6e1f27394a5b6c7d8e9fa0b1c2d3e4f5061728394a5b6c7d8e9fa0b1c2";
const path = ".blastgate/runtime/production.json";

export const runtimeExamples = {
  "runtime-environment-empty": { environment, store },
  "runtime-without-copy": { environment, folder: ".blastgate/runtime" },
  "runtime-copy-damaged": { path, detail: "it is not JSON" },
  "runtime-copy-not-kept": { path, detail: "EROFS: read-only file system" },
  "runtime-store-silent": { store, seconds: 10 },
  "runtime-went-back": { environment, store, record, sequence: 41, known: 43 },
  "runtime-release-unusable": { release, prompt: "chat/answer", detail: "it is written in an unknown dialect" },
  "runtime-failed": { store, detail: "too many open files" },
  "prompt-not-released": { prompt: "chat/anser", environment, release, suggestion: "chat/answer" },
  "prompt-only-included": { prompt: "shared/persona" },
  "prompt-input-refused": { prompt: "chat/answer", at: "/message", detail: 'expected "string"' },
} satisfies ExamplesOf<typeof runtimeFindings>;
