import {
  type Case,
  type Json,
  jsonObjectSchema,
  type SurveyedCalls,
  type SurveyedCase,
  type SurveyedSuite,
} from "@blastgate/core";
import { type Answer, charactersPerToken } from "./ask-model.ts";
import { graderModels } from "./graders.ts";
import { promptfooVersion } from "./installed-packages.ts";
import { isJudged } from "./judge-output.ts";
import { type PreparedSuite, prepareSuites } from "./prepare-suites.ts";
import type { ModelRequest } from "./render-request.ts";
import { type ChainRequest, type ChainRun, outputsOf, runChains } from "./run-chain.ts";
import type { RunOptions } from "./run-plan.ts";
import type { RunStore } from "./run-store.ts";

export interface SurveyOptions extends Pick<RunOptions, "plan" | "baseline" | "candidate" | "part"> {
  store: Pick<RunStore, "responses" | "scores">;
}

/**
 * Follows every chain of a plan as far as the answers of earlier runs lead, and asks nobody. A request that several
 * cases share counts with the first of them.
 *
 * @throws BlastgateError with everything that keeps the plan from running
 */
export async function surveyPlan(options: SurveyOptions): Promise<SurveyedSuite[]> {
  const surveyor = new Surveyor(options);
  const counts: SuiteCount[] = [];
  for (const suite of prepareSuites(options)) counts.push(await surveyor.survey(suite));
  return counts.map((count) => count.result((place) => surveyor.groupOf(place)));
}

/** How far a chain could be followed. */
interface Trail {
  /** Of what was asked, the last of them unanswered where the chain did not end. */
  asked: string[];
  /** `null`: somebody has to be asked to go on. */
  run: ChainRun | null;
}

/** Ends a chain at the first question that nobody has answered yet. */
class Unanswered extends Error {}

class Surveyor {
  readonly #store: SurveyOptions["store"];
  readonly #judging: Parameters<typeof isJudged>[2];
  /** Requests that were looked up: the answer, where there is one, and the first case that asks. */
  readonly #answers = new Map<string, { answer: Answer | undefined; place: number }>();
  /** Cases that share requests point at one another; the one that points at itself stands for them. */
  readonly #shares: number[] = [];

  constructor({ candidate, store }: SurveyOptions) {
    this.#store = store;
    const aliases = candidate.snapshot.config.models;
    this.#judging = { scores: store.scores, engine: promptfooVersion(), aliases };
  }

  async survey(suite: PreparedSuite): Promise<SuiteCount> {
    const count = new SuiteCount(suite.name);
    for (const question of suite.cases) {
      const place = this.#shares.push(this.#shares.length) - 1;
      count.begin(question.id, place);
      for (let repeat = 0; repeat < suite.planned.repeats; repeat++) {
        await this.#surveyCase(suite, question, repeat, { count, place });
      }
    }
    return count;
  }

  /** The least of the cases that share requests with this one, and with each other. */
  groupOf(place: number): number {
    let group = place;
    for (let next = this.#shares[group]; next !== undefined && next !== group; next = this.#shares[group]) group = next;
    return group;
  }

  async #surveyCase(suite: PreparedSuite, question: Case, repeat: number, at: Position): Promise<void> {
    const { baseline, candidate, reference, firstBaselineRepeat, planned } = suite;
    const composed = reference && (await this.#follow({ feature: reference, repeat }, question, at));
    // Without the composed chain's outputs, what reads them stops the chain: it cannot be known yet.
    const given = composed ? (composed.run ? outputsOf(composed.run) : new Map()) : undefined;
    const chains = [{ feature: candidate, repeat }];
    if (baseline) chains.push({ feature: baseline, repeat: repeat + firstBaselineRepeat });
    const seen = new Set<string>();
    for (const [index, chain] of chains.entries()) {
      const { asked, run } = await this.#follow(chain, question, at, given);
      const ended = run !== null && !(run.stopped && composed?.run === null);
      const rest = ended ? [] : chain.feature.steps.slice(asked.length);
      // What follows the same answers in the same chain is the same on both sides, and so is its judgement.
      const isShared = rest.length === 0 || planned.closure.baseline === planned.closure.candidate;
      const trail = isShared ? asked.join() : `${index}`;
      if (seen.has(trail)) continue;
      seen.add(trail);
      for (const { id, model } of rest) at.count.add(id, model.provider);
      this.#countGraders(chain, question, ended ? run : null, at.count);
    }
  }

  async #follow(
    chain: ChainRequest,
    question: Case,
    { count, place }: Position,
    given?: ReadonlyMap<string, Json>,
  ): Promise<Trail> {
    const asked: string[] = [];
    const ask = async (request: ModelRequest): Promise<Answer> => {
      const step = chain.feature.steps[asked.length]?.id ?? null;
      asked.push(request.digest);
      const known = this.#answers.get(request.digest);
      const answer = known ? known.answer : await this.#store.responses.get(request.digest);
      if (known) this.#join(place, known.place);
      else {
        this.#answers.set(request.digest, { answer, place });
        count.add(step, request.model.provider, { cached: answer !== undefined, characters: request.text.length });
      }
      if (!answer) throw new Unanswered();
      return answer;
    };
    try {
      const [run = null] = await runChains([chain], question, { ask }, given);
      return { asked, run };
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      return { asked, run: null };
    }
  }

