import {
  type Assertion,
  type AssertionResult,
  BlastgateError,
  baseAssertionType,
  type Case,
  describeFinding,
  type FindingCode,
  finding,
  type GraderCall,
  hashText,
  type Json,
} from "@blastgate/core";
import { type GraderLog, type GraderSource, graderModels, withGraders } from "./graders.ts";
import type { AssertionRequest, GradingResult, Promptfoo } from "./promptfoo.ts";
import type { ModelResponse } from "./provider.ts";
import type { StepRun } from "./run-chain.ts";
import type { ResponseStore, ScoreStore } from "./run-store.ts";
import { withoutSecrets } from "./secrets.ts";

export interface Judging extends GraderSource {
  assertions: () => Promise<Pick<Promptfoo, "runAssertions">>;
  /** `null`: everything is judged anew. */
  scores: ScoreStore | null;
  responses: Pick<ResponseStore, "bought">;
  /** Names the version of what judges, since another may judge otherwise. */
  engine: string;
}

/** What assertions made of an output, and the graders that were asked for it. */
export interface Judgement {
  pass: boolean;
  score: number;
  results: Omit<AssertionResult, "origin">[];
  graders: Omit<GraderCall, "cached">[];
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
  if (question.assert.length === 0) return { pass: true, score: 1, results: [], graders: [] };
  const { assert, transform: code } = question;
  return knownOr(rulesOfCase(question, judging), run, question, judging, async () => {
    const raw = run.response.output;
    const output = code === undefined ? raw : await transform(code, run, question, judging);
    return judge(assert, output, run, question, judging);
  });
}

/** Whether the case's own assertions have judged this output before. */
export function isJudged(
  run: Pick<StepRun, "request" | "response">,
  question: Case,
  judging: Pick<Judging, "scores" | "engine" | "aliases">,
): boolean {
  return judging.scores?.get(keyOf(rulesOfCase(question, judging), run, question, judging)) !== undefined;
}

/** An invariant on one step's output. @throws BlastgateError as `judgeCase` does */
export async function judgeInvariant(
  assertion: Assertion,
  run: StepRun,
  question: Case,
  judging: Judging,
): Promise<Judgement> {
  const { id, vars, tags, metadata, where } = question;
  const rules = digestOf(assertion, () => [assertion, graderModels([assertion], undefined, judging.aliases)]);
  return knownOr(rules, run, question, judging, () =>
    judge([assertion], run.response.output, run, { id, vars, tags, metadata, where, assert: [] }, judging),
  );
}

/** A judgement is the same where the response, what is asserted of it, and who judges are the same. */
async function knownOr(
  rules: string,
  run: StepRun,
  question: Case,
  judging: Judging,
  judgeAnew: () => Promise<Judgement>,
): Promise<Judgement> {
  const { scores } = judging;
  if (!scores) return judgeAnew();
  const key = keyOf(rules, run, question, judging);
  const known = scores.get(key);
  if (known) return known;
  const judgement = await judgeAnew();
  scores.put(key, judgement);
  return judgement;
}

function keyOf(
  rules: string,
  { request, response }: Pick<StepRun, "request" | "response">,
  question: Case,
  { engine }: Pick<Judging, "engine">,
): string {
  const answered = digestOf(response, () => response);
  const context = digestOf(question, () => [question.vars, question.metadata]);
  return hashText([engine, request.digest, answered, context, rules].join());
}

/** Digest of what the case's own assertions are, and of the models that judge by them. */
function rulesOfCase(
  { assert, transform: code, threshold, rubricPrompt, grader }: Case,
  { aliases }: Pick<Judging, "aliases">,
): string {
  return digestOf(assert, () => [{ assert, code, threshold, rubricPrompt }, graderModels(assert, grader, aliases)]);
}

const digests = new WeakMap<object, string>();

/** Digest of what belongs to `owner`, made once: the sides, repeats and assertions of a run share most of it. */
function digestOf(owner: object, content: () => unknown): string {
  const digest = digests.get(owner) ?? hashText(JSON.stringify(content()));
  digests.set(owner, digest);
  return digest;
}

async function judge(
  assertions: readonly Assertion[],
  output: Json,
  run: StepRun,
  question: Case,
  judging: Judging,
): Promise<Judgement> {
  const log: GraderLog = { calls: [] };
  const assert = await withGraders(assertions, question.grader, judging, log);
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
  if (log.failure !== undefined) throw graderFailure(log.failure, assertions);
  const components = graded.componentResults ?? [];
  for (const component of components) refuseUnjudged(component);
  return {
    pass: graded.pass,
    score: graded.score,
    results: components.map(({ pass, score, reason, assertion }) => ({
      type: assertion?.type ?? "assert-set",
      ...(assertion?.metric !== undefined && { metric: assertion.metric }),
      pass,
      score,
      reason: reason.toWellFormed(),
    })),
    // Some assertions ask several at once, which answer in any order.
    graders: log.calls.toSorted((a, b) => (a.request < b.request ? -1 : 1)),
  };
}

/** A grader that could not be asked is no failed assertion; a run that is stopping is not a failed grader. */
function graderFailure(failure: unknown, assertions: readonly Assertion[]): unknown {
  if (!(failure instanceof BlastgateError)) return failure;
  const [problem] = failure.findings;
  if (!problem || problem.code === "budget-reached" || problem.code === "price-unknown") return failure;
  return unjudged("grader-failed", typesOf(assertions), describeFinding(problem).message.replace(/\.$/, ""));
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
