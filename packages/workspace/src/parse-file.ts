import { posix } from "node:path";
import {
  type Artefact,
  checkArtefact,
  contractSchema,
  type FeatureFile,
  type Finding,
  featureSchema,
  finding,
  idSchema,
  parseData,
  suiteSchema,
} from "@blastgate/core";
import { parsePrompt } from "@blastgate/templates";
import type { z } from "zod";
import { parseDataset } from "./datasets/parse-dataset.ts";
import type { Folders } from "./folders.ts";
import type { Role } from "./roles.ts";

export interface ParsedFile {
  /** `null`: nothing that could be; it says why in its findings. */
  artefact: Artefact | null;
  findings: Finding[];
}

/** Reads one file by its role, and looks at its schemas and patterns. The result depends on nothing but these arguments. */
export async function parseFile(
  role: Exclude<Role, "other">,
  origin: { path: string; digest: string },
  text: string,
  folders: Folders,
): Promise<ParsedFile> {
  const { artefact, findings } = await parseByRole(role, origin, text, folders);
  return { artefact, findings: artefact ? [...findings, ...(await checkArtefact(artefact))] : findings };
}

async function parseByRole(
  role: Exclude<Role, "other">,
  origin: { path: string; digest: string },
  text: string,
  folders: Folders,
): Promise<ParsedFile> {
  switch (role) {
    case "prompt": {
      const { file, findings } = await parsePrompt({ ...origin, root: folders.prompts, text });
      return { artefact: file ? { role, file } : null, findings };
    }
    case "suite": {
      const name = posix.relative(folders.evals, posix.dirname(origin.path));
      if (!idSchema.safeParse(name).success) {
        return { artefact: null, findings: [finding("suite-name-invalid", { name }, { path: origin.path })] };
      }
      return parseYaml(suiteSchema, origin, text, (value) => ({ role, file: { ...origin, name, ...value } }));
    }
    case "feature":
      return parseYaml(featureSchema, origin, text, (value) => ({ role, file: { ...origin, ...value } }));
    case "contract":
      return parseYaml(contractSchema, origin, text, (value) => ({ role, file: { ...origin, ...value } }));
    case "dataset": {
      const { rows, lines, findings } = parseDataset(text, origin.path);
      return { artefact: rows ? { role, file: { ...origin, rows, lines } } : null, findings };
    }
  }
}

function parseYaml<Schema extends z.core.$ZodType>(
  schema: Schema,
  { path }: { path: string },
  text: string,
  wrap: (parsed: { value: z.output<Schema>; positions: FeatureFile["positions"] }) => Artefact,
): ParsedFile {
  const { value, positions, findings } = parseData(text, schema, { path });
  return { artefact: value === undefined ? null : wrap({ value, positions }), findings };
}