  #join(a: number, b: number): void {
    const [first, second] = [this.groupOf(a), this.groupOf(b)];
    this.#shares[Math.max(first, second)] = Math.min(first, second);
  }

  #countGraders({ feature }: ChainRequest, question: Case, run: ChainRun | null, count: SuiteCount): void {
    const { aliases } = this.#judging;
    const last = run?.runs.find(({ step }) => step.id === feature.output);
    const cached = last !== undefined && isJudged(last, question, this.#judging);
    for (const grader of graderModels(question.assert, question.grader, aliases)) {
      count.add(null, providerOf(grader), { cached });
    }
    for (const { invariant } of feature.steps.flatMap((step) => step.invariants)) {
      // The judgement of an invariant goes with the answers it is about.
      const judged = { cached: run !== null };
      for (const grader of graderModels([invariant.assert], undefined, aliases))
        count.add(null, providerOf(grader), judged);
    }
  }
}

/** Where a request is counted. */
interface Position {
  count: SuiteCount;
  place: number;
}

/** What the cases of a suite ask, added up. */
class SuiteCount {
  readonly #suite: string;
  readonly #calls: (SurveyedCalls & { characters: number; texts: number })[] = [];
  readonly #cases: { id: string; place: number; missing: Map<number, number> }[] = [];

  constructor(suite: string) {
    this.#suite = suite;
  }

  /** What is added from here on is this case's. */
  begin(id: string, place: number): void {
    this.#cases.push({ id, place, missing: new Map() });
  }

  add(step: string | null, provider: string, { cached = false, characters = 0 } = {}): void {
    const found = this.#calls.findIndex((each) => each.step === step && each.provider === provider);
    const index = found < 0 ? this.#calls.length : found;
    const calls = this.#calls[index] ?? { step, provider, ...nothing };
    this.#calls[index] = calls;
    calls.requests += 1;
    calls.characters += characters;
    if (characters > 0) calls.texts += 1;
    const missing = this.#cases.at(-1)?.missing;
    if (cached) calls.cached += 1;
    else missing?.set(index, (missing.get(index) ?? 0) + 1);
  }

  result(groupOf: (place: number) => number): SurveyedSuite {
    return {
      suite: this.#suite,
      calls: this.#calls.map(({ characters, texts, ...calls }) => ({
        ...calls,
        promptTokens: texts > 0 ? Math.ceil(characters / texts / charactersPerToken) : null,
      })),
      cases: this.#cases.map(
        ({ id, place, missing }): SurveyedCase => ({
          id,
          missing: this.#calls.map((_, index) => missing.get(index) ?? 0),
          group: groupOf(place),
        }),
      ),
    };
  }
}

const nothing = { requests: 0, cached: 0, promptTokens: null, characters: 0, texts: 0 };

/** Of a grader with parts, that of the first: which of them an assertion asks, it alone knows. */
function providerOf(grader: unknown): string {
  const { provider, ...parts } = jsonObjectSchema.safeParse(grader).data ?? {};
  if (typeof provider === "string") return provider;
  const [first] = Object.values(parts);
  return first === undefined ? "" : providerOf(first);
}
