import { placeOf, pointer } from "../data/places.ts";
import { finding } from "../findings/catalogue.ts";
import { nearest } from "../findings/suggestion.ts";
import type { Place } from "../schemas/common.ts";
import type { Finding } from "../schemas/finding.ts";
import type { ContractFile, Snapshot } from "../schemas/snapshot.ts";

/** Contracts that name what is not there, or that ask for what cannot be. */
export function checkContracts(snapshot: Snapshot): Finding[] {
  const prompts = new Set(snapshot.prompts.map((file) => file.id));
  const features = new Set(snapshot.features.map((file) => file.value.feature));
  return snapshot.contracts.flatMap((file) => [
    ...checkPrompt(file, prompts),
    ...checkNames(file, features),
    ...checkApprovers(file),
    ...checkDeprecation(file, prompts),
  ]);
}

function checkPrompt(file: ContractFile, prompts: ReadonlySet<string>): Finding[] {
  const { prompt } = file.value;
  if (prompts.has(prompt)) return [];
  return [finding("contract-prompt-unknown", { prompt, suggestion: nearest(prompt, prompts) }, at(file, "prompt"))];
}

function checkNames(file: ContractFile, features: ReadonlySet<string>): Finding[] {
  const { evals, consumers } = file.value;
  const relying = consumers.map(({ feature }) => feature);
  return [
    ...evals.flatMap((_, index) => checkName("evals", evals, index, features, at(file, "evals", index))),
    ...relying.flatMap((_, index) =>
      checkName("consumers", relying, index, features, at(file, "consumers", index, "feature")),
    ),
  ];
}

/** One of a list of features' names: there has to be such a feature, and it is to be named once. */
function checkName(
  list: string,
  names: readonly string[],
  index: number,
  features: ReadonlySet<string>,
  where: Place,
): Finding[] {
  const feature = names[index] ?? "";
  return [
    ...(features.has(feature)
      ? []
      : [finding("contract-feature-unknown", { feature, suggestion: nearest(feature, features) }, where)]),
    ...(names.indexOf(feature) < index ? [finding("contract-name-doubled", { list, feature }, where)] : []),
  ];
}

function checkApprovers(file: ContractFile): Finding[] {
  return file.value.approvers.flatMap((approver, index) => {
    if (!("any" in approver)) return [];
    const people = [...new Set(approver.of)];
    // A team may have any number of members.
    if (people.length >= approver.any || people.some((owner) => owner.includes("/"))) return [];
    return [finding("approvers-too-few", { any: approver.any, people }, at(file, "approvers", index))];
  });
}

function checkDeprecation(file: ContractFile, prompts: ReadonlySet<string>): Finding[] {
  const { prompt, deprecated } = file.value;
  if (!deprecated) return [];
  const { since, until, use } = deprecated;
  const others = prompts.difference(new Set([prompt]));
  return [
    ...(until !== undefined && until < since
      ? [finding("deprecated-until-before-since", { prompt, since, until }, at(file, "deprecated", "until"))]
      : []),
    ...(use !== undefined && !prompts.has(use)
      ? [
          finding(
            "deprecated-use-unknown",
            { prompt, use, suggestion: nearest(use, others) },
            at(file, "deprecated", "use"),
          ),
        ]
      : []),
  ];
}

function at({ path, positions }: ContractFile, ...keys: PropertyKey[]): Place {
  return placeOf(path, positions, pointer(...keys));
}
