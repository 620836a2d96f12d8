import type { CatalogueEntry } from "./entry.ts";
import { didYouMean } from "./suggestion.ts";

/** What does not fit together between files. */
export const graphFindings = {
  "reference-unresolved": {
    severity: "error",
    title: "A prompt refers to one that does not exist",
    message: (a: { written: string; target: string; suggestion: string }) =>
      `"${a.written}" refers to the prompt "${a.target}", which does not exist.${didYouMean(a.suggestion)}`,
    fix: (a) =>
      a.suggestion ? `Refer to "${a.suggestion}", or add the prompt.` : "Add the prompt, or remove the reference.",
  },
  "reference-undeclared": {
    severity: "error",
    title: "A reference known only at run time",
    message: (a: { written: string }) =>
      `"${a.written}" is resolved only when the prompt is rendered, so that it may reach any prompt.`,
    fix: () =>
      "Declare what it may reach in the front matter: `uses: [GLOB over prompt ids]`. Until then every prompt counts as included.",
  },
  "uses-matches-nothing": {
    severity: "warning",
    title: "A declared reach that matches no prompt",
    message: (a: { glob: string }) => `"${a.glob}" in \`uses\` matches no prompt.`,
    fix: () => "Mend the glob, or remove it.",
  },
  "prompt-cycle": {
    severity: "error",
    title: "Prompts that include each other",
    message: (a: { cycle: string[] }) => `These prompts include each other without end: ${a.cycle.join(" → ")}.`,
    fix: () => "Take one of the references out, or move what they share into a prompt of its own.",
  },
  "duplicate-id": {
    severity: "error",
    title: "Two files with one id",
    message: (a: { kind: string; id: string; other: string }) =>
      `The ${a.kind} "${a.id}" is also defined by ${a.other}.`,
    fix: () => "Rename one of the two.",
  },
  "step-prompt-unknown": {
    severity: "error",
    title: "A step runs a prompt that does not exist",
    message: (a: { step: string; prompt: string; suggestion: string }) =>
      `Step "${a.step}" runs the prompt "${a.prompt}", which does not exist.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "Add the prompt, or name another."),
  },
  "step-duplicate": {
    severity: "error",
    title: "Two steps with one id",
    message: (a: { step: string }) => `There are two steps "${a.step}".`,
    fix: () => "Give each step an id of its own.",
  },
  "step-reads-unknown": {
    severity: "error",
    title: "A step reads a step that does not exist",
    message: (a: { step: string; read: string; suggestion: string }) =>
      `Step "${a.step}" reads the output of "${a.read}", which is no step of this feature.${didYouMean(a.suggestion)}`,
    fix: (a) =>
      a.suggestion ? `Read \`steps.${a.suggestion}.output\`.` : "Add the step before this one, or remove the binding.",
  },
  "step-reads-later": {
    severity: "error",
    title: "A step reads one that has not run yet",
    message: (a: { step: string; read: string }) =>
      `Step "${a.step}" reads the output of "${a.read}", which does not run before it.`,
    fix: (a) => `Move "${a.read}" before "${a.step}".`,
  },
  "binding-invalid": {
    severity: "error",
    title: "A binding that cannot be understood",
    message: (a: { written: string; detail: string }) => `"${a.written}": ${a.detail}.`,
    fix: () => "Write `{{name}}` for a variable of the case, or `{{steps.ID.output}}` for an earlier step's output.",
  },
  "output-step-unknown": {
    severity: "error",
    title: "A feature's output is a step that does not exist",
    message: (a: { feature: string; output: string; suggestion: string }) =>
      `The output of "${a.feature}" is to be the step "${a.output}", which it does not have.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "Name one of the feature's steps."),
  },
  "model-unknown": {
    severity: "error",
    title: "A model alias that is not defined",
    message: (a: { model: string; suggestion: string }) =>
      `The model "${a.model}" is not defined in blastgate.yaml.${didYouMean(a.suggestion)}`,
    fix: (a) =>
      `Define it: \`models: { ${a.model}: { provider: … } }\`${a.suggestion ? `, or write "${a.suggestion}"` : ""}.`,
  },
  "tool-unknown": {
    severity: "error",
    title: "A tool that is not defined",
    message: (a: { tool: string; suggestion: string }) =>
      `The tool "${a.tool}" is not defined in blastgate.yaml.${didYouMean(a.suggestion)}`,
    fix: (a) => `Define it under \`tools\` in blastgate.yaml${a.suggestion ? `, or write "${a.suggestion}"` : ""}.`,
  },
  "suite-feature-unknown": {
    severity: "error",
    title: "A suite of a feature that does not exist",
    message: (a: { feature: string; suggestion: string }) =>
      `The suite evaluates the feature "${a.feature}", which does not exist.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "Add the feature, or remove the suite."),
  },
  "contract-prompt-unknown": {
    severity: "error",
    title: "A contract of a prompt that does not exist",
    message: (a: { prompt: string; suggestion: string }) =>
      `The contract is for the prompt "${a.prompt}", which does not exist.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "Remove the contract together with its prompt."),
  },
  "contract-feature-unknown": {
    severity: "error",
    title: "A contract that names a feature that does not exist",
    message: (a: { feature: string; suggestion: string }) =>
      `The contract names the feature "${a.feature}", which does not exist.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "Remove the name."),
  },
  "feature-without-suite": {
    severity: "warning",
    title: "A feature that no suite evaluates",
    message: (a: { feature: string; owner: string }) =>
      `No suite evaluates the feature "${a.feature}" of ${a.owner}, so nothing can be said of a change that reaches it.`,
    fix: (a) => `Add \`evals/${a.feature}/suite.yaml\` with \`feature: ${a.feature}\`.`,
  },
  "suite-removed": {
    severity: "warning",
    title: "A suite that the change removes",
    message: (a: { suite: string }) =>
      `The suite "${a.suite}" is removed by this change, so what it judged is not checked.`,
    fix: () => "Keep the suite, or say in review why it can go.",
  },
  "feature-removed": {
    severity: "warning",
    title: "A feature that the change removes",
    message: (a: { feature: string }) =>
      `The feature "${a.feature}" is removed by this change, so there is nothing to evaluate.`,
    fix: () => "Nothing to mend, if that is meant.",
  },
  "prompt-unused": {
    severity: "warning",
    title: "A prompt that no feature uses",
    message: (a: { prompt: string }) => `No feature uses the prompt "${a.prompt}", directly or through others.`,
    fix: () => "Use it in a feature, or remove it.",
  },
  "environment-unknown": {
    severity: "error",
    title: "An environment that is not defined",
    message: (a: { environment: string; from: string; suggestion: string }) =>
      `The environment "${a.environment}" takes from "${a.from}", which is not defined.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "Define it under `environments`."),
  },
} satisfies Record<string, CatalogueEntry>;
