import {
  type Finding,
  finding,
  type JsonObject,
  jsonObjectSchema,
  nearest,
  type Positions,
  type PromptMetadata,
  parseData,
  placeOf,
  promptMetadataSchema,
} from "@blastgate/core";
import { z } from "zod";
import type { Sections } from "./front-matter.ts";
import { once } from "./once.ts";

const library = once(() => import("dotprompt"));

const schemaSource = z.union([z.string(), jsonObjectSchema]);

/** Dotprompt's front matter, and ours (`owner`, `uses`). Keys with a dot are Dotprompt's extensions, and pass. */
const frontMatterSchema = z.looseObject({
  ...promptMetadataSchema.shape,
  input: z.strictObject({ schema: schemaSource.optional(), default: z.optional(jsonObjectSchema) }).default({}),
  output: z.strictObject({ format: z.enum(["text", "json"]).optional(), schema: schemaSource.optional() }).default({}),
  /** Dotprompt's own names for a prompt. Here the path names it, and its contract has the version. */
  name: z.string().optional(),
  variant: z.string().optional(),
  version: z.union([z.string(), z.number()]).optional(),
});

export interface Metadata {
  metadata: PromptMetadata;
  positions: Positions;
  findings: Finding[];
}

/** Reads a template's front matter, and says everything that is wrong with it. Broken, it counts as none. */
export async function readMetadata({ frontMatter, unclosed }: Sections, path: string): Promise<Metadata> {
  if (unclosed) {
    return {
      metadata: noMetadata(),
      positions: {},
      findings: [finding("front-matter-unclosed", {}, { path, line: 1 })],
    };
  }
  if (!frontMatter) return { metadata: noMetadata(), positions: {}, findings: [] };

  const { firstLine } = frontMatter;
  const { value, positions, findings } = parseData(frontMatter.text, frontMatterSchema, { path, firstLine });
  findings.push(...unknownKeys(path, positions));
  if (!value) return { metadata: noMetadata(), positions, findings };

  const normalise = async (source: string | JsonObject | undefined, key: "input" | "output") => {
    if (source === undefined) return {};
    try {
      return { schema: await jsonSchemaOf(source) };
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message.replace(/^Picoschema: /, "") : String(cause);
      findings.push(
        finding("schema-invalid", { key: `${key}.schema`, detail }, placeOf(path, positions, `/${key}/schema`)),
      );
      return {};
    }
  };
  const { description, owner, model, config, input, output, tools, uses } = value;
  const metadata: PromptMetadata = {
    ...(description !== undefined && { description }),
    ...(owner !== undefined && { owner }),
    ...(model !== undefined && { model }),
    config,
    input: {
      ...(await normalise(input.schema, "input")),
      ...(input.default !== undefined && { default: input.default }),
    },
    output: {
      ...(output.format !== undefined && { format: output.format }),
      ...(await normalise(output.schema, "output")),
    },
    tools,
    uses,
  };
  return { metadata, positions, findings };
}

function noMetadata(): PromptMetadata {
  return promptMetadataSchema.parse({});
}

function unknownKeys(path: string, positions: Positions): Finding[] {
  const known = Object.keys(frontMatterSchema.shape);
  return Object.entries(positions).flatMap(([at, position]) => {
    const [, key, ...deeper] = at.split("/");
    if (key === undefined || deeper.length > 0 || known.includes(key) || key.includes(".")) return [];
    return [finding("unknown-key", { key, suggestion: nearest(key, known) }, { path, ...position })];
  });
}

/** JSON Schema for Picoschema, or for JSON Schema itself. */
async function jsonSchemaOf(source: string | JsonObject): Promise<JsonObject> {
  const { picoschema } = await library();
  // Written and read again, it loses the keys that are there without a value.
  const { type, ...rest }: JsonObject = JSON.parse(JSON.stringify(await picoschema(source)));
  // Picoschema's `any` at the top comes out as a type that JSON Schema does not have.
  return type === undefined || type === "any" ? rest : { type, ...rest };
}
