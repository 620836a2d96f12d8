import {
  type Assertion,
  assertionNeeds,
  type Case,
  type GraderCall,
  hashJson,
  type Json,
  type JsonObject,
  jsonObjectSchema,
  type Model,
} from "@blastgate/core";
import type { Answer, ModelAsker } from "./ask-model.ts";
import { hasAnswer } from "./calls/find-problem.ts";
import type { RunnableAssertion } from "./promptfoo.ts";
import type { LoadModel, ModelProvider, ProviderResponse } from "./provider.ts";

/** How graders are found and asked. */
export interface GraderSource {
  models: LoadModel;
  /** Model aliases that a suite may name beside promptfoo's providers. */
  aliases: Readonly<Record<string, Model>>;
  asker: ModelAsker;
}

/** What graders were asked for one judgement, and the first thing that kept one from answering. */
export interface GraderLog {
  calls: Omit<GraderCall, "cached">[];
  failure?: unknown;
}

const modalities = ["text", "embedding", "classification", "moderation"];

/** What promptfoo calls of a grader, and which of its arguments are the question; the others are settings of its own. */
const methods: Readonly<Record<string, number>> = {
  callApi: 1,
  callEmbeddingApi: 1,
  callSimilarityApi: 2,
  callClassificationApi: 1,
  callModerationApi: 2,
};

/**
 * Assertions with their graders in place. A grader is a model like any other: asked within the run's limits, once for
 * each question, and not again for what an earlier run has paid for.
 */
export async function withGraders(
  assertions: readonly Assertion[],
  fallback: Case["grader"],
  source: GraderSource,
  log: GraderLog,
): Promise<RunnableAssertion[]> {
  return Promise.all(
    assertions.map(async (assertion): Promise<RunnableAssertion> => {
      if ("assert" in assertion) {
        return { ...assertion, assert: await withGraders(assertion.assert, fallback, source, log) };
      }
      const { provider: _named, ...rest } = assertion;
      const spec = graderOf(assertion, fallback);
      return spec === undefined ? rest : { ...rest, provider: await loadGrader(spec, source, log) };
    }),
  );
}

/** The models that judge: what a judgement depends on beside the output and its assertions. */
export function graderModels(
  assertions: readonly Assertion[],
  fallback: Case["grader"],
  aliases: GraderSource["aliases"],
): Json[] {
  return assertions.flatMap((assertion): Json[] => {
    if ("assert" in assertion) return graderModels(assertion.assert, fallback, aliases);
    const spec = graderOf(assertion, fallback);
    return spec === undefined ? [] : [resolve(spec, aliases)];
  });
}

type GraderSpec = string | JsonObject;

function graderOf(
  assertion: Exclude<Assertion, { assert: unknown }>,
  fallback: Case["grader"],
): GraderSpec | undefined {
  return assertionNeeds(assertion.type)?.kind === "grader" ? (assertion.provider ?? fallback) : undefined;
}

/** A spec with every alias replaced by what it stands for. */
function resolve(spec: GraderSpec, aliases: GraderSource["aliases"]): Json {
  const parts = partsOf(spec);
  if (!parts) return { ...modelOf(spec, aliases) };
  return Object.fromEntries(parts.map(([name, inner]) => [name, resolve(inner, aliases)]));
}

/** A grader for each modality, where a suite names several as promptfoo lets it. */
function partsOf(spec: GraderSpec): [string, GraderSpec][] | undefined {
  if (typeof spec === "string" || spec.id !== undefined) return undefined;
  return Object.entries(spec).flatMap(([name, inner]): [string, GraderSpec][] =>
    modalities.includes(name)
      ? [[name, typeof inner === "string" ? inner : (jsonObjectSchema.safeParse(inner).data ?? {})]]
      : [],
  );
}

async function loadGrader(spec: GraderSpec, source: GraderSource, log: GraderLog): Promise<object> {
  const parts = partsOf(spec);
  if (parts) {
    const graders = parts.map(async ([name, inner]) => [name, await loadGrader(inner, source, log)] as const);
    return Object.fromEntries(await Promise.all(graders));
  }
  const model = modelOf(spec, source.aliases);
  const provider = await source.models(model);
  const grader: Record<string, unknown> = { id: () => model.provider, config: model.config };
  for (const [method, questions] of Object.entries(methods)) {
    if (typeof Reflect.get(provider, method) !== "function") continue;
    grader[method] = async (...args: unknown[]): Promise<ProviderResponse> => {
      const asked = args.slice(0, questions);
      const digest = hashJson({ grader: { ...model }, method, asked });
      try {
        const answer = await source.asker.put({
          digest,
          model,
          length: JSON.stringify(asked).length,
          invoke: (loaded, abortSignal) => call(loaded, method, args, abortSignal),
          isAnswered: hasAnswer,
        });
        log.calls.push(callOf(digest, model, answer));
        return responseOf(answer);
      } catch (error) {
        log.failure ??= error;
        // promptfoo makes a failed assertion of it, which `log.failure` tells from a real one.
        return { error: String(error) };
      }
    };
  }
  return grader;
}

async function call(
  provider: ModelProvider,
  method: string,
  args: readonly unknown[],
  abortSignal: AbortSignal,
): Promise<ProviderResponse> {
  const run: unknown = Reflect.get(provider, method);
  if (typeof run !== "function") throw new Error(`the provider has no ${method}`);
  const given = method === "callApi" ? [args[0], args[1], { abortSignal }] : args;
  return Reflect.apply(run, provider, given);
}

function callOf(request: string, { provider }: Model, { response }: Answer): Omit<GraderCall, "cached"> {
  const { latencyMs, tokens, costUsd } = response;
  return { request, provider, latencyMs, tokens, costUsd };
}

function responseOf({ response }: Answer): ProviderResponse {
  const { output, details, tokens, costUsd } = response;
  return {
    ...details,
    ...(output !== null && { output }),
    ...(tokens && { tokenUsage: { ...tokens, total: tokens.prompt + tokens.completion } }),
    ...(costUsd !== null && { cost: costUsd }),
  };
}

function modelOf(spec: GraderSpec, aliases: GraderSource["aliases"]): Model {
  if (typeof spec === "string") {
    const alias = Object.hasOwn(aliases, spec) ? aliases[spec] : undefined;
    return alias ?? { provider: spec, config: {} };
  }
  return { provider: String(spec.id), config: jsonObjectSchema.safeParse(spec.config).data ?? {} };
}
