import { type Finding, finding, nearest, type Place, type Position, type Reference } from "@blastgate/core";
import Handlebars from "handlebars";
import { isRole } from "../messages.ts";
import { leadsOut } from "../prompt-path.ts";
import { dataVariables, reservedNames, supportedHelpers, unsupportedHelpers } from "./helpers.ts";

type Call = hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression;
type Inclusion = hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement;

/** What a template refers to, and what in it could not be rendered. `firstLine` is where the template begins. */
export function inspect(
  program: hbs.AST.Program,
  path: string,
  firstLine: number,
): { references: Reference[]; findings: Finding[] } {
  const inspector = new Inspector(path, firstLine);
  inspector.accept(program);
  return { references: inspector.references, findings: inspector.findings };
}

/** Follows what Handlebars' compiler does with each call and partial; see `classifySexpr` there. */
class Inspector extends Handlebars.Visitor {
  readonly references: Reference[] = [];
  readonly findings: Finding[] = [];
  readonly #path: string;
  readonly #firstLine: number;
  /** Names of the blocks' parameters (`as |name|`), innermost last. They come before helpers. */
  readonly #blockParams: string[][] = [];
  /** Names of inline partials, innermost last. They come before prompts. */
  readonly #inlines: string[][] = [];

  constructor(path: string, firstLine: number) {
    super();
    this.#path = path;
    this.#firstLine = firstLine;
  }

  override Program(program: hbs.AST.Program): void {
    this.#blockParams.push(program.blockParams ?? []);
    // An inline partial holds in the whole of its block, before its definition too.
    this.#inlines.push(program.body.flatMap(inlineName));
    super.Program(program);
    this.#inlines.pop();
    this.#blockParams.pop();
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    this.#checkCall(mustache);
    super.MustacheStatement(mustache);
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    this.#checkCall(block);
    super.BlockStatement(block);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.#checkCall(expression);
    super.SubExpression(expression);
  }

  override Decorator(decorator: hbs.AST.Decorator): void {
    this.#unknown(`*${nameOf(decorator)}`, decorator);
  }

  override DecoratorBlock(decorator: hbs.AST.DecoratorBlock): void {
    if (nameOf(decorator) !== "inline") this.#unknown(`*${nameOf(decorator)}`, decorator);
    super.DecoratorBlock(decorator);
  }

  override PathExpression(path: hbs.AST.PathExpression): void {
    const name = path.parts[0];
    if (path.data && name !== undefined && !dataVariables.has(name)) {
      this.findings.push(finding("variable-unsupported", { name: `@${name}` }, this.#place(path)));
    }
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    this.#include(partial, false);
    super.PartialStatement(partial);
  }

  override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
    // Its block stands in where there is no such prompt.
    this.#include(partial, true);
    super.PartialBlockStatement(partial);
  }

  #include(partial: Inclusion, optional: boolean): void {
    if (partial.params.length > 1) {
      const detail = "a partial takes one context, and otherwise name=value pairs";
      this.findings.push(finding("template-syntax", { detail }, this.#place(partial)));
    }
    const { line, column } = this.#place(partial.name);
    const add = (target: string | null, written: string): void => {
      this.references.push({ target, written, position: { line, column }, ...(optional && { optional }) });
    };
    if (isSubExpression(partial.name)) {
      add(null, source(partial.name));
      return;
    }
    const written = String(partial.name.original);
    if (written === "@partial-block" || this.#inlines.some((names) => names.includes(written))) return;
    if (leadsOut(written)) {
      this.findings.push(finding("reference-outside-prompts", { written }, this.#place(partial.name)));
      return;
    }
    add(written, written);
  }

  #checkCall(call: Call): void {
    const { helpers } = Handlebars.AST;
    const name = isPath(call.path) ? (call.path.parts[0] ?? call.path.original) : nameOf(call);
    const simple = !isPath(call.path) || helpers.simpleId(call.path);
    if (simple && this.#blockParams.some((names) => names.includes(name))) return;
    if (!helpers.helperExpression(call) && !(simple && reservedNames.has(name))) return;

    if (unsupportedHelpers.includes(name)) {
      this.findings.push(finding("helper-unsupported", { name }, this.#place(call.path)));
    } else if (!supportedHelpers.includes(name)) {
      this.#unknown(name, call.path);
    } else if (name === "role" && !isRole(literalValue(call.params[0]))) {
      this.findings.push(finding("role-invalid", {}, this.#place(call.path)));
    }
  }

  #unknown(name: string, node: hbs.AST.Node): void {
    const suggestion = nearest(name, supportedHelpers);
    this.findings.push(finding("helper-unknown", { name, suggestion }, this.#place(node)));
  }

  /** Handlebars counts lines from 1 and columns from 0. */
  #place({ loc }: hbs.AST.Node): Place & Position {
    return { path: this.#path, line: loc.start.line + this.#firstLine - 1, column: loc.start.column + 1 };
  }
}

function inlineName(statement: hbs.AST.Statement): string[] {
  if (!isDecoratorBlock(statement) || nameOf(statement) !== "inline") return [];
  const name = literalValue(statement.params[0]);
  return typeof name === "string" ? [name] : [];
}

function isDecoratorBlock(node: hbs.AST.Node): node is hbs.AST.DecoratorBlock {
  return node.type === "DecoratorBlock";
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === "PathExpression";
}

function isSubExpression(node: hbs.AST.Node): node is hbs.AST.SubExpression {
  return node.type === "SubExpression";
}

function nameOf({ path }: Call | hbs.AST.Decorator): string {
  return "original" in path ? String(path.original) : path.type;
}

function literalValue(node: hbs.AST.Expression | undefined): unknown {
  return node && "value" in node ? node.value : undefined;
}

/** A dynamic partial's name, written out again. */
function source(expression: hbs.AST.Expression): string {
  if (isSubExpression(expression)) {
    const pairs = expression.hash?.pairs.map(({ key, value }) => `${key}=${source(value)}`) ?? [];
    return `(${[expression.path.original, ...expression.params.map(source), ...pairs].join(" ")})`;
  }
  const value = literalValue(expression);
  if (typeof value === "string") return JSON.stringify(value);
  return "original" in expression ? String(expression.original) : expression.type;
}
