import { posix } from "node:path";
import { type Finding, finding, nearest, type Place, type Position, type Reference } from "@blastgate/core";
import { isRole } from "../messages.ts";
import { targetOfPath } from "../prompt-path.ts";
import { filters, tests } from "./environment.ts";
import { misplacedTags } from "./misplaced-tags.ts";
import { isNode, type Node, nodesIn, walk } from "./nunjucks.ts";
import { unsafeNames } from "./unsafe-names.ts";

/** Tags that render later than a prompt can wait. */
const asyncTags: Readonly<Record<string, string>> = {
  IfAsync: "ifAsync",
  AsyncEach: "asyncEach",
  AsyncAll: "asyncAll",
};

/** Where a template stands: its file, that file's folder seen from the prompts folder, and its first line there. */
export interface Origin {
  path: string;
  folder: string;
  firstLine: number;
}

/** What a template refers to, and what in it could not or must not be rendered. */
export function inspect(root: Node, origin: Origin): { references: Reference[]; findings: Finding[] } {
  const references: Reference[] = [];
  const findings: Finding[] = [];
  walk(root, (node) => {
    findings.push(...problemsOf(node, (at) => placeOf(at, origin)));
    if (!isNode(node, "Include", "Extends", "Import", "FromImport")) return;
    for (const template of nodesIn(node.template).flatMap(alternatives)) {
      const { path, ...position } = placeOf(template, origin);
      const optional = node.ignoreMissing === true && { optional: true as const };
      const { value } = template;
      if (!isNode(template, "Literal") || typeof value !== "string") {
        references.push({ target: null, written: source(template), position, ...optional });
        continue;
      }
      const target = targetOfPath(isRelative(value) ? posix.join(origin.folder, value) : value);
      if (target === undefined) {
        findings.push(finding("reference-outside-prompts", { written: value }, { path, ...position }));
      } else {
        references.push({ target, written: value, position, ...optional });
      }
    }
  });
  return { references, findings };
}

/** nunjucks resolves these from the template they stand in, and all others from the root. */
export function isRelative(name: string): boolean {
  return name.startsWith("./") || name.startsWith("../");
}

function problemsOf(node: Node, place: (node: Node) => Place): Finding[] {
  const unsafe = unsafeNames(node);
  if (unsafe.length > 0) {
    return unsafe.map((at) => finding("template-unsafe", { name: String(at.value ?? at.typename) }, place(at)));
  }
  const misplaced = misplacedTags(node);
  if (misplaced.length > 0) return misplaced.map(({ tag, at }) => finding("tag-misplaced", { tag }, place(at)));
  const tag = asyncTags[node.typename];
  if (tag) return [finding("helper-unsupported", { name: tag }, place(node))];
  if (isNode(node, "Filter")) return unknown(node.name, filters, place);
  if (isNode(node, "Is")) return unknown(node.right, tests, place);
  if (isNode(node, "FunCall") && isNode(node.name, "Symbol") && node.name.value === "role") {
    const [role] = isNode(node.args) ? nodesIn(node.args) : [];
    if (!isNode(role, "Literal") || !isRole(role.value)) return [finding("role-invalid", {}, place(node.name))];
  }
  return [];
}

function unknown(named: unknown, known: readonly string[], place: (node: Node) => Place): Finding[] {
  const symbol = isNode(named, "FunCall") ? named.name : named;
  if (!isNode(symbol, "Symbol")) return [];
  const name = String(symbol.value);
  return known.includes(name)
    ? []
    : [finding("helper-unknown", { name, suggestion: nearest(name, known) }, place(symbol))];
}

/** Both sides of `"a" if x else "b"` are known beforehand. */
function alternatives(template: Node): Node[] {
  return isNode(template, "InlineIf") ? nodesIn([template.body, template.else_]).flatMap(alternatives) : [template];
}

function placeOf(node: Node, { path, firstLine }: Origin): Place & Position {
  return { path, line: node.lineno + firstLine, column: node.colno + 1 };
}

/** An expression for a person to recognise it by. */
function source(node: unknown): string {
  if (isNode(node, "Symbol")) return String(node.value);
  if (isNode(node, "Literal")) return JSON.stringify(node.value);
  if (isNode(node, "LookupVal")) return `${source(node.target)}[${source(node.val)}]`;
  if (isNode(node, "Add", "Concat")) return `${source(node.left)} ~ ${source(node.right)}`;
  return "…";
}
