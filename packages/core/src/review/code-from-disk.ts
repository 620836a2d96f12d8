import { finding } from "../findings/catalogue.ts";
import { configPath } from "../graph/build-graph.ts";
import type { Json } from "../schemas/common.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Snapshot } from "../schemas/snapshot.ts";

/** What promptfoo takes for a program to run: `file://provider.js`, `exec:./ask.sh`, `python:ask.py`. */
const program = /^(file:\/\/|(exec|python|golang|ruby|package|module|script):)|\.([cm]?[jt]s|py|go|rb)(:\w+)?$/;

/**
 * The models and graders that are programs in the working tree. They are the candidate's, whatever revision names them, so
 * that they must not run where it is not trusted.
 */
export function codeFromDisk({ config, suites, datasets }: Snapshot): Finding[] {
  const inModels = Object.entries(config.models).flatMap(([name, model]) =>
    texts(model as unknown as Json)
      .filter((text) => program.test(text))
      .map((written) => finding("untrusted-program", { what: `model "${name}"`, written }, { path: configPath })),
  );
  const graders = [
    ...suites.map((file) => ({ path: file.path, value: file.value as unknown as Json })),
    ...datasets.map((file) => ({ path: file.path, value: file.rows as unknown as Json })),
  ].flatMap(({ path, value }) =>
    [...new Set(providersIn(value))]
      .filter((text) => program.test(text))
      .map((written) => finding("untrusted-program", { what: "a grader", written }, { path })),
  );
  return [...inModels, ...graders];
}

function texts(value: Json): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

function providersIn(value: Json): string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(providersIn);
  return Object.entries(value).flatMap(([key, each]) => (key === "provider" ? texts(each) : providersIn(each)));
}
