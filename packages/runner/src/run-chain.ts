import {
  type AssertionResult,
  BlastgateError,
  type Case,
  type Finding,
  type Json,
  jsonObjectSchema,
  resolveInput,
  type StepResult,
} from "@blastgate/core";
import type { ModelAsker } from "./ask-model.ts";
import { readOutput } from "./check-output.ts";
import type { PreparedFeature, PreparedStep } from "./prepare-feature.ts";
import type { ModelResponse } from "./provider.ts";
import type { ModelRequest } from "./render-request.ts";

/** A step as it ran. */
export interface StepRun {
  step: PreparedStep;
  request: ModelRequest;
  response: ModelResponse;
  result: StepResult;
  /** The output held against its schemas. */
  checks: AssertionResult[];
}

/** A feature's chain as it ran for one case. */
export interface ChainRun extends ChainRequest {
  runs: StepRun[];
  /** Why it ended early: the model's output could not be used, or there is no output at all. */
  stopped: { by: "output" | "error"; finding: Finding } | null;
}

/** A feature to be run, and which of a case's repeats. */
export interface ChainRequest {
  feature: PreparedFeature;
  repeat: number;
}

/** Whom a chain asks. */
export type Asker = Pick<ModelAsker, "ask">;

/**
 * Runs the chains of both sides abreast, step by step, so that a provider's drift meets both alike.
 *
 * @param given outputs that steps read in place of the chain's own
 * @throws Halt, where the run is stopped
 */
export async function runChains(
  requests: readonly ChainRequest[],
  question: Case,
  asker: Asker,
  given?: ReadonlyMap<string, Json>,
): Promise<ChainRun[]> {
  const chains = requests.map(({ feature, repeat }): ChainRun => ({ feature, repeat, runs: [], stopped: null }));
  const longest = Math.max(...requests.map(({ feature }) => feature.steps.length));
  for (let index = 0; index < longest; index++) {
    await Promise.all(chains.map((chain) => runStep(chain, index, question, asker, given)));
  }
  return chains;
}

/** The outputs of a chain's steps, by step id. */
export function outputsOf(chain: ChainRun): ReadonlyMap<string, Json> {
  return new Map(chain.runs.map((run) => [run.step.id, run.result.output]));
}

async function runStep(
  chain: ChainRun,
  index: number,
  question: Case,
  asker: Asker,
  given?: ReadonlyMap<string, Json>,
): Promise<void> {
  const step = chain.feature.steps[index];
  if (!step || chain.stopped) return;
  const scope = { vars: question.vars, steps: given ?? outputsOf(chain) };
  const input = step.input ? resolveInput(step.input, scope) : { value: question.vars };
  if ("problem" in input) {
    // A field that is not in the output is the model's doing; a variable that is not in the case is the author's.
    const by = input.problem.code === "binding-field-missing" ? "output" : "error";
    chain.stopped = { by, finding: input.problem };
    return;
  }
  try {
    const values = jsonObjectSchema.parse(input.value);
    const request = await step.request(values, chain.repeat);
    const { response, cached } = await asker.ask(request);
    const { output, checks } = readOutput(response.output, step.rule, step.id);
    const { latencyMs, tokens, costUsd } = response;
    const result = { step: step.id, request: request.digest, output, latencyMs, tokens, costUsd, cached };
    chain.runs.push({ step, request, response, result, checks });
  } catch (error) {
    const [problem] = error instanceof BlastgateError ? error.findings : [];
    if (!problem) throw error;
    chain.stopped = { by: "error", finding: problem };
  }
}
