import {
  type AssertionResult,
  BlastgateError,
  type Case,
  type CaseResult,
  describeFinding,
  type Finding,
  hashText,
  type Outcome,
} from "@blastgate/core";
import { type Judgement, type Judging, judgeCase, judgeInvariant } from "./judge-output.ts";
import type { PreparedSuite } from "./prepare-suites.ts";
import { type ChainRun, outputsOf, runChains, type StepRun } from "./run-chain.ts";

/** One response of one case on both sides, judged. @throws the signal's reason */
export async function runCase(
  suite: PreparedSuite,
  question: Case,
  repeat: number,
  judging: Judging,
): Promise<CaseResult> {
  const result = { suite: suite.name, case: question.id, repeat };
  const { baseline, candidate, reference } = suite;
  const [composed] = reference ? await runChains([{ feature: reference, repeat }], question, judging.asker) : [];
  if (composed?.stopped) {
    const outcome = failedOutcome(composed.stopped.finding, composed);
    return { ...result, baseline: baseline && outcome, candidate: outcome, identical: false };
  }
  const given = composed && outputsOf(composed);
  const chains = [{ feature: candidate, repeat }];
  if (baseline) chains.push({ feature: baseline, repeat: repeat + suite.firstBaselineRepeat });
  const [after, before] = await runChains(chains, question, judging.asker, given);
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
  if (chain.stopped?.by === "error") return failedOutcome(chain.stopped.finding, chain);
  try {
    const checks = chain.runs.flatMap((run) => run.checks);
    const invariants = await judgeInvariants(chain, question, judging);
    const own = chain.stopped ? unreadable(chain.stopped.finding) : await judgeLast(chain, question, judging, shared);
    const { pass, score } = own;
    const assertions = own.results.map((each): AssertionResult => ({ origin: { kind: "suite" }, ...each }));
    const graders = [own, ...invariants.map(({ judgement }) => judgement)].flatMap((each) => each.graders);
    return {
      kind: "scored",
      pass,
      score,
      ...whatRan(chain),
      assertions: [...assertions, ...checks, ...invariants.map(({ result }) => result)],
      graders: graders.map((call) => ({ ...call, cached: !judging.responses.bought(call.request) })),
    };
  } catch (error) {
    const [problem] = error instanceof BlastgateError ? error.findings : [];
    if (!problem) throw error;
    return failedOutcome(problem, chain);
  }
}

async function judgeLast(
  chain: ChainRun,
  question: Case,
  judging: Judging,
  shared: Map<StepRun["response"], Promise<Judgement>>,
): Promise<Judgement> {
  const last = chain.runs.find((run) => run.step.id === chain.feature.output);
  if (!last) throw new Error(`the feature has no step "${chain.feature.output}"`);
  const judgement = shared.get(last.response) ?? judgeCase(last, question, judging);
  shared.set(last.response, judgement);
  return judgement;
}

/** The next step could not read the output before it: the feature failed, whatever its last step would have said. */
function unreadable(problem: Finding): Judgement {
  const reason = describeFinding(problem).message;
  return {
    pass: false,
    score: 0,
    results: [{ type: "step-input", pass: false, score: 0, reason }],
    graders: [],
  };
}

async function judgeInvariants(
  chain: ChainRun,
  question: Case,
  judging: Judging,
): Promise<{ judgement: Judgement; result: AssertionResult }[]> {
  const asked = chain.runs.flatMap((run) => run.step.invariants.map((each) => ({ run, ...each })));
  return Promise.all(
    asked.map(async ({ run, prompt, owner, invariant }) => {
      const judgement = await judgeInvariant(invariant.assert, run, question, judging);
      const { pass, score, results } = judgement;
      const origin = { kind: "invariant", prompt, owner, id: invariant.id, step: run.step.id } as const;
      const reason = results.find((each) => each.pass === pass)?.reason ?? "";
      return { judgement, result: { origin, type: invariant.assert.type, pass, score, reason } };
    }),
  );
}

function failedOutcome(problem: Finding, chain: ChainRun): Outcome {
  const { message } = describeFinding(problem);
  return { kind: "error", code: problem.code, message, ...whatRan(chain), graders: [] };
}

function whatRan({ runs }: ChainRun): Pick<Outcome, "asked" | "steps"> {
  const questions = runs.map(({ step, request }) => `${step.id} ${request.question}`);
  return { asked: hashText(questions.join()), steps: runs.map(({ result }) => result) };
}

function sameRequests(a: ChainRun, b: ChainRun): boolean {
  const requests = (chain: ChainRun): string => chain.runs.map((run) => `${run.step.id} ${run.request.digest}`).join();
  return requests(a) === requests(b) && a.stopped?.finding.code === b.stopped?.finding.code;
}
