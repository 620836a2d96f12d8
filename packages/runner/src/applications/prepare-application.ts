import { codeDigest, type FeatureFile, hashJson, hashText, type Model } from "@blastgate/core";
import { z } from "zod";
import type { ContractInvariant, PreparedFeature, RunSide } from "../prepare-feature.ts";
import { type ResolvedPrompts, resolvePrompts } from "./resolve-prompts.ts";

/** What names a side's application among the models of a run. */
export const applicationConfigSchema = z.object({ side: z.enum(["baseline", "candidate"]), instance: z.string() });
export type SideName = z.infer<typeof applicationConfigSchema>["side"];

/** The family of the providers that are applications. */
const applicationFamily = "application";

/** The side whose application a model stands for; `null` where it stands for none. */
export function sideOfApplication({ provider, config }: Model): SideName | null {
  return provider.startsWith(`${applicationFamily}:`) ? applicationConfigSchema.parse(config).side : null;
}

/**
 * An application as a chain of one step, whose request is the case's variables. What decides its response is the
 * entry point, the code it is built from, the texts of its prompts, and the variables: with these the same, both
 * sides share one response.
 *
 * @param invariantsOf of contracts upstream of these prompts
 * @param foreign as for `resolvePrompts`
 */
export function prepareApplication(
  { value: feature }: FeatureFile,
  side: RunSide,
  target: string,
  invariantsOf: (ids: readonly string[]) => ContractInvariant[],
  foreign: Parameters<typeof resolvePrompts>[2],
): PreparedFeature {
  const resolved = resolvePrompts(feature, side, foreign);
  const code = codeDigest(feature, side.snapshot.packages);
  const instance = hashJson({ target, code, prompts: resolved.digest });
  const model: Model = {
    provider: `${applicationFamily}:${target}`,
    config: { side: side.applications?.side ?? "candidate", instance },
  };
  side.applications?.offer({ model, target, resolved });
  return {
    steps: [
      {
        id: applicationFamily,
        model,
        input: null,
        request: async (vars, repeat) => {
          const question = hashJson({ instance, vars });
          const digest = hashText(`${question} ${repeat}`);
          return { digest, question, prompt: feature.feature, text: JSON.stringify(vars), model, repeat };
        },
        rule: { prompt: feature.feature, format: "text", checks: [] },
        invariants: invariantsOf(resolved.prompts.map(({ id }) => id)),
      },
    ],
    output: applicationFamily,
    readsSteps: false,
  };
}

/** An application of one side, with the prompts it is given. */
export interface OfferedApplication {
  model: Model;
  target: string;
  resolved: ResolvedPrompts;
}
