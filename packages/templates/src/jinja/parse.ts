import { posix } from "node:path";
import { type Finding, finding, hashText } from "@blastgate/core";
import nunjucks from "nunjucks";
import { hashBody } from "../body.ts";
import type { ParsedTemplate, TemplateSource } from "../format.ts";
import { splitFrontMatter } from "../front-matter.ts";
import { readMetadata } from "../metadata.ts";
import { essenceOf } from "./essence.ts";
import { inspect } from "./inspect.ts";

export async function parseJinja({ path, root, text }: TemplateSource): Promise<ParsedTemplate> {
  const sections = splitFrontMatter(text);
  const { metadata, positions, findings } = await readMetadata(sections, path);
  const { body, bodyLine } = sections;
  try {
    const tree = nunjucks.parser.parse(body, [], {});
    const folder = posix.dirname(posix.relative(root, path));
    const inspected = inspect(tree, { path, folder, firstLine: bodyLine });
    return {
      metadata,
      positions,
      references: inspected.references,
      body: hashBody(essenceOf(tree)),
      findings: [...findings, ...inspected.findings],
    };
  } catch (cause) {
    const problem = syntaxProblem(cause, path, bodyLine);
    return { metadata, positions, references: [], body: hashText(body), findings: [...findings, problem] };
  }
}

/** nunjucks counts the places in its errors from 1, and gives none where the file ends too early. */
function syntaxProblem(cause: unknown, path: string, firstLine: number): Finding {
  if (!(cause instanceof Error)) throw cause;
  const { line, column } = placeIn(cause);
  return finding(
    "template-syntax",
    { detail: cause.message.replace(/\.$/, "") },
    { path, line: (line ?? 1) + firstLine - 1, ...(column !== undefined && { column }) },
  );
}

function placeIn(cause: object): { line?: number; column?: number } {
  const line = "lineno" in cause && typeof cause.lineno === "number" ? cause.lineno : undefined;
  const column = "colno" in cause && typeof cause.colno === "number" ? cause.colno : undefined;
  return { ...(line !== undefined && { line }), ...(column !== undefined && { column }) };
}
