import nunjucks from "nunjucks";

/** The parts of nunjucks that its published types leave out. */
declare module "nunjucks" {
  interface Environment {
    filters: Record<string, unknown>;
    tests: Record<string, unknown>;
    globals: Record<string, unknown>;
  }
  interface Template {
    /** Set once the template is compiled. */
    rootRenderFunc: RenderFunction;
    blocks: Record<string, RenderFunction>;
  }
  type RenderFunction = (env: unknown, context: unknown, frame: unknown, runtime: unknown, cb: unknown) => void;
  namespace parser {
    function parse(source: string, extensions: unknown[], options: object): nodes.Node;
  }
  namespace nodes {
    /** Lines and columns count from 0. The fields of each kind stand in nunjucks' `nodes.js`. */
    class Node {
      readonly typename: string;
      readonly lineno: number;
      readonly colno: number;
      readonly [field: string]: unknown;
    }
  }
  namespace runtime {
    function callWrap(callee: unknown, name: string, context: unknown, args: unknown[]): unknown;
  }
}

export type Node = nunjucks.nodes.Node;

/** Whether the value is a node, of one of these kinds where any are named. */
export function isNode<Typename extends string = string>(
  value: unknown,
  ...typenames: Typename[]
): value is Node & { readonly typename: Typename } {
  return (
    value instanceof nunjucks.nodes.Node &&
    (typenames.length === 0 || typenames.some((name) => name === value.typename))
  );
}

/** A node's fields. Those that nunjucks' own walk visits leave some out (the body of `{% set %}`). */
export function fieldsOf(node: Node): [string, unknown][] {
  return Object.entries(node).filter(([key]) => key !== "lineno" && key !== "colno");
}

/** The value as a list of nodes: itself, its members, or a node list's children. */
export function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (!isNode(value)) return [];
  return isNode(value, "NodeList", "Array", "Group") ? nodesIn(value.children) : [value];
}

/** Visits a node and all below it. */
export function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const each of value) walk(each, visit);
  else if (isNode(value)) {
    visit(value);
    for (const [, field] of fieldsOf(value)) walk(field, visit);
  }
}
