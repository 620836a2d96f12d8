import { posix } from "node:path";
import { type Finding, finding, type Reference } from "@blastgate/core";
import { hashBody } from "../body.ts";
import type { ParsedTemplate, TemplateSource } from "../format.ts";
import { readMetadata } from "../metadata.ts";
import { targetOfPath } from "../prompt-path.ts";
import { referenceLines } from "./reference-lines.ts";
import { sectionsOf } from "./sections.ts";

export async function parseText({ path, root, text }: TemplateSource): Promise<ParsedTemplate> {
  const sections = sectionsOf(path, text);
  const { metadata, positions, findings } = await readMetadata(sections, path);
  const references: Reference[] = [];
  const outside: Finding[] = [];
  for (const reference of await referenceLines(sections.body, posix.relative(root, path))) {
    const { written, column } = reference;
    const position = { line: reference.line + sections.bodyLine, column };
    const target = reference.path === undefined ? undefined : targetOfPath(reference.path);
    if (target === undefined) outside.push(finding("reference-outside-prompts", { written }, { path, ...position }));
    else references.push({ target, written, position });
  }
  return { metadata, positions, references, body: hashBody(sections.body), findings: [...findings, ...outside] };
}
