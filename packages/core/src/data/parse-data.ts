import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, Schema as YamlSchema } from "yaml";
import { z } from "zod";
import { finding } from "../findings/catalogue.ts";
import { nearest } from "../findings/suggestion.ts";
import type { Place, Position, Positions } from "../schemas/common.ts";
import type { Finding } from "../schemas/finding.ts";
import { deepestData, placeBelow } from "./depth.ts";
import { placeOf, pointer } from "./places.ts";
import { illFormedAt } from "./well-formed.ts";

export interface ParsedData<T> {
  /** `undefined` where there are errors. */
  value: T | undefined;
  positions: Positions;
  findings: Finding[];
}

/** Where the text stands in its file, when it is not the whole of it (front matter, say). Lines count from 1. */
interface DataOrigin {
  path: string;
  firstLine?: number;
}

/** As `parseDocument` makes it of `schema: "core"`, anew for every document: a quarter of what a short one takes. */
const yaml = new YamlSchema({ schema: "core", resolveKnownTags: true });

/**
 * Reads YAML (and so JSON) against a schema: the value, where each part of it stands, and everything wrong with
 * it at once. Aliases are limited, so that a document cannot grow without bound, and so is depth; custom tags are refused.
 */
export function parseData<Schema extends z.core.$ZodType>(
  text: string,
  schema: Schema,
  origin: DataOrigin,
): ParsedData<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, schema: yaml });
  const place = (offset: number): Position => {
    const at = lines.linePos(Math.min(offset, text.length));
    return { line: Math.max(at.line, 1) + (origin.firstLine ?? 1) - 1, column: Math.max(at.col, 1) };
  };
  const tooDeep = (where: Place): ParsedData<z.output<Schema>> => ({
    value: undefined,
    positions: {},
    findings: [finding("data-too-deep", { limit: deepestData }, where)],
  });
  // The parser reports it where its own stack ends.
  const overflow = document.errors.findLast(({ message }) => /call stack|stack overflow/i.test(message));
  if (overflow) return tooDeep({ path: origin.path, ...place(overflow.pos[0]) });
  const broken = [...document.errors, ...document.warnings].map((problem) =>
    finding(
      "yaml-syntax",
      { detail: firstLine(problem.message).replace(/\.$/, "") },
      { path: origin.path, ...place(problem.pos[0]) },
    ),
  );
  if (broken.length > 0) return { value: undefined, positions: {}, findings: broken };

  const positions: Positions = {};
  if (document.contents) collectPositions(document.contents, "", positions, place);
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (cause) {
    const detail = cause instanceof Error ? firstLine(cause.message) : String(cause);
    return {
      value: undefined,
      positions,
      findings: [finding("yaml-syntax", { detail }, { path: origin.path, line: origin.firstLine ?? 1 })],
    };
  }
  const deep = placeBelow(plain, deepestData);
  if (deep !== null) return tooDeep(placeOf(origin.path, positions, deep));
  const half = illFormedAt(plain);
  if (half !== null) {
    return {
      value: undefined,
      positions,
      findings: [finding("half-character", {}, placeOf(origin.path, positions, half))],
    };
  }
  const parsed = z.safeParse(schema, plain);
  if (parsed.success) return { value: parsed.data, positions, findings: [] };
  const findings = parsed.error.issues.flatMap((issue) => describeIssue(issue, schema, origin.path, positions));
  return { value: undefined, positions, findings };
}

function collectPositions(node: Node, at: string, positions: Positions, place: (offset: number) => Position): void {
  if (node.range && !(at in positions)) positions[at] = place(node.range[0]);
  if (isMap(node)) {
    for (const pair of node.items) {
      const key = pair.key;
      if (!isScalar(key)) continue;
      const below = at + pointer(String(key.value));
      if (key.range) positions[below] = place(key.range[0]);
      if (pair.value) collectPositions(pair.value as Node, below, positions, place);
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries())
      collectPositions(item as Node, at + pointer(index), positions, place);
  }
}

function describeIssue(
  issue: z.core.$ZodIssue,
  schema: z.core.$ZodType,
  path: string,
  positions: Positions,
): Finding[] {
  const at = pointer(...issue.path);
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(schema, issue.path);
    return issue.keys.map((key) =>
      finding("unknown-key", { key, suggestion: nearest(key, known) }, placeOf(path, positions, at + pointer(key))),
    );
  }
  if (issue.code === "invalid_union") {
    const closest = closestBranch(issue.errors);
    if (closest) {
      return closest.flatMap((inner) =>
        describeIssue({ ...inner, path: [...issue.path, ...inner.path] }, schema, path, positions),
      );
    }
  }
  const detail = issue.message.replace(/^Invalid input: /, "").replace(/\.$/, "");
  return [finding("invalid-value", { key: issue.path.join("."), detail }, placeOf(path, positions, at))];
}

/** Of a union's branches the one that got furthest: the others are of another kind altogether. */
function closestBranch(branches: z.core.$ZodIssue[][]): z.core.$ZodIssue[] | undefined {
  const deep = branches.filter((issues) =>
    issues.some((issue) => issue.path.length > 0 || issue.code === "unrecognized_keys"),
  );
  return deep.length === 1 ? deep[0] : deep.toSorted((a, b) => a.length - b.length)[0];
}

/** The keys an object schema has at a path, looking through wrappers. */
function knownKeys(schema: z.core.$ZodType, path: PropertyKey[]): string[] {
  let level: z.core.$ZodType[] = [schema];
  for (const key of path) level = level.flatMap((each) => childSchemas(each, key));
  return [...new Set(level.flatMap((each) => unwrap(each).flatMap((object) => Object.keys(shapeOf(object)))))];
}

function childSchemas(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType[] {
  return unwrap(schema).flatMap((each) => {
    const { def } = each._zod as { def: { type: string; element?: z.core.$ZodType; valueType?: z.core.$ZodType } };
    if (def.type === "array" && def.element) return [def.element];
    if (def.type === "record" && def.valueType) return [def.valueType];
    const child = shapeOf(each)[String(key)];
    return child ? [child] : [];
  });
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { def } = schema._zod as { def: { type: string; innerType?: z.core.$ZodType; options?: z.core.$ZodType[] } };
  if (def.type === "union") return (def.options ?? []).flatMap(unwrap);
  return def.innerType ? unwrap(def.innerType) : [schema];
}

function shapeOf(schema: z.core.$ZodType): Record<string, z.core.$ZodType> {
  const { def } = schema._zod as { def: { type: string; shape?: Record<string, z.core.$ZodType> } };
  return def.type === "object" ? (def.shape ?? {}) : {};
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}
