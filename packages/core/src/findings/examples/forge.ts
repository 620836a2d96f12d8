import type { forgeFindings } from "../forge.ts";
import type { ExamplesOf } from "./examples-of.ts";

const what = "the reviews of acme/prompts#128";
const origin = "https://api.github.com";

export const forgeExamples = {
  "approvals-source-unknown": { written: "github:acme/prompts" },
  "forge-token-missing": {},
  "forge-event-missing": { variable: "GITHUB_EVENT_PATH" },
  "forge-event-unreadable": { detail: "Unexpected end of JSON input" },
  "forge-event-without-pull-request": { event: "push" },
  "forge-address-refused": { url: "http://github.acme.example/api/v3" },
  "forge-led-elsewhere": { what, from: origin, to: "https://files.example.com" },
  "forge-not-reached": { what, origin, detail: "getaddrinfo ENOTFOUND api.github.com" },
  "forge-failed": { what, status: 502, detail: "Bad Gateway" },
  "forge-refused": { what, status: 403, detail: "Resource not accessible by integration" },
  "forge-not-found": { what: "pull request acme/prompts#128" },
  "forge-rate-limited": { what, waitedSeconds: 60, moreSeconds: 1_740 },
  "forge-answer-unreadable": { what, detail: "an HTML page" },
  "forge-team-unknown": { team: "@acme/complience" },
} satisfies ExamplesOf<typeof forgeFindings>;
