import { bindingReads } from "../cases/binding.ts";
import { placeOf, pointer } from "../data/places.ts";
import { finding } from "../findings/catalogue.ts";
import { nearest } from "../findings/suggestion.ts";
import type { Place } from "../schemas/common.ts";
import type { Step } from "../schemas/feature.ts";
import type { Finding } from "../schemas/finding.ts";
import type { FeatureFile, PromptFile } from "../schemas/snapshot.ts";
import { modelOfStep } from "./build-graph.ts";
import { matchingPrompts } from "./feature-prompts.ts";

/** Steps and applications that name what is not there, or read what has not happened. */
export function checkFeature(
  file: FeatureFile,
  prompts: ReadonlyMap<string, PromptFile>,
  models: readonly string[],
): Finding[] {
  const { feature, steps, output } = file.value;
  const ids = steps.map((step) => step.id);
  const at = (...keys: PropertyKey[]): Place => placeOf(file.path, file.positions, pointer(...keys));
  const findings: Finding[] = [];

  for (const [index, step] of steps.entries()) {
    if (ids.indexOf(step.id) < index) {
      findings.push(finding("step-duplicate", { step: step.id }, at("steps", index, "id")));
    }
    const prompt = prompts.get(step.prompt);
    if (!prompt) {
      const suggestion = nearest(step.prompt, prompts.keys());
      findings.push(
        finding(
          "step-prompt-unknown",
          { step: step.id, prompt: step.prompt, suggestion },
          at("steps", index, "prompt"),
        ),
      );
    }
    const model = modelOfStep(step, prompt);
    // A prompt's own unknown model is reported where the prompt names it.
    if (!models.includes(model) && model !== prompt?.metadata.model) {
      const key = step.model === undefined ? "prompt" : "model";
      findings.push(finding("model-unknown", { model, suggestion: nearest(model, models) }, at("steps", index, key)));
    }
    findings.push(...checkBindings(step, ids, index, () => at("steps", index, "input")));
  }
  for (const [index, written] of (file.value.prompts ?? []).entries()) {
    if (matchingPrompts(written, prompts).length > 0) continue;
    const suggestion = nearest(written, prompts.keys());
    findings.push(finding("feature-prompt-unknown", { prompt: written, suggestion }, at("prompts", index)));
  }
  if (output !== undefined && !ids.includes(output)) {
    findings.push(finding("output-step-unknown", { feature, output, suggestion: nearest(output, ids) }, at("output")));
  }
  return findings;
}

function checkBindings(step: Step, ids: readonly string[], index: number, where: () => Place): Finding[] {
  const reads = bindingReads(step.input ?? {});
  return [
    ...reads.problems.map((problem) => finding("binding-invalid", problem, where())),
    ...reads.steps.flatMap((read) => {
      if (!ids.includes(read)) {
        const suggestion = nearest(read, ids.slice(0, index));
        return [finding("step-reads-unknown", { step: step.id, read, suggestion }, where())];
      }
      return ids.indexOf(read) < index ? [] : [finding("step-reads-later", { step: step.id, read }, where())];
    }),
  ];
}
