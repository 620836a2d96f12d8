import { BlastgateError, dialectName, finding, type JsonObject } from "@blastgate/core";
import { type OutputUnit, Validator } from "@cfworker/json-schema";

/** Holds the variables of a prompt against its input schema. */
export class InputCheck {
  readonly #prompt: string;
  readonly #release: string;
  readonly #validator: Validator | undefined;

  /** @throws BlastgateError `runtime-release-unusable` */
  constructor(prompt: string, schema: JsonObject | undefined, release: string) {
    this.#prompt = prompt;
    this.#release = release;
    if (!schema) return;
    const dialect = dialectName(schema.$schema);
    if (!dialect) throw this.#unusable("it is written in an unknown dialect");
    try {
      // A copy, since the validator makes notes in it.
      this.#validator = new Validator(structuredClone(schema), dialect === "2020-12" ? "2020-12" : "7", false);
    } catch (cause) {
      throw this.#unusable(firstLine(cause), cause);
    }
  }

  /** @throws BlastgateError `prompt-input-refused` with everything that is wrong; `runtime-release-unusable` */
  refuse(variables: Readonly<Record<string, unknown>>): void {
    const problems = problemsOfData(variables, "", 0);
    if (problems.length === 0) problems.push(...this.#problemsOfSchema(variables));
    if (problems.length === 0) return;
    const prompt = this.#prompt;
    throw new BlastgateError(problems.map((problem) => finding("prompt-input-refused", { prompt, ...problem })));
  }

  #problemsOfSchema(variables: unknown): Problem[] {
    if (!this.#validator) return [];
    try {
      const { valid, errors } = this.#validator.validate(variables);
      return valid ? [] : tellable(errors);
    } catch (cause) {
      // A reference that leads nowhere, or in a circle, shows when it is followed.
      throw this.#unusable(firstLine(cause), cause);
    }
  }

  #unusable(detail: string, cause?: unknown): BlastgateError {
    const about = { release: this.#release, prompt: this.#prompt, detail };
    return new BlastgateError([finding("runtime-release-unusable", about)], { cause });
  }
}

interface Problem {
  /** JSON pointer; empty for the variables as a whole. */
  at: string;
  detail: string;
}

const most = 10;
const deepest = 100;

/** Where there is something else than JSON has: templates would call functions, and print what objects say of themselves. */
function problemsOfData(value: unknown, at: string, depth: number): Problem[] {
  if (value === null || typeof value === "string" || typeof value === "boolean") return [];
  if (typeof value === "number") return Number.isFinite(value) ? [] : [{ at, detail: `${value} is no number of JSON` }];
  if (typeof value !== "object") return [{ at, detail: `it is of type ${typeof value}, which is no data` }];
  if (depth === deepest) return [{ at, detail: "it is nested too deeply, or in itself" }];
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) {
    return [{ at, detail: "it is an instance of a class, which is no plain data" }];
  }
  return Object.entries(value).flatMap(([key, each]) => problemsOfData(each, `${at}/${key}`, depth + 1));
}

/** What says most: of an error and those that led to it, the latter. */
function tellable(errors: readonly OutputUnit[]): Problem[] {
  const told = errors.filter(({ keyword }) => keyword !== "false");
  const causes = told.filter(
    ({ keywordLocation }) => !told.some((other) => other.keywordLocation.startsWith(`${keywordLocation}/`)),
  );
  return causes.slice(0, most).map(({ instanceLocation, error }) => ({
    at: instanceLocation.replace(/^#/, ""),
    detail: error
      .replace(/\.$/, "")
      .replace(/^Instance type "(\w+)" is invalid\. Expected /, "it is of type $1, and has to be ")
      .replace(/^(Instance|String|Array) /, "it "),
  }));
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0]?.replace(/\.$/, "") ?? "";
}
