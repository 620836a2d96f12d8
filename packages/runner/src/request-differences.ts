import {
  BlastgateError,
  type Case,
  type CaseResult,
  type Evidence,
  hashJson,
  jsonObjectSchema,
  type Outcome,
  type RequestDifferences,
  resolveInput,
  unifiedDiff,
} from "@blastgate/core";
import { z } from "zod";
import type { PreparedFeature } from "./prepare-feature.ts";
import { type PreparedSuite, prepareSuites } from "./prepare-suites.ts";
import type { ModelRequest } from "./render-request.ts";
import type { RunOptions } from "./run-plan.ts";

export interface AskedOptions extends Pick<RunOptions, "plan" | "baseline" | "candidate"> {
  evidence: Evidence;
}

/**
 * Renders again what the models of a run were asked, and tells how it differs between the sides. Evidence names each
 * request by its digest: what does not render to that digest is left out.
 *
 * @throws BlastgateError where these sides are not the plan's
 */
export async function requestDifferences({ evidence, ...options }: AskedOptions): Promise<RequestDifferences> {
  const patches = new Map<string, number>();
  const numberOf = (patch: string): number => {
    const known = patches.get(patch) ?? patches.size;
    patches.set(patch, known);
    return known;
  };
  const suites = new Map(prepareSuites(options).map((suite) => [suite.name, suite]));
  const questions = new Map(
    [...suites].map(([name, { cases }]) => [name, new Map(cases.map((each) => [each.id, each]))]),
  );
  const cases: RequestDifferences["cases"] = [];
  for (const result of evidence.results) {
    if (result.repeat > 0 || result.identical) continue;
    const suite = suites.get(result.suite);
    const question = questions.get(result.suite)?.get(result.case);
    const differing = suite && question ? await differencesOf(result, suite, question) : [];
    const steps = differing.map(({ step, patch }) => ({ step, patch: numberOf(patch) }));
    if (steps.length > 0) cases.push({ suite: result.suite, case: result.case, steps });
  }
  return { plan: hashJson(options.plan), patches: [...patches.keys()], cases };
}

async function differencesOf(
  result: CaseResult,
  suite: PreparedSuite,
  question: Case,
): Promise<{ step: string; patch: string }[]> {
  if (!suite.baseline || !result.baseline) return [];
  // Isolated, both sides read what the baseline's steps said.
  const read = suite.reference ? result.baseline : null;
  const before = await requestsOf(suite.baseline, question, result.baseline, read, suite.firstBaselineRepeat);
  const after = await requestsOf(suite.candidate, question, result.candidate, read, 0);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((step) => {
    const [was, is] = [before.get(step), after.get(step)];
    const patch = was === null || is === null ? null : unifiedDiff(linesOf(was), linesOf(is));
    return patch === null ? [] : [{ step, patch }];
  });
}

/** What each step that ran was asked; `null` where that cannot be told. */
async function requestsOf(
  feature: PreparedFeature,
  question: Case,
  outcome: Outcome,
  read: Outcome | null,
  repeat: number,
): Promise<ReadonlyMap<string, ModelRequest | null>> {
  const outputs = new Map((read ?? outcome).steps.map(({ step, output }) => [step, output]));
  const asked = new Map(outcome.steps.map(({ step, request }) => [step, request]));
  const requests = new Map<string, ModelRequest | null>();
  for (const step of feature.steps.filter(({ id }) => asked.has(id))) {
    const input = step.input
      ? resolveInput(step.input, { vars: question.vars, steps: outputs })
      : { value: question.vars };
    const request =
      "problem" in input ? null : await rendered(() => step.request(jsonObjectSchema.parse(input.value), repeat));
    requests.set(step.id, request?.digest === asked.get(step.id) ? request : null);
  }
  return requests;
}

async function rendered(render: () => Promise<ModelRequest>): Promise<ModelRequest | null> {
  try {
    return await render();
  } catch (error) {
    if (error instanceof BlastgateError) return null;
    throw error;
  }
}

/** Messages as a person reads them; what is no list of messages, as JSON. */
function linesOf(request: ModelRequest | undefined): string[] {
  if (!request) return [];
  const value: unknown = JSON.parse(request.text);
  const messages = messagesSchema.safeParse(value).data;
  if (!messages) return JSON.stringify(value, null, 2).split("\n");
  return messages.flatMap(({ role, content }) => [
    `[${role}]`,
    ...(typeof content === "string" ? content : JSON.stringify(content, null, 2)).split("\n"),
  ]);
}

const messagesSchema = z.array(z.object({ role: z.string(), content: z.unknown() }));
