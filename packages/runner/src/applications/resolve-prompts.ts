import { posix } from "node:path";
import {
  BlastgateError,
  type Feature,
  featurePrompts,
  finding,
  gitBlobId,
  hashJson,
  includedPrompts,
  promptClosure,
} from "@blastgate/core";
import type { RunSide } from "../prepare-feature.ts";

/** A prompt as an application is given it. */
export interface ResolvedPrompt {
  id: string;
  /** From the prompts folder. */
  path: string;
  text: string;
  /** The id git gives the text. */
  digest: string;
}

/** The prompts of an application, and what names exactly these texts. */
export interface ResolvedPrompts {
  prompts: ResolvedPrompt[];
  digest: string;
}

/**
 * The prompts that an application uses, with all that they include, sorted by id.
 *
 * @param foreign where to take what is only included from, and belongs to another owner; `null`: from `side`
 * @throws BlastgateError where the text of a prompt was not handed over
 */
export function resolvePrompts(
  feature: Feature,
  { snapshot, texts }: RunSide,
  foreign: { texts: RunSide["texts"]; isForeign: (id: string) => boolean } | null,
): ResolvedPrompts {
  const files = new Map(snapshot.prompts.map((file) => [file.id, file]));
  const named = featurePrompts(feature, files);
  const prompts = promptClosure(named, includedPrompts(snapshot)).flatMap((id): ResolvedPrompt[] => {
    const file = files.get(id);
    // A reference that leads nowhere is what lint reports, and what rendering fails at.
    if (!file) return [];
    const elsewhere = foreign && !named.includes(id) && foreign.isForeign(id) ? foreign.texts.get(id) : undefined;
    const text = elsewhere ?? texts.get(id);
    if (text === undefined) {
      throw new BlastgateError([finding("file-unreadable", { detail: "its text was not read" }, { path: file.path })]);
    }
    const path = posix.relative(snapshot.config.prompts, file.path);
    return [{ id, path, text, digest: gitBlobId(Buffer.from(text)) }];
  });
  return { prompts, digest: hashJson(prompts.map(({ id, path, digest }) => [id, path, digest])) };
}
