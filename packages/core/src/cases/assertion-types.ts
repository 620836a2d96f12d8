/** What an assertion type needs beside the output. */
export type AssertionNeeds =
  | { kind: "nothing" }
  /** Code that promptfoo runs, given the output and the case's variables as data. */
  | { kind: "code" }
  /** Another model, which judges the output. */
  | { kind: "grader" }
  /** A package that promptfoo leaves to its users. */
  | { kind: "package"; package: string }
  | { kind: "unsupported"; why: string };

const nothing: AssertionNeeds = { kind: "nothing" };
const code: AssertionNeeds = { kind: "code" };
const grader: AssertionNeeds = { kind: "grader" };
const comparison: AssertionNeeds = {
  kind: "unsupported",
  why: "it compares several outputs of one case, and a case has one output a side",
};
const trace: AssertionNeeds = { kind: "unsupported", why: "it reads traces, which steps do not record" };
const service: AssertionNeeds = { kind: "unsupported", why: "it asks a service of its vendor's" };

/** Every assertion type of promptfoo 0.123. A test holds this list against promptfoo's own. */
export const assertionTypes: Readonly<Record<string, AssertionNeeds>> = {
  "agent-rubric": grader,
  "answer-relevance": grader,
  bleu: nothing,
  classifier: grader,
  contains: nothing,
  "contains-all": nothing,
  "contains-any": nothing,
  "contains-html": nothing,
  "contains-json": nothing,
  "contains-sql": { kind: "package", package: "node-sql-parser" },
  "contains-xml": nothing,
  "context-faithfulness": grader,
  "context-recall": grader,
  "context-relevance": grader,
  "conversation-relevance": grader,
  cost: nothing,
  equals: nothing,
  factuality: grader,
  "finish-reason": nothing,
  "g-eval": grader,
  gleu: nothing,
  guardrails: nothing,
  human: { kind: "unsupported", why: "a person would have to judge each output" },
  icontains: nothing,
  "icontains-all": nothing,
  "icontains-any": nothing,
  "is-html": nothing,
  "is-json": nothing,
  "is-refusal": nothing,
  "is-sql": { kind: "package", package: "node-sql-parser" },
  "is-valid-function-call": nothing,
  "is-valid-openai-function-call": nothing,
  "is-valid-openai-tools-call": nothing,
  "is-xml": nothing,
  javascript: code,
  latency: nothing,
  levenshtein: nothing,
  "llm-rubric": grader,
  "max-score": comparison,
  meteor: { kind: "package", package: "natural" },
  "model-graded-closedqa": grader,
  "model-graded-factuality": grader,
  moderation: grader,
  perplexity: nothing,
  "perplexity-score": nothing,
  pi: service,
  python: code,
  regex: nothing,
  "rouge-n": nothing,
  ruby: code,
  "search-rubric": grader,
  "select-best": comparison,
  similar: grader,
  "similar:cosine": grader,
  "similar:dot": grader,
  "similar:euclidean": grader,
  "skill-used": trace,
  "starts-with": nothing,
  "tool-call-f1": nothing,
  "trace-error-spans": trace,
  "trace-span-count": trace,
  "trace-span-duration": trace,
  "trajectory:goal-success": trace,
  "trajectory:step-count": trace,
  "trajectory:tool-args-match": trace,
  "trajectory:tool-sequence": trace,
  "trajectory:tool-used": trace,
  webhook: nothing,
  "word-count": nothing,
};

const notNegatable = ["human", "max-score", "select-best"];

/** What a type needs, with promptfoo's `not-` or without; `undefined` where there is no such type. */
export function assertionNeeds(type: string): AssertionNeeds | undefined {
  if (type.startsWith("promptfoo:redteam:")) return service;
  const base = baseAssertionType(type);
  if (base !== type && notNegatable.includes(base)) return undefined;
  return Object.hasOwn(assertionTypes, base) ? assertionTypes[base] : undefined;
}

/** `not-contains` is `contains`, turned round. */
export function baseAssertionType(type: string): string {
  return type.startsWith("not-") ? type.slice("not-".length) : type;
}
