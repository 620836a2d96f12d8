import type { serveFindings } from "../serve.ts";
import type { ExamplesOf } from "./examples-of.ts";

export const serveExamples = {
  "serve-token-missing": { host: "0.0.0.0" },
  "serve-token-unusable": { source: "BLASTGATE_TOKEN", detail: "it has 8 characters" },
  "serve-not-listening": { host: "127.0.0.1", port: 7080, detail: "EADDRINUSE: address already in use" },
  "serve-host-refused": { host: "prompts.acme.example" },
  "serve-token-refused": {},
  "serve-route-unknown": { path: "/prompts" },
  "serve-method-refused": { method: "DELETE", path: "/v1/prompts/chat/answer", allowed: "GET" },
  "serve-media-type-refused": { type: "text/plain" },
  "serve-body-refused": { detail: "it is not JSON" },
  "serve-body-too-large": { limitBytes: 1_048_576 },
  "serve-failed": { detail: "too many open files" },
} satisfies ExamplesOf<typeof serveFindings>;
