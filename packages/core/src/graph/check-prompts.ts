import picomatch from "picomatch";
import { placeOf } from "../data/places.ts";
import { finding } from "../findings/catalogue.ts";
import { nearest } from "../findings/suggestion.ts";
import type { Finding } from "../schemas/finding.ts";
import type { PromptFile, Snapshot } from "../schemas/snapshot.ts";
import { findCycles } from "./find-cycles.ts";
import { includedPrompts } from "./included-prompts.ts";

/** References that lead nowhere, in circles, or where nobody can tell; models and tools that are not defined. */
export function checkPrompts(snapshot: Snapshot): Finding[] {
  const ids = new Set(snapshot.prompts.map((file) => file.id));
  const files = new Map(snapshot.prompts.map((file) => [file.id, file]));
  const included = includedPrompts(snapshot);
  return [
    ...snapshot.prompts.flatMap((file) => [
      ...checkReferences(file, files),
      ...checkUses(file, ids),
      ...checkModelAndTools(file, snapshot),
    ]),
    ...findCycles([...ids], included).map((cycle) => {
      const file = files.get(cycle[0] ?? "");
      const reference = file?.references.find(({ target }) => target === cycle[1]);
      return finding("prompt-cycle", { cycle }, file && { path: file.path, ...reference?.position });
    }),
  ];
}

function checkReferences(file: PromptFile, files: ReadonlyMap<string, PromptFile>): Finding[] {
  return file.references.flatMap(({ target, written, position, optional }) => {
    const where = { path: file.path, ...position };
    if (target === null) {
      return file.metadata.uses.length > 0 ? [] : [finding("reference-undeclared", { written }, where)];
    }
    const format = files.get(target)?.format;
    if (format === file.format || (format === undefined && optional)) return [];
    return [
      format === undefined
        ? finding("reference-unresolved", { written, target, suggestion: nearest(target, files.keys()) }, where)
        : finding("reference-other-format", { target, format, expected: file.format }, where),
    ];
  });
}

function checkUses(file: PromptFile, ids: ReadonlySet<string>): Finding[] {
  return file.metadata.uses.flatMap((glob, index) => {
    const matches = picomatch(glob);
    return ids.values().some((id) => matches(id))
      ? []
      : [finding("uses-matches-nothing", { glob }, placeOf(file.path, file.positions, `/uses/${index}`))];
  });
}

function checkModelAndTools(file: PromptFile, { config }: Snapshot): Finding[] {
  const { model, tools } = file.metadata;
  const models = Object.keys(config.models);
  const known = Object.keys(config.tools);
  return [
    ...(model === undefined || models.includes(model)
      ? []
      : [
          finding(
            "model-unknown",
            { model, suggestion: nearest(model, models) },
            placeOf(file.path, file.positions, "/model"),
          ),
        ]),
    ...tools.flatMap((tool, index) =>
      known.includes(tool)
        ? []
        : [
            finding(
              "tool-unknown",
              { tool, suggestion: nearest(tool, known) },
              placeOf(file.path, file.positions, `/tools/${index}`),
            ),
          ],
    ),
  ];
}
