import {
  type Evidence,
  featurePrompts,
  includedPrompts,
  type Plan,
  promptClosure,
  type RequestDifferences,
  type Side,
} from "@blastgate/core";
import {
  type BuiltinProviders,
  loadProvider,
  type RunOptions,
  type RunSide,
  requestDifferences,
  type SharedCacheOptions,
  sharedCacheOf,
} from "@blastgate/runner";
import { type Repository, readTexts } from "@blastgate/workspace";

/** What is compared. */
export interface Sides {
  base: Side | null;
  head: Side;
}

/** Both sides with the texts of the prompts that a plan needs, and the simulated model beside promptfoo's providers. */
export async function runSides(
  repository: Repository,
  plan: Plan,
  { base, head }: Sides,
): Promise<Pick<RunOptions, "plan" | "baseline" | "candidate" | "models">> {
  const [baseline, candidate] = await Promise.all([
    base && withTexts(repository, base, plan),
    withTexts(repository, head, plan),
  ]);
  return { plan, baseline, candidate, models: (model) => loadProvider(model, { builtin }) };
}

/** What the models of a run were asked, as it differs between the sides. */
export async function askedDifferently(
  repository: Repository,
  { plan, evidence }: { plan: Plan; evidence: Evidence },
  sides: Sides,
): Promise<RequestDifferences> {
  return requestDifferences({ ...(await runSides(repository, plan, sides)), evidence });
}

/** As the base names it, where there is one: a change cannot have the token sent to a server of its own. */
export function sharedCache({ base, head }: Sides): SharedCacheOptions | null {
  return sharedCacheOf((base ?? head).snapshot.config.cache, process.env);
}

const builtin: BuiltinProviders = {
  simulated: async (model) => {
    const { createSimulatedModel } = await import("@blastgate/simulated-model");
    return createSimulatedModel({ config: model.config });
  },
};

async function withTexts(repository: Repository, { snapshot }: Side, plan: Plan): Promise<RunSide> {
  const features = new Set(plan.suites.map(({ feature }) => feature));
  const known = new Set(snapshot.prompts.map(({ id }) => id));
  const ids = snapshot.features
    .filter(({ value }) => features.has(value.feature))
    .flatMap(({ value }) => featurePrompts(value, known));
  return { snapshot, texts: await readTexts(repository, snapshot, promptClosure(ids, includedPrompts(snapshot))) };
}
