import { type Essence, joinTexts } from "../body.ts";

/**
 * Keys of Handlebars' syntax tree that say nothing about the output. Whitespace control has already been applied to
 * the texts around, and nothing is escaped.
 */
const silent: ReadonlySet<string> = new Set([
  "type",
  "loc",
  "strip",
  "openStrip",
  "inverseStrip",
  "closeStrip",
  "chained",
  "escaped",
]);

/** What of a Handlebars template can reach the rendered text. Comments cannot. */
export function essenceOf(node: unknown): Essence {
  if (Array.isArray(node)) return node.map(essenceOf);
  if (typeof node !== "object" || node === null) return primitive(node);
  const type = "type" in node ? String(node.type) : "";
  if (type === "ContentStatement") return "value" in node ? String(node.value) : "";
  if (type === "CommentStatement") return "";
  const parts: Essence = { type };
  for (const [key, value] of Object.entries(node)) {
    if (silent.has(key)) continue;
    parts[key] = key === "body" && Array.isArray(value) ? joinTexts(value.map(essenceOf)) : essenceOf(value);
  }
  return parts;
}

/** Whether the template has a comment before or after all that it renders. */
export function hasCommentAtEdge({ body }: hbs.AST.Program): boolean {
  const isBlank = (node: hbs.AST.Statement): boolean =>
    node.type === "ContentStatement" && "original" in node && String(node.original).trim() === "";
  const shown = body.filter((node) => !isBlank(node));
  return shown.at(0)?.type === "CommentStatement" || shown.at(-1)?.type === "CommentStatement";
}

function primitive(value: unknown): Essence {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
