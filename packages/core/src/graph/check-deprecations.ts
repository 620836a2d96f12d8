import { placeOf, pointer } from "../data/places.ts";
import { finding } from "../findings/catalogue.ts";
import type { Place } from "../schemas/common.ts";
import type { Contract } from "../schemas/contract.ts";
import type { Finding } from "../schemas/finding.ts";
import type { FeatureFile, PromptFile, Snapshot } from "../schemas/snapshot.ts";
import { featurePrompts, matchingPrompts } from "./feature-prompts.ts";
import { includedPrompts } from "./included-prompts.ts";

/**
 * Who uses a prompt that is deprecated on this day: every prompt that includes it, and every feature that composes it,
 * directly or through others. A warning from `since` on, an error after `until`. Apart from what else is wrong in a
 * snapshot, since that depends on no day, and is kept.
 *
 * @param today As `2026-11-22`.
 */
export function checkDeprecations(snapshot: Snapshot, today: string): Finding[] {
  const deprecated = snapshot.contracts.map(({ value }) => value).filter((contract) => isDeprecated(contract, today));
  if (deprecated.length === 0) return [];
  const included = includedPrompts(snapshot);
  const ids = new Set(snapshot.prompts.map(({ id }) => id));
  return [
    ...snapshot.prompts.flatMap((file) =>
      deprecated
        .filter(({ prompt }) => included(file.id).has(prompt))
        .map((contract) =>
          use(contract, today, { kind: "prompt", user: file.id }, [], referenceTo(contract.prompt, file)),
        ),
    ),
    ...snapshot.features.flatMap((file) => {
      const includers = includersIn(featurePrompts(file.value, ids), included);
      return deprecated.flatMap((contract) => {
        const path = pathTo(contract.prompt, includers);
        if (!path) return [];
        const user = { kind: "feature", user: file.value.feature } as const;
        return [use(contract, today, user, path.slice(0, -1), namedAt(path[0] ?? "", file, ids))];
      });
    }),
  ];
}

type Deprecated = Contract & { deprecated: NonNullable<Contract["deprecated"]> };

function isDeprecated(contract: Contract, today: string): contract is Deprecated {
  return contract.deprecated !== undefined && contract.deprecated.since <= today;
}

function use(
  { prompt, owner, deprecated }: Deprecated,
  today: string,
  user: { kind: "prompt" | "feature"; user: string },
  through: string[],
  where: Place,
): Finding {
  const { since, until = "", use = "" } = deprecated;
  const code = until !== "" && until < today ? "prompt-past-its-date" : "prompt-deprecated";
  return finding(code, { ...user, prompt, owner, since, until, use, through }, where);
}

/** Each prompt below these with the one that it was found through; `null` for these themselves. Nearest first. */
function includersIn(
  roots: readonly string[],
  included: (id: string) => ReadonlySet<string>,
): ReadonlyMap<string, string | null> {
  const includers = new Map<string, string | null>(roots.map((id) => [id, null]));
  for (const id of includers.keys()) {
    for (const target of included(id)) if (!includers.has(target)) includers.set(target, id);
  }
  return includers;
}

/** From a prompt that the feature names down to this one; `null` where none leads there. */
function pathTo(prompt: string, includers: ReadonlyMap<string, string | null>): string[] | null {
  if (!includers.has(prompt)) return null;
  const path: string[] = [];
  for (let at: string | null | undefined = prompt; at; at = includers.get(at)) path.unshift(at);
  return path;
}

function referenceTo(prompt: string, { path, references }: PromptFile): Place {
  return { path, ...references.find(({ target }) => target === prompt)?.position };
}

function namedAt(prompt: string, { path, positions, value }: FeatureFile, ids: ReadonlySet<string>): Place {
  const step = value.steps.findIndex((each) => each.prompt === prompt);
  const listed = (value.prompts ?? []).findIndex((written) => matchingPrompts(written, ids).includes(prompt));
  return placeOf(path, positions, step >= 0 ? pointer("steps", step, "prompt") : pointer("prompts", listed));
}
