import { type Evidence, includedPrompts, type Plan, promptClosure, type Side } from "@blastgate/core";
import {
  type BuiltinProviders,
  loadProvider,
  type ResponseCache,
  type RunProgress,
  type RunSide,
  runPlan,
} from "@blastgate/runner";
import { type Repository, readTexts } from "@blastgate/workspace";

export interface RunSettings {
  cache: ResponseCache | null;
  signal: AbortSignal;
  onProgress(progress: RunProgress): void;
}

/** Runs a plan with the texts of the prompts it needs, and the simulated model beside promptfoo's providers. */
export async function run(
  repository: Repository,
  plan: Plan,
  base: Side | null,
  head: Side,
  { cache, signal, onProgress }: RunSettings,
): Promise<Evidence> {
  const [baseline, candidate] = await Promise.all([
    base && withTexts(repository, base, plan),
    withTexts(repository, head, plan),
  ]);
  return runPlan({
    plan,
    baseline,
    candidate,
    models: (model) => loadProvider(model, { builtin }),
    cache,
    concurrency: head.snapshot.config.concurrency,
    signal,
    onProgress,
  });
}

const builtin: BuiltinProviders = {
  simulated: async (model) => {
    const { createSimulatedModel } = await import("@blastgate/simulated-model");
    return createSimulatedModel({ config: model.config });
  },
};

async function withTexts(repository: Repository, { snapshot }: Side, plan: Plan): Promise<RunSide> {
  const features = new Set(plan.suites.map(({ feature }) => feature));
  const ids = snapshot.features
    .filter(({ value }) => features.has(value.feature))
    .flatMap(({ value }) => value.steps.map((step) => step.prompt));
  return { snapshot, texts: await readTexts(repository, snapshot, promptClosure(ids, includedPrompts(snapshot))) };
}
