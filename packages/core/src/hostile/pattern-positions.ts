import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { Chars, toUnicodeSet } from "regexp-ast-analysis";

/** A place of a pattern that reads one character. */
export interface Position {
  chars: ReturnType<typeof toUnicodeSet>["chars"];
  /** The outermost repetition around it, as a span of the pattern. */
  loop: { start: number; end: number } | undefined;
}

/** A pattern as an automaton: which place may follow which, and in how many ways. */
export interface Node {
  positions: Position[];
  follow: Map<number, Map<number, number>>;
  source: string;
}

/** What a part of a pattern begins and ends with, and whether it can be empty. */
interface Part {
  first: number[];
  last: number[];
  nullable: boolean;
  /** Of every text it reads. */
  length: number | undefined;
}

const fewTimes = 4;
const mostCopies = 64;
const empty: Part = { first: [], last: [], nullable: true, length: 0 };

/**
 * The automata of a pattern: its own, and one of each look-around in it. In its own, a look-around reads nothing, and a
 * back reference anything.
 *
 * @throws SyntaxError
 */
export function parse(pattern: string, flags: "" | "u"): Node[] {
  const unicode = flags === "u";
  const ast = new RegExpParser().parsePattern(pattern, undefined, undefined, { unicode, unicodeSets: false });
  const found: Node[] = [];
  buildNode(ast.alternatives, ast.raw);
  return found;

  function buildNode(alternatives: readonly AST.Alternative[], source: string): void {
    const node: Node = { positions: [], follow: new Map(), source };
    found.push(node);
    buildAlternatives(alternatives, node, undefined);
  }

  function buildAlternatives(alternatives: readonly AST.Alternative[], node: Node, loop: Position["loop"]): Part {
    return alternatives
      .map((each) => each.elements.reduce((before, element) => join(before, build(element, node, loop), node), empty))
      .reduce((a, b) => ({
        first: [...a.first, ...b.first],
        last: [...a.last, ...b.last],
        nullable: a.nullable || b.nullable,
        length: a.length === b.length ? a.length : undefined,
      }));
  }

  function build(element: AST.Element, node: Node, loop: Position["loop"]): Part {
    switch (element.type) {
      case "Assertion":
        if (element.kind === "lookahead" || element.kind === "lookbehind") buildNode(element.alternatives, element.raw);
        return empty;
      case "Group":
      case "CapturingGroup":
        return buildAlternatives(element.alternatives, node, loop);
      case "Quantifier":
        return repeat(element, node, loop ?? { start: element.start, end: element.end });
      case "Backreference": {
        const any = readOne(Chars.all({ unicode }), node, loop);
        follows(any, any, node);
        return { ...any, nullable: true, length: undefined };
      }
      default:
        return readOne(toUnicodeSet(element, { unicode }).chars, node, loop);
    }
  }

  function repeat({ element, min, max }: AST.Quantifier, node: Node, loop: Position["loop"]): Part {
    if (max === 0) return empty;
    const begun = node.positions.length;
    let whole = build(element, node, loop);
    const size = node.positions.length - begun;
    if (max === 1)
      return { ...whole, nullable: whole.nullable || min === 0, length: min === 1 ? whole.length : undefined };
    const isCopied = max < fewTimes || (whole.length !== undefined && max * size <= mostCopies);
    if (!isCopied) {
      follows(whole, whole, node);
      // Each of many rounds may be the empty one.
      if (whole.nullable && min > 1) follows(whole, whole, node);
      return { ...whole, nullable: whole.nullable || min === 0, length: undefined };
    }
    const { length } = whole;
    for (let times = 1; times < max; times += 1) {
      const copy = build(element, node, loop);
      whole = join(whole, { ...copy, nullable: copy.nullable || times >= min }, node);
    }
    const isFixed = length !== undefined && min === max;
    return { ...whole, nullable: whole.nullable || min === 0, length: isFixed ? length * max : undefined };
  }
}

function readOne(chars: Position["chars"], node: Node, loop: Position["loop"]): Part {
  const at = node.positions.push({ chars, loop }) - 1;
  node.follow.set(at, new Map());
  return { first: [at], last: [at], nullable: false, length: 1 };
}

function join(before: Part, after: Part, node: Node): Part {
  follows(before, after, node);
  return {
    first: before.nullable ? [...before.first, ...after.first] : before.first,
    last: after.nullable ? [...before.last, ...after.last] : after.last,
    nullable: before.nullable && after.nullable,
    length: before.length === undefined || after.length === undefined ? undefined : before.length + after.length,
  };
}

function follows(before: Part, after: Part, node: Node): void {
  for (const from of before.last) {
    const next = node.follow.get(from);
    for (const to of after.first) next?.set(to, (next.get(to) ?? 0) + 1);
  }
}
