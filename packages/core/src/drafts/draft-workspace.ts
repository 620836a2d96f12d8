import { compareText } from "../compare-text.ts";
import { finding } from "../findings/catalogue.ts";
import { configPath } from "../graph/build-graph.ts";
import type { Config } from "../schemas/config.ts";
import type { Finding } from "../schemas/finding.ts";
import type { WorkspaceDraft } from "../schemas/workspace-draft.ts";
import { draftFeatures } from "./draft-features.ts";
import { draftModels } from "./draft-models.ts";
import { draftSuites } from "./draft-suites.ts";
import { configText, featureText, suiteText } from "./draft-texts.ts";
import { exampleDraft } from "./example-draft.ts";
import type { Found } from "./found.ts";
import { keepSound } from "./keep-sound.ts";

/**
 * The files that are missing to make a workspace of what was found: a `blastgate.yaml`, a feature for each prompt that
 * none uses, and a suite for each feature that promptfoo tests. Nothing that is there is drafted anew, and nothing
 * is drafted that lint would refuse.
 */
export function draftWorkspace(found: Found): WorkspaceDraft {
  const { snapshot, configured } = found;
  const { config, unsure: ofConfig } = draftConfig(found);
  const features = draftFeatures(found);
  const { suites, cases, unsure: ofSuites } = draftSuites(found, features);
  const kept = keepSound(found, { config, features, suites, cases });
  const example = configured || snapshot.prompts.length > 0 ? [] : exampleDraft(config);
  const files = [
    ...(configured
      ? []
      : [{ path: configPath, content: configText(config, keysOf(config, found, kept.paths), ofConfig) }]),
    ...example,
    ...kept.features.map((draft) => ({ path: draft.path, content: featureText(draft) })),
    ...kept.suites.map((draft) => ({ path: draft.path, content: suiteText(draft) })),
    ...kept.cases.flatMap(({ path, content }) => (content === null ? [] : [{ path, content }])),
  ];
  const unsure = [
    ...(snapshot.prompts.length === 0
      ? [finding("init-no-prompts", { folder: config.prompts, example: example[0]?.path ?? "" })]
      : []),
    ...found.unsure,
    ...ofConfig,
    ...owners(kept.features.flatMap((draft) => draft.unsure)),
    ...ofSuites,
    ...kept.suites.flatMap((draft) => draft.unsure),
    ...kept.refused,
    ...sharedFolders(found, kept.paths),
  ];
  return { files: files.toSorted((a, b) => compareText(a.path, b.path)), unsure };
}

function draftConfig(found: Found): { config: Config; unsure: Finding[] } {
  const { config } = found.snapshot;
  if (found.configured) return { config, unsure: [] };
  const { models, tools, unsure } = draftModels(found, configPath);
  return { config: { ...config, models, tools }, unsure };
}

/** Which folders to name: one that is named has to have files. */
function keysOf({ evals }: Config, { paths, snapshot }: Found, drafted: ReadonlySet<string>): ("prompts" | "evals")[] {
  const isIn = (path: string) => path.startsWith(`${evals}/`);
  const hasExample = snapshot.prompts.length === 0;
  return hasExample || [...paths, ...drafted].some(isIn) ? ["prompts", "evals"] : ["prompts"];
}

/** Of many features that lack an owner, one finding for each who stands in. */
function owners(unsure: readonly Finding[]): Finding[] {
  const [guessed, others] = [
    unsure.filter(({ code }) => code === "init-owner-guessed"),
    unsure.filter(({ code }) => code !== "init-owner-guessed"),
  ];
  const byOwner = Map.groupBy(guessed, ({ args }) => String(args.owner));
  const grouped = [...byOwner].map(([owner, all]) =>
    finding("init-owner-guessed", { owner, features: all.flatMap(({ args }) => args.features).map(String) }),
  );
  return [...grouped, ...others];
}

/** Folders with files that are read as nothing, and that no draft names. */
function sharedFolders({ snapshot, configured }: Found, drafted: ReadonlySet<string>): Finding[] {
  if (configured) return [];
  return (["prompts", "contracts", "evals"] as const).flatMap((key) => {
    const folder = snapshot.config[key];
    const count = snapshot.others.filter(({ path }) => path.startsWith(`${folder}/`) && !drafted.has(path)).length;
    return count > 0 ? [finding("init-folder-shared", { key, folder, count }, { path: configPath })] : [];
  });
}
