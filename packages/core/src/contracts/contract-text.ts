import { yamlOf } from "../data/yaml-text.ts";
import type { Contract } from "../schemas/contract.ts";

/**
 * A drafted contract as a file for people to go on with: defaults left out, and an example of what they have to write.
 *
 * @param schema where the JSON Schema of contracts is, from the file, for editors; `null` where it is not at hand
 */
export function contractText(contract: Contract, schema: string | null): string {
  const { prompt, version, owner, description, approvers, output, invariants, evals, consumers } = contract;
  return [
    schema === null ? "" : `# yaml-language-server: $schema=${schema}\n`,
    yamlOf({
      prompt,
      version,
      owner,
      ...(description !== undefined && { description }),
      approvers: approvers.map(({ when, ...who }) => (when === "always" ? who : { ...who, when })),
      ...(output && { output }),
      invariants,
    }),
    invariants.length === 0 ? exampleOfInvariant : "",
    yamlOf({ evals }),
    yamlOf({
      consumers: consumers.map(({ invariants, ...rest }) => ({
        ...rest,
        ...(invariants.length > 0 && { invariants }),
      })),
    }),
  ].join("");
}

const exampleOfInvariant = `# What must hold of every output of every feature that composes the prompt:
#  - id: no-legal-advice
#    why: Say what happened, or who asks for it.
#    assert:
#      type: not-icontains-any
#      value: ["as your lawyer", "legally you must"]
`;
