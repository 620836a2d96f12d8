import { type Essence, joinTexts } from "../body.ts";
import { fieldsOf, isNode, type Node, nodesIn } from "./nunjucks.ts";

/** What of a nunjucks template can reach the rendered text. Its parser has already left the comments out. */
export function essenceOf(value: unknown): Essence {
  if (Array.isArray(value)) return joinTexts(value.map(essenceOf));
  if (!isNode(value)) return primitive(value);
  const text = plainText(value);
  if (text !== undefined) return text;
  return [value.typename, ...fieldsOf(value).map(([key, field]) => ({ [key]: essenceOf(field) }))];
}

/** The template's own text, which the parser wraps piece by piece into outputs. */
function plainText(node: Node): string | undefined {
  if (isNode(node, "TemplateData")) return String(node.value);
  if (!isNode(node, "Output")) return undefined;
  const pieces = nodesIn(node.children);
  return pieces.every((piece) => isNode(piece, "TemplateData"))
    ? pieces.map((piece) => String(piece.value)).join("")
    : undefined;
}

function primitive(value: unknown): Essence {
  if (value instanceof RegExp) return { regexp: String(value) };
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
