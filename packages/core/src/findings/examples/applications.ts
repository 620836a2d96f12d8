import type { applicationFindings } from "../applications.ts";
import type { ExamplesOf } from "./examples-of.ts";

const chat = "@acme/support-chat";

export const applicationExamples = {
  "package-unknown": { package: "@acme/suport-chat", suggestion: chat },
  "package-manifest-invalid": { detail: "Unexpected token } in JSON at position 212" },
  "target-missing": { target: "apps/chat/src/anser.ts", suggestion: "apps/chat/src/answer.ts" },
  "target-outside-package": { target: "apps/mail/src/reply.ts", package: chat, folder: "apps/chat" },
  "feature-prompt-unknown": { prompt: "chat/repyl", suggestion: "chat/reply" },
  "application-not-built": {
    package: chat,
    side: "candidate",
    command: "pnpm run build",
    detail: "src/answer.ts(14,3): error TS2322",
    log: ".git/blastgate/build-candidate.log",
  },
  "lockfile-missing": { package: chat, side: "baseline" },
  "code-changed": { packages: [chat] },
  "application-not-started": {
    target: "apps/chat/src/answer.ts",
    side: "candidate",
    detail: "Cannot find package 'express'",
  },
} satisfies ExamplesOf<typeof applicationFindings>;
