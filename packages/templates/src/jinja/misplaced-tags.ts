import { isNode, type Node, nodesIn } from "./nunjucks.ts";

/** Tags that nunjucks compiles into a callback around all that follows, by the word they are written with. */
const wrapping: Readonly<Record<string, string>> = {
  Include: "include",
  Extends: "extends",
  Import: "import",
  FromImport: "from",
  Block: "block",
};

/**
 * Tags that load or place a template directly in the `else` of a loop or in a case: nunjucks does not close their
 * callback there, and makes JavaScript that cannot be parsed. An `if` around them closes it.
 */
export function misplacedTags(node: Node): { tag: string; at: Node }[] {
  if (isNode(node, "For")) return wrappingTags(node.else_);
  if (isNode(node, "Switch"))
    return [...nodesIn(node.cases).map((each) => each.body), node.default].flatMap(wrappingTags);
  return [];
}

function wrappingTags(body: unknown): { tag: string; at: Node }[] {
  return nodesIn(body).flatMap((at) => {
    const tag = wrapping[at.typename];
    return tag ? [{ tag, at }] : [];
  });
}
