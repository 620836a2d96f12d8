import type { CatalogueEntry } from "./entry.ts";
import { didYouMean } from "./suggestion.ts";

/** Suites and cases that cannot be run as written, and what went wrong while they ran. */
export const evalFindings = {
  "cases-file-missing": {
    severity: "error",
    title: "A file of cases that is not there",
    message: (a: { file: string; suggestion: string }) =>
      `The suite names the file "${a.file}", which is not beside it or could not be read.${didYouMean(a.suggestion)}`,
    fix: (a) =>
      a.suggestion ? `Write "${a.suggestion}".` : "Add the file (CSV, JSON, JSONL or YAML), or take its name out.",
  },
  "suite-without-cases": {
    severity: "error",
    title: "A suite without cases",
    message: () => "The suite has no cases, so it can say nothing of its feature.",
    fix: () => "Name a file under `cases`, or write cases under `tests`.",
  },
  "case-without-id": {
    severity: "error",
    title: "A case without an id",
    message: () => "The case has no id, so its results cannot be told from another's, nor compared between revisions.",
    fix: () =>
      "Write `metadata: { id: NAME }`, or in CSV a column `id`. An entry of a scenario's `config` takes one too.",
  },
  "case-duplicate-id": {
    severity: "error",
    title: "Two cases with one id",
    message: (a: { id: string; first: string }) => `The id "${a.id}" is already that of the case at ${a.first}.`,
    fix: () => "Give one of the two another id.",
  },
  "case-without-cluster": {
    severity: "error",
    title: "A case that says not which cluster it belongs to",
    message: (a: { id: string; key: string }) =>
      `The suite groups its cases by "${a.key}", which the case "${a.id}" has neither in its metadata nor in its variables.`,
    fix: (a) => `Give the case a "${a.key}"; one of its own where it stands alone.`,
  },
  "case-without-assertions": {
    severity: "warning",
    title: "Cases that nothing is asserted of",
    message: (a: { cases: number; example: string }) =>
      `${a.cases} of the cases have no assertion and always pass ("${a.example}", for one).`,
    fix: () => "Write an `assert` for them, or one for the whole suite.",
  },
  "gate-tag-unknown": {
    severity: "error",
    title: "A gate on cases that do not exist",
    message: (a: { tag: string; suggestion: string }) =>
      `The gate is on cases tagged "${a.tag}", and no case has that tag.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "Tag the cases meant, under `metadata: { tags: [ … ] }`."),
  },
  "variable-names-file": {
    severity: "warning",
    title: "A variable that looks like a file",
    message: (a: { name: string }) =>
      `The variable "${a.name}" begins with "file://" or "package:". It reaches the prompt as that text: no file is read.`,
    fix: () => "Write the file's content into the variable, if that is what was meant.",
  },
  "vars-transform-unsupported": {
    severity: "error",
    title: "A key that is not supported",
    message: () => "`options.transformVars` is not supported: it would run code to make the cases.",
    fix: () => "Write the transformed variables into the cases.",
  },
  "assertion-unknown": {
    severity: "error",
    title: "An assertion type that does not exist",
    message: (a: { type: string; suggestion: string }) =>
      `"${a.type}" is not an assertion type of promptfoo.${didYouMean(a.suggestion)}`,
    fix: (a) => (a.suggestion ? `Write "${a.suggestion}".` : "Use one of promptfoo's assertion types."),
  },
  "assertion-unsupported": {
    severity: "error",
    title: "An assertion type that cannot be used here",
    message: (a: { type: string; why: string }) => `"${a.type}" cannot be used here: ${a.why}.`,
    fix: () => "Use another assertion type.",
  },
  "assertion-needs-package": {
    severity: "error",
    title: "An assertion that needs a package which is not installed",
    message: (a: { type: string; package: string }) =>
      `"${a.type}" needs the package ${a.package}, which promptfoo leaves to its users and which is not installed.`,
    fix: (a) => `Install ${a.package} beside promptfoo, or use another assertion type.`,
  },
  "assertion-without-grader": {
    severity: "error",
    title: "An assertion that needs a model, and names none",
    message: (a: { type: string }) =>
      `"${a.type}" has another model judge the output, and does not say which. promptfoo would choose one by the API keys it finds.`,
    fix: () =>
      "Name a model alias or a promptfoo provider: `provider` of the assertion, or `defaultTest: { options: { provider: … } }`.",
  },
  "assertion-renders-code": {
    severity: "error",
    title: "An assertion that puts variables into code",
    message: (a: { type: string }) =>
      `The code of this "${a.type}" assertion has template placeholders in it, which would turn what a case says into code.`,
    fix: () => "Read the variables as data: `context.vars.NAME`.",
  },
  "assertion-names-file": {
    severity: "error",
    title: "An assertion that names a file or package",
    message: (a: { type: string; key: string; file: string }) =>
      `"${a.key}" of ${a.type} names "${a.file}". It would be loaded from the working tree, and run, whatever revision is judged.`,
    fix: () => "Write the value itself into the suite.",
  },
  "binding-variable-missing": {
    severity: "error",
    title: "A step reads a variable that the case does not have",
    message: (a: { name: string; known: string[] }) =>
      `The step reads "${a.name}", which the case does not have. It has: ${a.known.join(", ") || "none"}.`,
    fix: () => "Give the case the variable, or bind another in the feature's `input`.",
  },
  "binding-step-missing": {
    severity: "error",
    title: "A step reads a step that has not run",
    message: (a: { step: string }) => `The step reads the output of "${a.step}", which has not run.`,
    fix: () => "Read only steps that stand before it.",
  },
  "binding-field-missing": {
    severity: "error",
    title: "A step reads a field that the output before it does not have",
    message: (a: { step: string; field: string }) => `The output of "${a.step}" has no field "${a.field}".`,
    fix: () => "Have the prompt answer with that field, and say so in its output schema.",
  },
  "output-schema-invalid": {
    severity: "error",
    title: "An output schema that is not a JSON Schema",
    message: (a: { prompt: string; detail: string }) =>
      `The output schema of "${a.prompt}" cannot be used: ${a.detail}.`,
    fix: () => "Mend the schema: JSON Schema draft-07, or 2020-12 with `$schema` naming it.",
  },
  "run-not-possible": {
    severity: "error",
    title: "A plan that does not fit its workspace",
    message: (a: { suite: string; missing: string }) =>
      `The suite "${a.suite}" is planned, and there is no ${a.missing}.`,
    fix: () => "Make the plan again from the same revisions.",
  },
  "budget-reached": {
    severity: "error",
    title: "A limit of the run is reached",
    message: (a: { limit: string; value: string }) =>
      `It was not asked: the next request might have passed ${a.limit} ${a.value}.`,
    fix: (a) => `Run again with a higher ${a.limit}: responses already given are kept, and are not asked for twice.`,
  },
  "price-unknown": {
    severity: "error",
    title: "A price that is not known",
    message: (a: { provider: string }) =>
      `It was not asked: nobody knows what "${a.provider}" costs, so that --max-cost cannot be kept.`,
    fix: () =>
      "Give its price for a million tokens in blastgate.yaml: `providers: { NAME: { price: { input, output } } }`.",
  },
  "grader-failed": {
    severity: "error",
    title: "An output that the grader did not judge",
    message: (a: { type: string; detail: string }) => `"${a.type}" gave no judgement: ${a.detail}.`,
    fix: () => "Check the grader's provider, and run again.",
  },
  "assertion-failed-to-run": {
    severity: "error",
    title: "An assertion that broke instead of judging",
    message: (a: { type: string; detail: string }) => `The assertion "${a.type}" broke on this output: ${a.detail}.`,
    fix: () => "Mend the assertion. Where an output can be too broken to be read, return false for it.",
  },
  "transform-failed": {
    severity: "error",
    title: "A transform that broke",
    message: (a: { detail: string }) => `The case's \`transform\` broke on this output: ${a.detail}.`,
    fix: () => "Mend the transform, so that it returns a value for every output.",
  },
  "suite-too-small": {
    severity: "warning",
    title: "A suite too small for its own gate",
    message: (a: { suite: string; gate: string; unit: string; count: number; needed: number }) =>
      `${a.suite} has ${a.count} ${a.unit}${a.count === 1 ? "" : "s"}. For \`${a.gate}\` even a perfect candidate needs ${a.needed} to be GO.`,
    fix: (a) => `Add ${a.unit}s until there are ${a.needed} or more, or ask less in \`${a.gate}\`.`,
  },
  "gate-never-go": {
    severity: "warning",
    title: "A gate that no suite can pass",
    message: (a: { suite: string; gate: string }) =>
      `${a.suite}: no number of cases can prove \`${a.gate}\`, so that even a perfect candidate is never GO.`,
    fix: (a) =>
      a.gate === "pass-rate.max-drop"
        ? "Allow a margin above 0, or use `regressions: { max: 0 }` where no case may break."
        : "Ask for a floor below 1, or use `regressions: { max: 0 }` where no case may break.",
  },
} satisfies Record<string, CatalogueEntry>;
