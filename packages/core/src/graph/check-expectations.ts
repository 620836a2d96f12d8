import { expectationBreaches } from "../compatibility/expectations.ts";
import { placeOf, pointer } from "../data/places.ts";
import { finding } from "../findings/catalogue.ts";
import { nearest } from "../findings/suggestion.ts";
import type { Finding } from "../schemas/finding.ts";
import type { ContractFile, Snapshot } from "../schemas/snapshot.ts";
import { producersOf } from "./produced-schemas.ts";

/** What consumers rely on, by the contract itself, and its prompt does not promise. */
export function checkExpectations(snapshot: Snapshot): Finding[] {
  if (
    snapshot.contracts.every(({ value }) =>
      value.consumers.every(({ output, invariants }) => !output && invariants.length === 0),
    )
  )
    return [];
  const producers = producersOf(snapshot);
  return snapshot.contracts.flatMap((file) => {
    const producer = producers.get(file.value.prompt);
    return producer && !producer.broken ? ofContract(file, producer.schemas) : [];
  });
}

function ofContract(
  { path, positions, value }: ContractFile,
  produced: Parameters<typeof expectationBreaches>[0],
): Finding[] {
  const { prompt, consumers } = value;
  const invariants = value.invariants.map(({ id }) => id);
  return consumers.flatMap((consumer, index) => {
    const { feature } = consumer;
    const place = (...keys: (string | number)[]) => placeOf(path, positions, pointer("consumers", index, ...keys));
    return expectationBreaches(produced, consumer, invariants).map((breach) => {
      if (breach.kind === "invariant") {
        const suggestion = nearest(breach.id, invariants);
        const at = place("invariants", consumer.invariants.indexOf(breach.id));
        return finding("expectation-invariant-missing", { feature, prompt, invariant: breach.id, suggestion }, at);
      }
      const where = placeOf(path, positions, `${pointer("consumers", index, "output")}${breach.at}`);
      const at = breach.at === "" ? "/" : breach.at;
      return breach.example === null
        ? finding("expectation-undecidable", { feature, prompt, at }, where)
        : finding("expectation-unmet", { feature, prompt, at, example: breach.example }, where);
    });
  });
}
