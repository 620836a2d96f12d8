import type { JsonObject } from "../schemas/common.ts";
import type { Contract } from "../schemas/contract.ts";
import type { ContractFile, PromptFile, Snapshot } from "../schemas/snapshot.ts";

/** What is known of prompts' outputs, by prompt id. */
export type Producers = ReadonlyMap<string, Producer>;

export interface Producer {
  /** Every output is valid against all of these: the contract's, and the prompt's own. */
  schemas: JsonObject[];
  /** Why nothing can be said of it: a schema of it is broken, and reported as such. */
  broken: boolean;
}

export function producersOf({ prompts, contracts, findings }: Snapshot): Producers {
  const wrong = new Set(findings.flatMap(({ severity, where }) => (severity === "error" && where ? [where.path] : [])));
  const byPrompt = new Map(contracts.map((file) => [file.value.prompt, file]));
  return new Map(prompts.map((file) => [file.id, producer(file, byPrompt.get(file.id), wrong)]));
}

/** What every output of a prompt is valid against: its contract's schema, and its own. */
export function producedSchemas(file: PromptFile, contract: Contract | undefined): JsonObject[] {
  const { format, schema } = file.metadata.output;
  const written = [contract?.output, schema].filter((each) => each !== undefined);
  // Without a schema an answer is a text, unless it is said to be JSON.
  return written.length === 0 && format !== "json" ? [{ type: "string" }] : written;
}

function producer(file: PromptFile, contract: ContractFile | undefined, wrong: ReadonlySet<string>): Producer {
  return {
    schemas: producedSchemas(file, contract?.value),
    broken: wrong.has(file.path) || (contract !== undefined && wrong.has(contract.path)),
  };
}
