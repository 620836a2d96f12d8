import {
  type Assertion,
  type AssertionResult,
  BlastgateError,
  baseAssertionType,
  type Case,
  type FindingCode,
  finding,
  type Json,
} from "@blastgate/core";
import { type GraderSource, withGraders } from "./graders.ts";
import type { AssertionRequest, GradingResult, Promptfoo } from "./promptfoo.ts";
import type { ModelResponse } from "./provider.ts";
import type { StepRun } from "./run-chain.ts";
import { withoutSecrets } from "./secrets.ts";

export interface Judging extends GraderSource {
  assertions: () => Promise<Pick<Promptfoo, "runAssertions">>;
}

export interface Judgement {
  pass: boolean;
  score: number;
  results: Omit<AssertionResult, "origin">[];
}

/** What promptfoo says where an assertion did not judge at all, and yet counts as failed. */
const broken: Readonly<Record<string, { code: FindingCode; reason: RegExp }>> = {
  javascript: { code: "assertion-failed-to-run", reason: /^Custom function threw error:/ },
  python: { code: "assertion-failed-to-run", reason: /^Python code execution failed/ },
  ruby: { code: "assertion-failed-to-run", reason: /^Ruby code execution failed/ },
  webhook: { code: "assertion-failed-to-run", reason: /^Webhook error:/ },
  regex: { code: "assertion-failed-to-run", reason: /^Invalid regex pattern/ },
  factuality: { code: "grader-failed", reason: /^(Factuality checker output did not match|Invalid category value)/ },
  "model-graded-factuality": {
    code: "grader-failed",
    reason: /^(Factuality checker output did not match|Invalid category value)/,
  },
  "model-graded-closedqa": { code: "grader-failed", reason: /^Model grader produced a malformed response/ },
};

/**
 * The case's own assertions on the feature's output.
 *
 * @throws BlastgateError `transform-failed`, `grader-failed` or `assertion-failed-to-run`: there is no judgement
 */
export async function judgeCase(run: StepRun, question: Case, judging: Judging): Promise<Judgement> {
  if (question.assert.length === 0) return { pass: true, score: 1, results: [] };
  const raw = run.response.output;
  const output = question.transform === undefined ? raw : await transform(question.transform, run, question, judging);
  return judge(question.assert, output, run, question, judging);
}

/** An invariant on one step's output. @throws BlastgateError as `judgeCase` does */
export async function judgeInvariant(
  assertion: Assertion,
  run: StepRun,
  question: Case,
  judging: Judging,
): Promise<Judgement> {
  const { id, vars, tags, metadata, where } = question;
  return judge([assertion], run.response.output, run, { id, vars, tags, metadata, where, assert: [] }, judging);
}

async function judge(
  assertions: readonly Assertion[],
  output: Json,
  run: StepRun,
  question: Case,
  judging: Judging,
): Promise<Judgement> {
  const failures: string[] = [];
  const assert = await withGraders(assertions, question.grader, judging, failures);
  const { threshold, metadata, rubricPrompt } = question;
  const graded = await runAssertions(
    {
      test: {
        assert,
        vars: question.vars,
        metadata,
        ...(threshold !== undefined && { threshold }),
        ...(rubricPrompt !== undefined && { options: { rubricPrompt } }),
      },
      vars: question.vars,
      prompt: run.request.text,
      provider: await judging.models(run.request.model),
      providerResponse: { ...responseOf(run.response), output },
      latencyMs: run.response.latencyMs,
    },
    "assertion-failed-to-run",
    judging,
  );
  const components = graded.componentResults ?? [];
  for (const component of components) refuseUnjudged(component);
  const [failure] = failures;
  if (failure !== undefined) throw unjudged("grader-failed", typesOf(assertions), failure);
  return {
    pass: graded.pass,
    score: graded.score,
    results: components.map(({ pass, score, reason, assertion }) => ({
      type: assertion?.type ?? "assert-set",
      ...(assertion?.metric !== undefined && { metric: assertion.metric }),
      pass,
      score,
      reason,
    })),
  };
}

/** promptfoo does not export its transforms; an assertion runs one. */
async function transform(code: string, run: StepRun, question: Case, judging: Judging): Promise<Json> {
  let transformed: Json = null;
  const keep = (value: Json): true => {
    transformed = value;
    return true;
  };
  await runAssertions(
    {
      test: {
        assert: [{ type: "javascript", transform: code, value: "context.providerResponse.keep(output)" }],
        vars: question.vars,
      },
      vars: question.vars,
      prompt: run.request.text,
      providerResponse: { ...responseOf(run.response), output: run.response.output, keep },
      latencyMs: run.response.latencyMs,
    },
    "transform-failed",
    judging,
  );
  return transformed;
}

async function runAssertions(
  request: AssertionRequest,
  code: "transform-failed" | "assertion-failed-to-run",
  judging: Judging,
): Promise<GradingResult> {
  const { runAssertions } = await judging.assertions();
  try {
    return await runAssertions(request);
  } catch (error) {
    if (error instanceof BlastgateError) throw error;
    throw unjudged(code, typesOf(request.test.assert), withoutSecrets(error));
  }
}

function refuseUnjudged({ assertion, reason, score, metadata }: GradingResult): void {
  const type = assertion?.type ?? "assert-set";
  const known = broken[baseAssertionType(type)];
  if (metadata?.graderError === true) throw unjudged("grader-failed", type, withoutSecrets(reason));
  if (known?.reason.test(reason)) throw unjudged(known.code, type, withoutSecrets(reason.split("\n", 1)[0]));
  if (!Number.isFinite(score)) throw unjudged("assertion-failed-to-run", type, `its score is ${score}`);
}

function unjudged(code: FindingCode, type: string, detail: string): BlastgateError {
  if (code === "transform-failed") return new BlastgateError([finding(code, { detail })]);
  if (code === "grader-failed") return new BlastgateError([finding(code, { type, detail })]);
  return new BlastgateError([finding("assertion-failed-to-run", { type, detail })]);
}

function typesOf(assertions: readonly { type: string }[]): string {
  return [...new Set(assertions.map((assertion) => assertion.type))].join(", ");
}

function responseOf({ tokens, costUsd, latencyMs, details }: ModelResponse): Record<string, unknown> {
  return {
    ...details,
    latencyMs,
    ...(tokens && { tokenUsage: { ...tokens, total: tokens.prompt + tokens.completion } }),
    ...(costUsd !== null && { cost: costUsd }),
  };
}
