import {
  type AssertionResult,
  BlastgateError,
  type ContractFile,
  dialectName,
  finding,
  type Json,
  type JsonObject,
  jsonSchema,
  type PromptFile,
  wellFormed,
} from "@blastgate/core";
import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** What a prompt must answer. */
export interface OutputRule {
  prompt: string;
  format: "text" | "json";
  checks: ValidateFunction[];
}

const compiled = new WeakMap<JsonObject, ValidateFunction>();

/**
 * The prompt's own output schema and that of its contract. The output is JSON where the prompt says so, or where a
 * schema admits anything but texts.
 *
 * @throws BlastgateError `schema-dialect-unknown`, `output-schema-invalid`
 */
export function outputRule(prompt: PromptFile, contracts: readonly ContractFile[]): OutputRule {
  const { format, schema } = prompt.metadata.output;
  const contract = contracts.find(({ value }) => value.prompt === prompt.id);
  const written = [
    { schema, where: { path: prompt.path } },
    { schema: contract?.value.output, where: { path: contract?.path ?? prompt.path } },
  ];
  const schemas = written.flatMap(({ schema, where }) => (schema ? [{ schema, where }] : []));
  return {
    prompt: prompt.id,
    format: format ?? (schemas.every(({ schema }) => admitsOnlyText(schema)) ? "text" : "json"),
    checks: schemas.map(({ schema, where }) => {
      const dialect = dialectName(schema.$schema);
      if (!dialect) {
        throw new BlastgateError([finding("schema-dialect-unknown", { written: String(schema.$schema) }, where)]);
      }
      try {
        return compileSchema(schema, dialect);
      } catch (error) {
        const detail = error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
        throw new BlastgateError([finding("output-schema-invalid", { prompt: prompt.id, detail }, where)]);
      }
    }),
  };
}

/**
 * An output as the next step gets it, and whether it is what was to be answered. JSON is parsed strictly: what comes
 * in a code fence or with words around it is not what a program downstream can read.
 */
export function readOutput(raw: Json, rule: OutputRule, step: string): { output: Json; checks: AssertionResult[] } {
  const parsed = rule.format === "json" && typeof raw === "string" ? parseJson(raw) : { output: raw };
  if (rule.format === "text" && rule.checks.length === 0) return { output: raw, checks: [] };
  const problems =
    "problem" in parsed ? [parsed.problem] : rule.checks.flatMap((check) => violations(check, parsed.output));
  const pass = problems.length === 0;
  return {
    output: "output" in parsed ? parsed.output : raw,
    checks: [
      {
        origin: { kind: "output-schema", prompt: rule.prompt, step },
        type: "output-schema",
        pass,
        score: pass ? 1 : 0,
        reason: pass ? "The output is what its schema says." : problems.join("; "),
      },
    ],
  };
}

function parseJson(text: string): { output: Json } | { problem: string } {
  try {
    return { output: wellFormed(jsonSchema.parse(JSON.parse(text))) };
  } catch (error) {
    const fenced = /^\s*```/.test(text) ? "it is wrapped in a code fence" : undefined;
    const detail = fenced ?? (error instanceof Error ? error.message : String(error));
    return { problem: `The output is not JSON: ${detail}` };
  }
}

function compileSchema(schema: JsonObject, dialect: "draft-07" | "2020-12"): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  // An instance a schema, since both sides may use one `$id` for different schemas. Without `loadSchema` it has no way to
  // fetch what a reference names: such a schema does not compile.
  const options = { strict: false, allErrors: true, logger: false } as const;
  const ajv = dialect === "2020-12" ? new Ajv2020(options) : new Ajv(options);
  addFormats.default(ajv);
  const check = ajv.compile(schema);
  compiled.set(schema, check);
  return check;
}

function violations(check: ValidateFunction, output: Json): string[] {
  if (check(output)) return [];
  return (check.errors ?? []).map((error) => `${error.instancePath || "the output"} ${error.message ?? error.keyword}`);
}

function admitsOnlyText(schema: JsonObject): boolean {
  const values = Array.isArray(schema.enum) ? schema.enum : "const" in schema ? [schema.const] : undefined;
  return schema.type === "string" || values?.every((value) => typeof value === "string") === true;
}
