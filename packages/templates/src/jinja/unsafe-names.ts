import { isNode, type Node, nodesIn } from "./nunjucks.ts";

/**
 * Fields from which nunjucks' compiler writes a name into JavaScript, unquoted or half quoted. Its parser lets other
 * expressions and odd characters through there, and with them code.
 */
const nameFields: Readonly<Record<string, readonly string[]>> = {
  Block: ["name"],
  Macro: ["name", "args"],
  Caller: ["args"],
  Import: ["target"],
  FromImport: ["names"],
  Set: ["targets"],
  For: ["name"],
  AsyncEach: ["name"],
  AsyncAll: ["name"],
  Filter: ["name"],
};

/** What in a node, not counting the nodes below it, would let the template's author write JavaScript. */
export function unsafeNames(node: Node): Node[] {
  const names = (nameFields[node.typename] ?? []).flatMap((field) => nodesIn(node[field]).flatMap(namesIn));
  const unsafe = [...names, node].filter((each) => (each === node ? isOddSymbol(each) : !isPlainName(each)));
  if (isNode(node, "Is")) unsafe.push(...testOf(node).filter((test) => !isPlainName(test)));
  if (isNode(node, "FunCall")) unsafe.push(...textsIn(node.name).filter(breaksQuotes));
  return unsafe;
}

function isPlainName(node: Node): boolean {
  return isNode(node, "Symbol") && !isOddSymbol(node);
}

/** Dots are those of filters' names; the parser takes any other for an operator. */
function isOddSymbol(node: Node): boolean {
  return isNode(node, "Symbol") && !/^[\p{L}_$][\p{L}\p{M}\p{N}_$.]*$/u.test(String(node.value));
}

/** `name as alias` is a pair of names; `name=default` one whose second half is an expression. */
function namesIn(node: Node): Node[] {
  if (isNode(node, "Pair")) return nodesIn([node.key, node.value]);
  if (isNode(node, "Dict", "KeywordArgs")) return nodesIn(node.children).flatMap((pair) => nodesIn(pair.key));
  return [node];
}

/** The name of the test in `value is test` and `value is test(argument)`; `is none` has no name. */
function testOf(node: Node): Node[] {
  return nodesIn(node.right).flatMap((test) => {
    if (isNode(test, "Literal") && test.value === null) return [];
    return isNode(test, "FunCall") ? nodesIn(test.name) : [test];
  });
}

/** The texts from which the compiler makes a called function's name for its error message. */
function textsIn(callee: unknown): Node[] {
  if (isNode(callee, "LookupVal")) return [...textsIn(callee.target), ...textsIn(callee.val)];
  if (isNode(callee, "FunCall")) return textsIn(callee.name);
  return isNode(callee, "Literal") ? [callee] : [];
}

function breaksQuotes(text: Node): boolean {
  return /[\\\n\r\u2028\u2029]/.test(String(text.value));
}
