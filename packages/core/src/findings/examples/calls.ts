import type { callFindings } from "../calls.ts";
import type { ExamplesOf } from "./examples-of.ts";

const provider = "openai:chat:gpt-5-mini";

export const callExamples = {
  "provider-not-loaded": { provider: "opnai:chat:gpt-5-mini", detail: "no provider of this name" },
  "request-failed": { provider, attempts: 5, detail: "503 Service Unavailable" },
  "request-timed-out": { provider, attempts: 3, seconds: 120 },
  "request-refused": { provider, status: 401, detail: "401 Incorrect API key provided" },
  "rate-limit-lasts": {
    provider,
    attempts: 6,
    waitedSeconds: 180,
    moreSeconds: 60,
    detail: "429 Rate limit reached for requests",
  },
  "quota-exhausted": { provider, detail: "429 You exceeded your current quota" },
  "response-unreadable": { provider, attempts: 3, detail: "the body is no JSON" },
} satisfies ExamplesOf<typeof callFindings>;
