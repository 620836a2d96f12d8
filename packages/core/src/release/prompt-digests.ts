import { promptClosure } from "../graph/build-graph.ts";
import { includedPrompts } from "../graph/included-prompts.ts";
import { hashJson } from "../hash.ts";
import type { Bundle, Digest } from "../schemas/release.ts";
import { bundledSources } from "./bundled-sources.ts";

export interface PromptDigests {
  /** Of the prompt and all that it includes: two of one digest are the same in everything that a release has of them. */
  closure: Digest;
  /** Of what it includes, without itself. */
  included: Digest;
}

/** The digests of every prompt of a release, by id. */
export function promptDigests(bundle: Pick<Bundle, "prompts">): ReadonlyMap<string, PromptDigests> {
  const included = includedPrompts({ prompts: [...bundledSources(bundle).values()].map(({ file }) => file) });
  const own = new Map(Object.entries(bundle.prompts).map(([id, prompt]) => [id, hashJson(prompt)]));
  return new Map(
    [...own].map(([id, itself]) => {
      const parts = promptClosure([id], included).flatMap((each) => {
        const digest = own.get(each);
        return each === id || digest === undefined ? [] : [[each, digest]];
      });
      return [id, { closure: `sha256:${hashJson([id, itself, parts])}`, included: `sha256:${hashJson(parts)}` }];
    }),
  );
}
