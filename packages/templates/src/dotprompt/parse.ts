import { type Finding, finding, hashText, type Place } from "@blastgate/core";
import Handlebars from "handlebars";
import { type Essence, hashBody } from "../body.ts";
import type { ParsedTemplate, TemplateSource } from "../format.ts";
import { type Sections, splitFrontMatter } from "../front-matter.ts";
import { readMetadata } from "../metadata.ts";
import { essenceOf, hasCommentAtEdge } from "./essence.ts";
import { inspect } from "./inspect.ts";

export async function parseDotprompt({ path, text }: TemplateSource): Promise<ParsedTemplate> {
  const sections = splitFrontMatter(text);
  const { metadata, positions, findings } = await readMetadata(sections, path);
  try {
    const program = Handlebars.parse(sections.body);
    const inspected = inspect(program, path, sections.bodyLine);
    return {
      metadata,
      positions,
      references: inspected.references,
      body: hashBody(...formsOf(program, sections)),
      findings: [...findings, ...inspected.findings],
    };
  } catch (cause) {
    const problem = syntaxProblem(cause, path, sections.bodyLine);
    return { metadata, positions, references: [], body: hashText(sections.body), findings: [...findings, problem] };
  }
}

/**
 * A template with front matter renders trimmed by itself and untrimmed where it is included. Its tree decides both,
 * together with whether there is something to trim; except that a comment at an edge, which is not in the tree,
 * keeps the whitespace next to it from being trimmed.
 */
function formsOf(program: hbs.AST.Program, { frontMatter, body }: Sections): Essence[] {
  const trimmed = body.trim();
  const included = essenceOf(program);
  if (!frontMatter || trimmed === body) return [included];
  return [included, hasCommentAtEdge(program) ? essenceOf(Handlebars.parse(trimmed)) : "trimmed"];
}

/** Where the parser gave up. Its own message shows the line, then a caret, then all the tokens it would have taken. */
function syntaxProblem(cause: unknown, path: string, firstLine: number): Finding {
  if (!(cause instanceof Error)) throw cause;
  const [headline = "", excerpt = ""] = cause.message.split("\n");
  const got = /got '(\w+)'/.exec(cause.message)?.[1];
  const detail = got
    ? `unexpected ${tokens[got] ?? "text"}${excerpt ? ` near "${excerpt}"` : ""}`
    : headline.replace(/ - \d+:\d+$/, "");
  const line = "lineNumber" in cause ? Number(cause.lineNumber) : Number(/line (\d+)/.exec(headline)?.[1] ?? 1);
  const column = "column" in cause ? Number(cause.column) + 1 : undefined;
  const where: Place = { path, line: line + firstLine - 1, ...(column !== undefined && { column }) };
  return finding("template-syntax", { detail }, where);
}

/** Words for the parser's tokens that people meet most. */
const tokens: Readonly<Record<string, string>> = {
  EOF: "end of the file",
  INVALID: "character",
  OPEN_ENDBLOCK: "closing tag",
  INVERSE: "{{else}}",
  CLOSE: "}}",
};
