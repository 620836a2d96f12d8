import { type BindingPart, type InputTemplate, parseInput, partsOf } from "../cases/binding.ts";
import { fitsReader, type Promised, promisesField } from "../compatibility/promises.ts";
import { placeOf, pointer } from "../data/places.ts";
import { finding } from "../findings/catalogue.ts";
import { nearest } from "../findings/suggestion.ts";
import type { JsonObject, Place } from "../schemas/common.ts";
import type { Step } from "../schemas/feature.ts";
import type { Finding } from "../schemas/finding.ts";
import type { FeatureFile, PromptFile, Snapshot } from "../schemas/snapshot.ts";
import { type Producer, producersOf } from "./produced-schemas.ts";

type Read = Extract<BindingPart, { kind: "step" }>;

/**
 * Hand-overs between steps that may fail: a field that the step before does not promise in every answer, and a value that
 * the prompt's input schema does not take. Of steps and bindings that are wrong in themselves nothing is said here.
 */
export function checkHandOvers(snapshot: Snapshot): Finding[] {
  const reading = snapshot.features.filter(({ value }) => value.steps.some(({ input }) => input !== undefined));
  if (reading.length === 0) return [];
  const producers = producersOf(snapshot);
  const prompts = new Map(snapshot.prompts.map((file) => [file.id, file]));
  return reading.flatMap((file) =>
    file.value.steps.flatMap((step, index) => {
      const before = new Map(file.value.steps.slice(0, index).map((each) => [each.id, each]));
      return checkStep(
        file,
        step,
        index,
        (read) => {
          const source = before.get(read.step);
          const producer = source && producers.get(source.prompt);
          return source && producer && !producer.broken ? { prompt: source.prompt, producer } : undefined;
        },
        prompts.get(step.prompt),
      );
    }),
  );
}

interface Source {
  prompt: string;
  producer: Producer;
}

function checkStep(
  { path, positions }: FeatureFile,
  step: Step,
  index: number,
  sourceOf: (read: Read) => Source | undefined,
  reader: PromptFile | undefined,
): Finding[] {
  const { template } = parseInput(step.input ?? {});
  if (template.kind !== "object") return [];
  return template.entries.flatMap(([variable, value]) => {
    const where = placeOf(path, positions, pointer("steps", index, "input", variable));
    const reads = partsOf(value).filter((part): part is Read => part.kind === "step");
    return reads.flatMap((read) => {
      const source = sourceOf(read);
      if (!source) return [];
      const found = checkRead(step, variable, read, source, where);
      return found.length > 0
        ? found
        : checkFit(step, variable, read, { source, reader, isAlone: isAlone(value) }, where);
    });
  });
}

function checkRead(step: Step, variable: string, read: Read, { prompt, producer }: Source, where: Place): Finding[] {
  if (read.path.length === 0) return [];
  const args = { step: step.id, read: read.step, field: read.path.join("."), prompt };
  if (producer.schemas.length === 0) return [finding("hand-over-without-schema", args, where)];
  const { kind } = promisesField(producer.schemas, read.path);
  if (kind === "broken") return [finding("hand-over-unpromised", args, where)];
  return kind === "undecidable" ? [finding("hand-over-undecidable", { ...args, variable }, where)] : [];
}

interface HandOver {
  source: Source;
  reader: PromptFile | undefined;
  /** The value goes over as it is; among other text it becomes text. */
  isAlone: boolean;
}

function checkFit(step: Step, variable: string, read: Read, handOver: HandOver, where: Place): Finding[] {
  const { source, reader, isAlone: keepsType } = handOver;
  const schema = reader?.metadata.input.schema;
  if (!schema || source.producer.schemas.length === 0) return [];
  const fits: Promised = keepsType
    ? fitsReader(source.producer.schemas, read.path, schema, variable)
    : fitsReader([{ type: "string" }], [], schema, variable);
  const args = { step: step.id, variable, read: read.step, prompt: step.prompt };
  if (fits.kind === "broken" && isUnknown(variable, schema)) {
    const suggestion = nearest(variable, Object.keys(schema.properties ?? {}));
    return [finding("hand-over-variable-unknown", { step: step.id, variable, prompt: step.prompt, suggestion }, where)];
  }
  if (fits.kind === "broken") return [finding("hand-over-unfit", { ...args, example: fits.example }, where)];
  return fits.kind === "undecidable" ? [finding("hand-over-undecidable", args, where)] : [];
}

/** Whether the prompt takes nothing of that name at all. */
function isUnknown(variable: string, { properties, patternProperties, additionalProperties }: JsonObject): boolean {
  const isNamed = typeof properties === "object" && properties !== null && Object.hasOwn(properties, variable);
  return !isNamed && patternProperties === undefined && additionalProperties === false;
}

function isAlone(value: InputTemplate): boolean {
  return value.kind === "binding" && value.binding.length === 1;
}
