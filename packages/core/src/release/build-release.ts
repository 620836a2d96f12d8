import { compareText } from "../compare-text.ts";
import { BlastgateError, finding } from "../findings/catalogue.ts";
import { modelOfStep, ownersOfPrompt, promptClosure } from "../graph/build-graph.ts";
import { featurePrompts } from "../graph/feature-prompts.ts";
import { includedPrompts } from "../graph/included-prompts.ts";
import { idSchema, type Place } from "../schemas/common.ts";
import type { Config } from "../schemas/config.ts";
import type { Feature } from "../schemas/feature.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Model } from "../schemas/model.ts";
import type { Bundle, BundledFeature, BundledPrompt, Lock, Release } from "../schemas/release.ts";
import type { PromptFile, Snapshot } from "../schemas/snapshot.ts";
import { modelOfPrompt } from "./model-of-prompt.ts";
import { promptDigests } from "./prompt-digests.ts";

/** What a release is made of. */
export interface ReleaseSource {
  /** One that nothing is wrong with, as `checkStructure` says. */
  snapshot: Snapshot;
  /** Of all its prompts, by id. */
  texts: ReadonlyMap<string, string>;
  /** The commit that the snapshot was taken from. */
  commit: string;
  /** It differs from that commit. */
  dirty: boolean;
}

/**
 * The release of a snapshot. The same prompts and features give the same canonical JSON, in whatever order they were
 * read, and on whatever machine.
 *
 * @throws BlastgateError `release-id-invalid`
 */
export function buildRelease({ snapshot, texts, commit, dirty }: ReleaseSource): Release {
  const findings = checkIds(snapshot);
  if (findings.length > 0) throw new BlastgateError(findings);
  const prompts = new Map(
    snapshot.prompts.toSorted((a, b) => compareText(a.id, b.id)).map((file) => [file.id, file] as const),
  );
  const features = snapshot.features.map(({ value }) => value).toSorted((a, b) => compareText(a.feature, b.feature));
  const bundle: Bundle = {
    prompts: mapValues(prompts, (file) => bundlePrompt(file, texts, snapshot)),
    features: Object.fromEntries(features.map((value) => [value.feature, bundleFeature(value, prompts, snapshot)])),
  };
  return {
    bundle,
    lock: {
      source: { commit, dirty },
      prompts: lockPrompts(bundle, prompts, snapshot),
      features: lockFeatures(features, prompts, snapshot),
    },
  };
}

/**
 * Ids become keys of JSON, names of files and tags of traces, so that they are looked at once more than where they were
 * made. `__proto__` is an id like others, and no key that a record could have.
 */
function checkIds({ prompts, features }: Snapshot): Finding[] {
  const check = (kind: string, id: string, where: Place): Finding[] =>
    idSchema.safeParse(id).success && id !== "__proto__" ? [] : [finding("release-id-invalid", { kind, id }, where)];
  return [
    ...prompts.flatMap(({ id, path }) => check("prompt", id, { path })),
    ...features.flatMap(({ path, value }) => [
      ...check("feature", value.feature, { path }),
      ...value.steps.flatMap(({ id }) => check("step", id, { path })),
    ]),
  ];
}

function bundlePrompt(file: PromptFile, texts: ReadonlyMap<string, string>, { config }: Snapshot): BundledPrompt {
  const { id, path, format, partial, metadata, references } = file;
  const text = texts.get(id);
  if (text === undefined) throw new Error(`the text of ${id} was not read`);
  const alias = file.partial ? undefined : modelNamed(aliasOf(file), config);
  return {
    format,
    extension: path.slice(path.lastIndexOf(".")),
    partial,
    text,
    metadata,
    references,
    model: alias ? modelOfPrompt(alias, file, config.tools) : null,
  };
}

function aliasOf({ metadata }: Pick<PromptFile, "metadata">): string {
  return metadata.model ?? "default";
}

/** Not what every object inherits, such as `constructor`. */
function modelNamed(alias: string, { models }: Config): Model | undefined {
  return Object.hasOwn(models, alias) ? models[alias] : undefined;
}

function bundleFeature(
  definition: Feature,
  prompts: ReadonlyMap<string, PromptFile>,
  { config }: Snapshot,
): BundledFeature {
  const models = definition.steps.flatMap((step) => {
    const prompt = prompts.get(step.prompt);
    const alias = modelNamed(modelOfStep(step, prompt), config);
    return prompt && alias ? [[step.id, modelOfPrompt(alias, prompt, config.tools)] as const] : [];
  });
  return { definition, models: Object.fromEntries(models) };
}

function lockPrompts(bundle: Bundle, prompts: ReadonlyMap<string, PromptFile>, snapshot: Snapshot): Lock["prompts"] {
  const contracts = new Map(snapshot.contracts.map((file) => [file.value.prompt, file]));
  const digests = promptDigests(bundle);
  return mapValues(prompts, (file) => {
    const contract = contracts.get(file.id);
    const digest = digests.get(file.id)?.closure;
    if (digest === undefined) throw new Error(`${file.id} is not in the bundle`);
    const model = bundle.prompts[file.id]?.model;
    return {
      version: contract?.value.version ?? null,
      digest,
      model: model ? { alias: aliasOf(file), provider: model.provider } : null,
      owners: ownersOfPrompt(file, contract, snapshot.codeowners),
    };
  });
}

function lockFeatures(
  features: readonly Feature[],
  prompts: ReadonlyMap<string, PromptFile>,
  snapshot: Snapshot,
): Lock["features"] {
  const included = includedPrompts(snapshot);
  return Object.fromEntries(
    features.map((value) => {
      const composed = promptClosure(featurePrompts(value, prompts), included).filter((id) => prompts.has(id));
      return [value.feature, { owner: value.owner, prompts: composed }];
    }),
  );
}

function mapValues<From, To>(map: ReadonlyMap<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries([...map].map(([key, value]) => [key, change(value)]));
}
