import {
  type Finding,
  type FoundConfig,
  finding,
  type JsonObject,
  jsonObjectSchema,
  parseData,
  placeOf,
  pointer,
} from "@blastgate/core";
import { namedModels } from "./promptfoo-models.ts";
import { namedPrompts } from "./promptfoo-prompts.ts";
import { readDefaultTest, readTests } from "./promptfoo-tests.ts";

/** The files of a repository. */
export interface Files {
  paths: ReadonlySet<string>;
  /** The text of a file, with line ends as `\n`. */
  read(path: string): Promise<string | undefined>;
}

/** What a promptfoo config says of prompts, models and tests, and what of it is not taken over. */
export async function readPromptfooConfig(
  path: string,
  files: Files,
): Promise<{ config: FoundConfig | null; unsure: Finding[] }> {
  const text = await files.read(path);
  const { value, positions, findings } = parseData(text ?? "", jsonObjectSchema, { path });
  if (!value) return { config: null, unsure: findings };
  const origin = { ...files, path, at: (at: string) => placeOf(path, positions, at) };
  const prompts = namedPrompts(value.prompts, origin);
  const models = namedModels(value.providers ?? value.targets, origin.at(pointer("providers")));
  const tests = await readTests(value.tests, origin);
  const { description } = value;
  const shared = await readDefaultTest(value.defaultTest, origin);
  return {
    config: {
      path,
      description: typeof description === "string" ? description : null,
      prompts: prompts.files,
      models: models.models,
      tests: tests.tests,
      defaultTest: shared.defaultTest,
      unsure: { models: models.unsure, tests: [...tests.unsure, ...shared.unsure, ...leftOut(value, path)] },
    },
    unsure: prompts.unsure,
  };
}

/** Keys that are taken over, or that say nothing of what is asked and how it is judged. */
const known: readonly string[] = [
  "$schema",
  "description",
  "prompts",
  "providers",
  "targets",
  "tests",
  "defaultTest",
  "outputPath",
  "sharing",
  "tags",
  "metadata",
  "commandLineOptions",
];

function leftOut(config: JsonObject, path: string): Finding[] {
  const keys = Object.keys(config).filter((key) => !known.includes(key));
  return keys.length > 0 ? [finding("init-config-left-out", { keys: keys.map((key) => `\`${key}\``) }, { path })] : [];
}
