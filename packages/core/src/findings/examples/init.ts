import type { initFindings } from "../init.ts";
import type { ExamplesOf } from "./examples-of.ts";

export const initExamples = {
  "init-no-prompts": { folder: "prompts", example: "prompts/example.prompt" },
  "init-folder-chosen": { folder: "services", folders: ["services/chat/prompts", "services/support/prompts"] },
  "init-prompt-elsewhere": { paths: ["deploy/motd.j2", "system.prompt"], folder: "prompts" },
  "init-prompt-inline": { begins: "Name the queue for: {{message}}" },
  "init-prompt-unread": { path: "prompts/chat.py", detail: "it is a program, and nothing is executed here" },
  "init-prompt-variables": { variable: "{{message}}", renamed: "prompts/support.j2" },
  "init-owner-guessed": { owner: "jane@example.com", features: ["support-classify", "chat-reply"] },
  "init-owner-first": { owner: "@acme/support", others: ["@acme/ai-platform"] },
  "init-model-missing": { models: ["default"] },
  "init-model-guessed": { model: "googleai/gemini-2.5-flash", provider: "google:gemini-2.5-flash" },
  "init-model-first": { provider: "openai:chat:gpt-5-mini", others: ["anthropic:messages:claude-sonnet-4-5"] },
  "init-provider-left-out": {
    provider: "file://app/provider.ts",
    detail: "is a program, and nothing is executed here",
  },
  "init-settings-left-out": { provider: "openai:chat:gpt-5-mini", settings: ["`apiKey`"] },
  "init-tool-drafted": { tools: ["search", "book"] },
  "init-feature-untested": { features: ["chat-reply"], folder: "evals" },
  "init-prompts-compared": { prompts: ["prompts/short.j2", "prompts/long.j2"] },
  "init-config-is-code": {},
  "init-config-left-out": { keys: ["scenarios", "derivedMetrics"] },
  "init-tests-unread": { tests: "file://tests.py", detail: "it is a program, and nothing is executed here" },
  "init-tests-copied": {
    copy: "evals/support-classify/support.csv",
    from: "tests/support.csv",
    detail: "its cases have no ids, without which none can be compared",
  },
  "init-test-changed": { tests: "promptfooconfig.yaml", parts: ["`provider`", "an assertion of type webhook"] },
  "init-grader-chosen": {},
  "init-gates-guessed": { suites: ["support-classify"] },
  "init-folder-shared": { key: "contracts", folder: "contracts", count: 12 },
  "init-draft-refused": {
    path: "prompts/chat/reply.feature.yaml",
    detail: 'The model "default" is not defined in blastgate.yaml.',
  },
} satisfies ExamplesOf<typeof initFindings>;
