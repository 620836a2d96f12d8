import {
  type AssertionResult,
  BlastgateError,
  type Case,
  type CaseResult,
  describeFinding,
  type Finding,
  type Outcome,
} from "@blastgate/core";
import { type Judgement, type Judging, judgeCase, judgeInvariant } from "./judge-output.ts";
import type { PreparedFeature } from "./prepare-feature.ts";
import { type ChainRun, outputsOf, runChains, type StepRun } from "./run-chain.ts";

/** A planned suite's feature on both sides. */
export interface PreparedSuite {
  name: string;
  /** `null` where the suite is not paired. */
  baseline: PreparedFeature | null;
  candidate: PreparedFeature;
  /** Isolated only: the composed chain whose outputs the steps read, so that changes upstream do not reach them. */
  reference: PreparedFeature | null;
}

/** One response of one case on both sides, judged. @throws the signal's reason */
export async function runCase(
  suite: PreparedSuite,
  question: Case,
  repeat: number,
  judging: Judging,
): Promise<CaseResult> {
  const result = { suite: suite.name, case: question.id, repeat };
  const { baseline, candidate, reference } = suite;
  const composed = reference ? (await runChains([reference], question, repeat, judging.asker))[0] : undefined;
  if (composed?.stopped) {
    const outcome = failedOutcome(composed.stopped.finding, composed);
    return { ...result, baseline: baseline && outcome, candidate: outcome, identical: false };
  }
  const given = composed && outputsOf(composed);
  const features = baseline ? [candidate, baseline] : [candidate];
  const [after, before] = await runChains(features, question, repeat, judging.asker, given);
  if (!after) throw new Error("the candidate's chain did not run");

  const identical = before !== undefined && sameRequests(before, after);
  // What is asked and answered alike is judged once, so that a grader's whim cannot tell the sides apart.
  const shared = new Map<StepRun["response"], Promise<Judgement>>();
  const judged = async (chain: ChainRun): Promise<Outcome> => judgeChain(chain, question, judging, shared);
  return {
    ...result,
    candidate: await judged(after),
    baseline: before ? await judged(before) : null,
    identical,
  };
}

async function judgeChain(
  chain: ChainRun,
  question: Case,
  judging: Judging,
  shared: Map<StepRun["response"], Promise<Judgement>>,
): Promise<Outcome> {
  const steps = chain.runs.map((run) => run.result);
  if (chain.stopped?.by === "error") return failedOutcome(chain.stopped.finding, chain);
  try {
    const beside = [...chain.runs.flatMap((run) => run.checks), ...(await judgeInvariants(chain, question, judging))];
    if (chain.stopped) {
      const reason = describeFinding(chain.stopped.finding).message;
      const unreadable: AssertionResult = {
        origin: { kind: "suite" },
        type: "step-input",
        pass: false,
        score: 0,
        reason,
      };
      return { kind: "scored", pass: false, score: 0, steps, assertions: [unreadable, ...beside] };
    }
    const last = chain.runs.find((run) => run.step.id === chain.feature.output);
    if (!last) throw new Error(`the feature has no step "${chain.feature.output}"`);
    const judgement = shared.get(last.response) ?? judgeCase(last, question, judging);
    shared.set(last.response, judgement);
    const { pass, score, results } = await judgement;
    const own = results.map((each): AssertionResult => ({ origin: { kind: "suite" }, ...each }));
    return { kind: "scored", pass, score, steps, assertions: [...own, ...beside] };
  } catch (error) {
    const [problem] = error instanceof BlastgateError ? error.findings : [];
    if (!problem) throw error;
    return failedOutcome(problem, chain);
  }
}

async function judgeInvariants(chain: ChainRun, question: Case, judging: Judging): Promise<AssertionResult[]> {
  const results: AssertionResult[] = [];
  for (const run of chain.runs) {
    for (const { prompt, invariant } of run.step.invariants) {
      const { pass, score, results: inner } = await judgeInvariant(invariant.assert, run, question, judging);
      const { type } = invariant.assert;
      const reason = inner.find((each) => each.pass === pass)?.reason ?? "";
      results.push({
        origin: { kind: "invariant", prompt, id: invariant.id, step: run.step.id },
        type,
        pass,
        score,
        reason,
      });
    }
  }
  return results;
}

function failedOutcome(problem: Finding, chain: ChainRun): Outcome {
  const steps = chain.runs.map((run) => run.result);
  return { kind: "error", code: problem.code, message: describeFinding(problem).message, steps };
}

function sameRequests(a: ChainRun, b: ChainRun): boolean {
  const requests = (chain: ChainRun): string => chain.runs.map((run) => `${run.step.id} ${run.request.digest}`).join();
  return requests(a) === requests(b) && a.stopped?.finding.code === b.stopped?.finding.code;
}
