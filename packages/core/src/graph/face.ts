import type { ContractFile, DatasetFile, FeatureFile, PromptFile, SuiteFile } from "../schemas/snapshot.ts";

/** A file that was understood, by what it is. */
export type Artefact =
  | { role: "prompt"; file: PromptFile }
  | { role: "feature"; file: FeatureFile }
  | { role: "suite"; file: SuiteFile }
  | { role: "contract"; file: ContractFile }
  | { role: "dataset"; file: DatasetFile };

/**
 * What other files' nodes, and the checks of how files fit together, see of a file. Where an edit leaves it as it was,
 * the graph keeps its edges, no other node differs, and nothing new is wrong between files. What is left out here is
 * looked at by the file's own node alone; whatever a format gains is seen until it is left out too.
 */
export function faceOf({ role, file }: Artefact): unknown {
  switch (role) {
    case "prompt": {
      const { digest, body, positions, references, metadata, ...seen } = file;
      const { description, config, input, ...settings } = metadata;
      return {
        ...seen,
        settings,
        takes: input.schema,
        references: references.map(({ position, ...reference }) => reference),
      };
    }
    case "feature": {
      const { digest, positions, value, ...seen } = file;
      const { description, ...settings } = value;
      return { ...seen, settings };
    }
    case "suite": {
      const { digest, positions, value, ...seen } = file;
      const { description, assert, gate, repeats, cluster, defaultTest, ...settings } = value;
      return { ...seen, settings };
    }
    case "contract": {
      const { digest, positions, value, ...seen } = file;
      const { version, description, invariants, ...settings } = value;
      return { ...seen, settings, invariants: invariants.map(({ id }) => id) };
    }
    case "dataset": {
      const { digest, rows, lines, ...seen } = file;
      return seen;
    }
  }
}
