import { type Breach, expectationBreaches } from "../compatibility/expectations.ts";
import { finding } from "../findings/catalogue.ts";
import { producedSchemas } from "../graph/produced-schemas.ts";
import type { Consumer } from "../schemas/contract.ts";
import type { Finding } from "../schemas/finding.ts";
import type { ReviewedPrompt } from "../schemas/review.ts";
import type { WorkspaceIndex } from "./workspace-index.ts";

/**
 * What consumers had declared to rely on, by the baseline's contract, and the candidate no longer gives: also where the
 * same change takes the declaration away. What the baseline did not give either is lint's to tell.
 */
export function brokenExpectations(
  { prompt, where }: ReviewedPrompt,
  base: WorkspaceIndex | null,
  head: WorkspaceIndex,
): Finding[] {
  if (!base || !head.prompts.has(prompt)) return [];
  return (base.contracts.get(prompt)?.consumers ?? []).flatMap((consumer) => {
    const { feature } = consumer;
    const before = new Set(breachesOf(prompt, consumer, base).map(placeOf));
    const fresh = breachesOf(prompt, consumer, head).filter((breach) => !before.has(placeOf(breach)));
    const about = { prompt, feature, owner: base.features.get(feature)?.owner ?? "" };
    const [certain, unclear] = [fresh.filter(isCertain), fresh.filter((breach) => !isCertain(breach))];
    return [
      ...(certain.length > 0
        ? [finding("expectation-broken", { ...about, breaches: certain.map(nameBreach) }, where)]
        : []),
      ...(unclear.length > 0
        ? [finding("expectation-maybe-broken", { ...about, breaches: unclear.map(nameBreach) }, where)]
        : []),
    ];
  });
}

function breachesOf(prompt: string, consumer: Consumer, { prompts, contracts }: WorkspaceIndex): Breach[] {
  const [file, contract] = [prompts.get(prompt), contracts.get(prompt)];
  const invariants = contract?.invariants.map(({ id }) => id) ?? [];
  return expectationBreaches(file ? producedSchemas(file, contract) : [], consumer, invariants);
}

function isCertain(breach: Breach): boolean {
  return breach.kind === "invariant" || breach.example !== null;
}

function placeOf(breach: Breach): string {
  return breach.kind === "invariant" ? `invariant ${breach.id}` : `output ${breach.at}`;
}

function nameBreach(breach: Breach): string {
  if (breach.kind === "invariant") return `the invariant ${breach.id}`;
  return breach.example === null
    ? `its output at ${breach.at}`
    : `its output at ${breach.at}, which may be ${breach.example}`;
}
