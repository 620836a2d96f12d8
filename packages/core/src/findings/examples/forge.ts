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
  "approvals-not-read": {
    detail: "The forge has no team @acme/compliance, or the token may not see it. Who may approve for it is not known.",
    remedy: "Give a token with `read:org` in BLASTGATE_APPROVALS_TOKEN.",
  },
  "publish-token-missing": {},
  "job-file-not-written": {
    variable: "GITHUB_STEP_SUMMARY",
    detail: "EACCES: permission denied, open '/github/summary'",
  },
  "forge-write-refused": {
    what: "the check run of 6dcb09b5b5",
    status: 403,
    detail: "Resource not accessible by integration",
  },
  "forge-not-written": { what: "the comment on acme/prompts#128", status: 502, detail: "Bad Gateway" },
} satisfies ExamplesOf<typeof forgeFindings>;
