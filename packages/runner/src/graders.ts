import {
  type Assertion,
  assertionNeeds,
  type Case,
  type Json,
  type JsonObject,
  jsonObjectSchema,
  type Model,
} from "@blastgate/core";
import type { ModelAsker } from "./ask-model.ts";
import type { RunnableAssertion } from "./promptfoo.ts";
import type { LoadModel, ProviderResponse } from "./provider.ts";
import { withoutSecrets } from "./secrets.ts";

/** How graders are found and asked. */
export interface GraderSource {
  models: LoadModel;
  /** Model aliases that a suite may name beside promptfoo's providers. */
  aliases: Readonly<Record<string, Model>>;
  asker: ModelAsker;
}

const modalities = ["text", "embedding", "classification", "moderation"];
const methods = ["callApi", "callEmbeddingApi", "callSimilarityApi", "callClassificationApi", "callModerationApi"];

/**
 * Assertions with their graders in place. Graders are asked within the run's limits, and what they fail at is
 * written to `failures`: promptfoo makes a failed assertion of it.
 */
export async function withGraders(
  assertions: readonly Assertion[],
  fallback: Case["grader"],
  source: GraderSource,
  failures: string[],
): Promise<RunnableAssertion[]> {
  return Promise.all(
    assertions.map(async (assertion): Promise<RunnableAssertion> => {
      if ("assert" in assertion) {
        return { ...assertion, assert: await withGraders(assertion.assert, fallback, source, failures) };
      }
      const { provider: named, ...rest } = assertion;
      const spec = named ?? fallback;
      if (spec === undefined || assertionNeeds(assertion.type)?.kind !== "grader") return rest;
      return { ...rest, provider: await loadGrader(spec, source, failures) };
    }),
  );
}

/** A provider by alias or id, or one for each modality, as promptfoo lets a suite write it. */
async function loadGrader(spec: string | JsonObject, source: GraderSource, failures: string[]): Promise<object> {
  if (typeof spec === "object" && spec.id === undefined) {
    const entries = Object.entries(spec).filter(([key]) => modalities.includes(key));
    const graders = entries.map(
      async ([key, inner]) => [key, await loadGrader(asSpec(inner), source, failures)] as const,
    );
    return Object.fromEntries(await Promise.all(graders));
  }
  const model = modelOf(spec, source.aliases);
  const provider: object = await source.models(model);
  const grader: Record<string, unknown> = { id: () => model.provider, config: model.config };
  for (const method of methods) {
    const call: unknown = Reflect.get(provider, method);
    if (typeof call !== "function") continue;
    grader[method] = async (...args: unknown[]): Promise<ProviderResponse> => {
      const { response } = await source.asker.call(model.provider, async () => Reflect.apply(call, provider, args));
      if (response.error !== undefined) failures.push(withoutSecrets(response.error, model.config));
      return response;
    };
  }
  return grader;
}

function modelOf(spec: string | JsonObject, aliases: Readonly<Record<string, Model>>): Model {
  if (typeof spec === "string") {
    const alias = Object.hasOwn(aliases, spec) ? aliases[spec] : undefined;
    return alias ?? { provider: spec, config: {} };
  }
  return { provider: String(spec.id), config: jsonObjectSchema.safeParse(spec.config).data ?? {} };
}

function asSpec(value: Json): string | JsonObject {
  return typeof value === "string" ? value : (jsonObjectSchema.safeParse(value).data ?? {});
}
