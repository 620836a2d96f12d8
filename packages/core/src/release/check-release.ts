import { finding } from "../findings/catalogue.ts";
import { promptClosure } from "../graph/build-graph.ts";
import { featurePrompts } from "../graph/feature-prompts.ts";
import { findLoop } from "../graph/find-loop.ts";
import { includedPrompts } from "../graph/included-prompts.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Release } from "../schemas/release.ts";
import { bundledSources } from "./bundled-sources.ts";
import { promptDigests } from "./prompt-digests.ts";

/**
 * Where a lock is not that of its bundle, or the bundle's prompts include each other without end. Versions, owners and
 * the source cannot be told from the bundle; everything else is computed again.
 */
export function checkRelease({ bundle, lock }: Release): Finding[] {
  const differs = (kind: "prompt" | "feature", id: string, detail: string) =>
    finding("release-lock-differs", { kind, id, detail });
  const files = new Map([...bundledSources(bundle)].map(([id, { file }]) => [id, file]));
  const included = includedPrompts({ prompts: [...files.values()] });
  const loop = findLoop([...files.keys()], included);
  if (loop) return [finding("release-prompts-endless", { cycle: loop.slice(0, maxTold), of: loop.length - 1 })];
  const digests = promptDigests(bundle);
  return [
    ...compareKeys("prompt", bundle.prompts, lock.prompts),
    ...compareKeys("feature", bundle.features, lock.features),
    ...common(bundle.prompts, lock.prompts).flatMap(([id, { model }, locked]) => [
      ...(digests.get(id)?.closure === locked.digest ? [] : [differs("prompt", id, "it has another digest")]),
      ...(model?.provider === locked.model?.provider ? [] : [differs("prompt", id, "it runs on another model")]),
    ]),
    ...common(bundle.features, lock.features).flatMap(([id, { definition }, locked]) => {
      const composed = promptClosure(featurePrompts(definition, files), included).filter((each) => files.has(each));
      return [
        ...(definition.feature === id ? [] : [differs("feature", id, `it is called "${definition.feature}"`)]),
        ...(definition.owner === locked.owner ? [] : [differs("feature", id, "it has another owner")]),
        ...(composed.join() === locked.prompts.join() ? [] : [differs("feature", id, "it composes other prompts")]),
      ];
    }),
  ];

  function compareKeys(kind: "prompt" | "feature", bundled: object, locked: object): Finding[] {
    return [
      ...Object.keys(bundled).flatMap((id) =>
        Object.hasOwn(locked, id) ? [] : [differs(kind, id, "it is not locked")],
      ),
      ...Object.keys(locked).flatMap((id) =>
        Object.hasOwn(bundled, id) ? [] : [differs(kind, id, "it is not there")],
      ),
    ];
  }
}

/** Prompts of a loop that are named. */
const maxTold = 10;

/** What both records have, by id. */
function common<A, B>(bundled: Record<string, A>, locked: Record<string, B>): [id: string, bundled: A, locked: B][] {
  const other = new Map(Object.entries(locked));
  return Object.entries(bundled).flatMap(([id, value]) => {
    const match = other.get(id);
    return match === undefined ? [] : [[id, value, match]];
  });
}
