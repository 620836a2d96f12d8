import type { CatalogueEntry } from "./entry.ts";
import { listed } from "./listed.ts";

/** What `blastgate init` is unsure of: each with what it did, and what is left to decide. */
export const initFindings = {
  "init-no-prompts": {
    severity: "warning",
    title: "No prompt was found",
    message: (a: { folder: string; example: string }) =>
      `No prompt was found below "${a.folder}".${a.example ? ` ${a.example} is an example in place of one.` : ""} Prompts are *.prompt, *.j2 and *.jinja files, and Markdown and text in folders called "prompts".`,
    fix: (a) =>
      `Put your first prompt into the prompts folder${a.example ? ", remove the example with its feature and suite," : ""} and run \`blastgate init\` again.`,
  },
  "init-folder-chosen": {
    severity: "warning",
    title: "Prompts in several folders",
    message: (a: { folder: string; folders: string[] }) =>
      `Prompts are in ${listed(a.folders)}, so their common folder "${a.folder}" was taken as the folder of prompts.`,
    fix: () => "Move them below one folder that holds nothing else, and name that under `prompts`.",
  },
  "init-prompt-elsewhere": {
    severity: "warning",
    title: "Prompts outside the prompts folder",
    message: (a: { paths: string[]; folder: string }) =>
      `Not in the prompts folder "${a.folder}", and so not read: ${listed(a.paths)}.`,
    fix: (a) => `Move what of it is a prompt below ${a.folder}/, and run \`blastgate init\` again.`,
  },
  "init-prompt-inline": {
    severity: "warning",
    title: "A prompt inside a promptfoo config",
    message: (a: { begins: string }) =>
      `The prompt "${a.begins}" is written into the config, and only files can be shared, owned and traced.`,
    fix: () =>
      "Save it as a .j2 file in the prompts folder (promptfoo's prompts are Nunjucks templates), name that file here, and run `blastgate init` again.",
  },
  "init-prompt-unread": {
    severity: "warning",
    title: "A prompt in a format that is not read",
    message: (a: { path: string; detail: string }) => `"${a.path}" is not taken for a prompt: ${a.detail}.`,
    fix: () => "Write it as a template (.prompt, .j2), and run `blastgate init` again.",
  },
  "init-prompt-variables": {
    severity: "warning",
    title: "Variables in a plain text prompt",
    message: (a: { variable: string; renamed: string }) =>
      `Plain text has no variables here: "${a.variable}" would reach the model as it stands.`,
    fix: (a) =>
      `Rename it to ${a.renamed}, and where it is named. The drafted feature stays right: an id has no extension.`,
  },
  "init-owner-guessed": {
    severity: "warning",
    title: "An owner that nobody has named",
    message: (a: { owner: string; features: string[] }) =>
      `Neither front matter nor CODEOWNERS names an owner for ${listed(a.features)}. "${a.owner}" stands there for now.`,
    fix: () => "Write who answers for it: a team (@org/team), a person or an e-mail address.",
  },
  "init-owner-first": {
    severity: "warning",
    title: "Several owners",
    message: (a: { owner: string; others: string[] }) =>
      `CODEOWNERS names ${listed(a.others)} too, and a feature has one owner: the first, ${a.owner}.`,
    fix: () => "Correct `owner` where another answers for it.",
  },
  "init-model-missing": {
    severity: "warning",
    title: "No model was found",
    message: (a: { models: string[] }) =>
      `Nothing says which provider ${listed(a.models)} ${a.models.length === 1 ? "is" : "are"}. "echo" stands there for now: it answers with the question, costs nothing, and proves nothing.`,
    fix: () => 'Write any promptfoo provider, such as "openai:chat:gpt-5-mini".',
  },
  "init-model-guessed": {
    severity: "warning",
    title: "A provider that was guessed",
    message: (a: { model: string; provider: string }) =>
      `Prompts name the model "${a.model}", which was taken for promptfoo's provider "${a.provider}".`,
    fix: () => "Correct it where you reach the model another way.",
  },
  "init-model-first": {
    severity: "warning",
    title: "Several models are compared",
    message: (a: { provider: string; others: string[] }) =>
      `promptfoo configs name ${listed(a.others)} too. \`default\` is the first, ${a.provider}.`,
    fix: () => "Keep the one that production uses; others can be aliases of their own.",
  },
  "init-provider-left-out": {
    severity: "warning",
    title: "A provider that was not taken over",
    message: (a: { provider: string; detail: string }) => `The provider "${a.provider}" ${a.detail}.`,
    fix: () => "Where it is your application, write a feature with `target` for it.",
  },
  "init-settings-left-out": {
    severity: "warning",
    title: "Settings that were not taken over",
    message: (a: { provider: string; settings: string[] }) =>
      `Of "${a.provider}" these settings were left out, which could be secret or name a file: ${listed(a.settings)}.`,
    fix: () => "Add those that matter to `config`. Keys belong into environment variables.",
  },
  "init-tool-drafted": {
    severity: "warning",
    title: "Tools without a definition",
    message: (a: { tools: string[] }) => `Prompts use ${listed(a.tools)}, and nothing in the repository defines them.`,
    fix: () => "Write each definition under `tools`, as your provider expects it.",
  },
  "init-feature-untested": {
    severity: "warning",
    title: "Features without tests",
    message: (a: { features: string[]; folder: string }) =>
      `No tests were found for ${listed(a.features)}, so no suite was drafted.`,
    fix: (a) => `Write ${a.folder}/FEATURE/suite.yaml, with cases in promptfoo's format.`,
  },
  "init-prompts-compared": {
    severity: "warning",
    title: "Prompts that share their tests",
    message: (a: { prompts: string[] }) =>
      `The config tests ${listed(a.prompts)} by the same cases. Each became a feature with a suite.`,
    fix: () => "Where they are variants of one prompt, keep the feature and suite of the one in use.",
  },
  "init-config-is-code": {
    severity: "warning",
    title: "A promptfoo config that is a program",
    message: () => "This config is a program, and nothing of a repository is executed here.",
    fix: () => "Write it as promptfooconfig.yaml and run `blastgate init` again, or write features and suites by hand.",
  },
  "init-config-left-out": {
    severity: "warning",
    title: "Keys that were not taken over",
    message: (a: { keys: string[] }) => `Not taken over from this config: ${listed(a.keys)}.`,
    fix: () => "Look whether the drafted suite needs it.",
  },
  "init-tests-unread": {
    severity: "warning",
    title: "Tests that were not taken over",
    message: (a: { tests: string; detail: string }) => `The tests "${a.tests}" were not taken over: ${a.detail}.`,
    fix: () => "Write them to a CSV, JSON, JSONL or YAML file, and name it in the suite.",
  },
  "init-tests-copied": {
    severity: "warning",
    title: "Tests that were copied",
    message: (a: { copy: string; from: string; detail: string }) =>
      `${a.copy} is a copy of the tests in ${a.from}: ${a.detail}.`,
    fix: () => "Keep one of the two, and have promptfoo's config name that one.",
  },
  "init-test-changed": {
    severity: "warning",
    title: "Parts of tests that were left out",
    message: (a: { tests: string; parts: string[] }) => `Left out of the tests in ${a.tests}: ${listed(a.parts)}.`,
    fix: () => "See whether the suite still asks what it should.",
  },
  "init-grader-chosen": {
    severity: "warning",
    title: "A grader that was chosen",
    message: () => "Assertions need a model that judges, and the config names none: `default` judges its own answers.",
    fix: () => "Name another alias or provider under `defaultTest.options.provider`, one that you trust to judge.",
  },
  "init-gates-guessed": {
    severity: "warning",
    title: "Gates that nobody has agreed on",
    message: (a: { suites: string[] }) =>
      `The gates of ${listed(a.suites)} follow from the number of cases alone, and no pass rate was measured.`,
    fix: () => "Run `blastgate eval SUITE`, and write what you can rely on, and how much of it may be lost.",
  },
  "init-folder-shared": {
    severity: "warning",
    title: "A folder that holds other files too",
    message: (a: { key: string; folder: string; count: number }) =>
      `"${a.folder}" holds ${a.count === 1 ? "a file" : `${a.count} files`} that are nothing Blastgate knows. An edit of one counts as reaching every feature, since a prompt may read it.`,
    fix: (a) => `Move them away, or name a folder of its own under \`${a.key}\`.`,
  },
  "init-draft-refused": {
    severity: "warning",
    title: "A draft that was not written",
    message: (a: { path: string; detail: string }) => `${a.path} was not drafted: ${a.detail}`,
    fix: () => "Mend that, and run `blastgate init` again.",
  },
} satisfies Record<string, CatalogueEntry>;
