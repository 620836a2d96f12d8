import { compareText } from "../compare-text.ts";
import { hashJson } from "../hash.ts";
import type { BundledFeature, BundledPrompt, Digest, Lock, Release } from "../schemas/release.ts";
import type { FeatureDifference, PromptDifference, ReleaseDiff } from "../schemas/release-diff.ts";
import { unifiedDiff } from "../unified-diff.ts";
import { type BundledSource, bundledSources } from "./bundled-sources.ts";
import { type PromptDigests, promptDigests } from "./prompt-digests.ts";

/** Gives the lines of a release's prompts, each with those of the prompts that it includes. */
export type ComposeTexts = (sources: ReadonlyMap<string, BundledSource>) => (id: string) => string[];

/** What differs between two releases, sorted by id. */
export function diffReleases(
  before: Release & { digest: Digest },
  after: Release & { digest: Digest },
  composing: ComposeTexts,
): ReleaseDiff {
  const [from, to] = [sideOf(before, composing), sideOf(after, composing)];
  const ids = new Set([...from.prompts.keys(), ...to.prompts.keys()]);
  const features = new Set([...from.features.keys(), ...to.features.keys()]);
  return {
    before: { digest: before.digest, source: before.lock.source },
    after: { digest: after.digest, source: after.lock.source },
    prompts: [...ids].toSorted(compareText).flatMap((id) => diffPrompt(id, from, to)),
    features: [...features].toSorted(compareText).flatMap((id) => diffFeature(id, from, to)),
  };
}

interface Side {
  prompts: ReadonlyMap<string, BundledPrompt>;
  features: ReadonlyMap<string, BundledFeature>;
  locked: ReadonlyMap<string, Lock["prompts"][string]>;
  digests: ReadonlyMap<string, PromptDigests>;
  /** Nothing for a prompt that is not there. */
  linesOf: (id: string) => string[];
}

function sideOf({ bundle, lock }: Release, composing: ComposeTexts): Side {
  const sources = bundledSources(bundle);
  const compose = composing(sources);
  return {
    prompts: new Map(Object.entries(bundle.prompts)),
    features: new Map(Object.entries(bundle.features)),
    locked: new Map(Object.entries(lock.prompts)),
    digests: promptDigests(bundle),
    linesOf: (id) => (sources.has(id) ? compose(id) : []),
  };
}

function diffPrompt(id: string, from: Side, to: Side): PromptDifference[] {
  const [before, after] = [from.prompts.get(id), to.prompts.get(id)];
  const [lockedBefore, lockedAfter] = [from.locked.get(id), to.locked.get(id)];
  const versions = { before: lockedBefore?.version ?? null, after: lockedAfter?.version ?? null };
  const parts: PromptDifference["parts"] = [];
  const compare = (part: PromptDifference["parts"][number], a: unknown, b: unknown) => {
    if (hashJson(a) !== hashJson(b)) parts.push(part);
  };
  compare(
    "text",
    before && [before.text, before.format, before.partial],
    after && [after.text, after.format, after.partial],
  );
  compare("included", from.digests.get(id)?.included, to.digests.get(id)?.included);
  compare("model", [lockedBefore?.model, before?.model], [lockedAfter?.model, after?.model]);
  compare("version", versions.before, versions.after);
  compare("owners", lockedBefore?.owners ?? [], lockedAfter?.owners ?? []);
  if (parts.length === 0) return [];
  return [
    {
      prompt: id,
      status: before ? (after ? "changed" : "removed") : "added",
      version: versions,
      digest: { before: lockedBefore?.digest ?? null, after: lockedAfter?.digest ?? null },
      parts,
      model: { before: before?.model ?? null, after: after?.model ?? null },
      composed: unifiedDiff(from.linesOf(id), to.linesOf(id)),
      settings: before && after ? unifiedDiff(settingsOf(before), settingsOf(after)) : null,
    },
  ];
}

function diffFeature(id: string, from: Side, to: Side): FeatureDifference[] {
  const [before, after] = [from.features.get(id), to.features.get(id)];
  if (hashJson(before ?? null) === hashJson(after ?? null)) return [];
  return [
    {
      feature: id,
      status: before ? (after ? "changed" : "removed") : "added",
      definition: unifiedDiff(jsonLines(before), jsonLines(after)),
    },
  ];
}

function settingsOf({ metadata, model }: BundledPrompt): string[] {
  return jsonLines({ ...metadata, model: model ?? undefined });
}

function jsonLines(value: unknown): string[] {
  return value === undefined ? [] : JSON.stringify(value, null, 2).split("\n");
}
