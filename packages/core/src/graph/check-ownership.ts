import { finding } from "../findings/catalogue.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Snapshot } from "../schemas/snapshot.ts";
import { ownersOfPrompt, promptClosure } from "./build-graph.ts";
import { featurePrompts } from "./feature-prompts.ts";
import { includedPrompts } from "./included-prompts.ts";

/** Prompts that nobody answers for, and shared ones without a contract. */
export function checkOwnership(snapshot: Snapshot): Finding[] {
  const contracts = new Map(snapshot.contracts.map((file) => [file.value.prompt, file]));
  const relyingOn = ownersRelyingOn(snapshot);
  return snapshot.prompts.flatMap((file) => {
    const { id: prompt, path } = file;
    const contract = contracts.get(prompt);
    const owners = relyingOn.get(prompt) ?? [];
    return [
      ...(ownersOfPrompt(file, contract, snapshot.codeowners).length === 0
        ? [finding("prompt-without-owner", { prompt }, { path })]
        : []),
      ...(owners.length > 1 && !contract ? [finding("contract-missing", { prompt, owners }, { path })] : []),
    ];
  });
}

/** For each prompt the owners of the features that compose it, sorted. */
function ownersRelyingOn(snapshot: Snapshot): Map<string, string[]> {
  const ids = new Set(snapshot.prompts.map(({ id }) => id));
  const included = includedPrompts(snapshot);
  const relyingOn = new Map<string, string[]>();
  const byOwner = Map.groupBy(snapshot.features, ({ value }) => value.owner);
  for (const owner of [...byOwner.keys()].sort()) {
    const features = byOwner.get(owner) ?? [];
    const rendered = features.flatMap(({ value }) => featurePrompts(value, ids));
    for (const id of promptClosure(rendered, included)) {
      const owners = relyingOn.get(id);
      if (owners) owners.push(owner);
      else relyingOn.set(id, [owner]);
    }
  }
  return relyingOn;
}
