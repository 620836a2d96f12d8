import { annotations, namedDialect } from "../compatibility/dialects.ts";
import { below, type Located, openSchema, referenced } from "../compatibility/schema-document.ts";
import { isObject } from "../data/is-object.ts";
import { pointer } from "../data/places.ts";
import { finding } from "../findings/catalogue.ts";
import { nearest } from "../findings/suggestion.ts";
import type { Json, JsonObject, Place } from "../schemas/common.ts";
import type { Finding } from "../schemas/finding.ts";
import { keywordShapes } from "./keyword-shapes.ts";
import { schemasOnTheWay } from "./schema-size.ts";

/** A regular expression in a schema, and where. */
export interface WrittenPattern {
  pattern: string;
  /** As it is compiled: JSON Schema's are Unicode patterns. */
  flags: "" | "u";
  at: string;
}

export interface CheckedSchema {
  findings: Finding[];
  patterns: WrittenPattern[];
}

const mostSchemas = 20_000;

/**
 * What would keep a schema from being compiled, or an output from being checked by it in a short time. Patterns are
 * collected, and not looked at.
 *
 * @param at Where the schema stands, as a JSON pointer.
 * @param place Where in which file a JSON pointer is.
 */
export function checkSchema(schema: JsonObject, at: string, place: (at: string) => Place): CheckedSchema {
  const dialect = namedDialect(schema.$schema);
  if (!dialect) {
    const written = String(schema.$schema);
    return { findings: [finding("schema-dialect-unknown", { written }, place(`${at}/$schema`))], patterns: [] };
  }
  const found: CheckedSchema = { findings: [], patterns: [] };
  const root = openSchema(schema, at);
  checkPart(root, found, place);
  if (found.findings.every(({ severity }) => severity !== "error")) {
    const { circular, count } = schemasOnTheWay(root, mostSchemas);
    if (circular) {
      found.findings.push(finding("schema-reference-circular", { reference: circular.reference }, place(circular.at)));
    } else if (count > mostSchemas) found.findings.push(finding("schema-too-large", { limit: mostSchemas }, place(at)));
  }
  return found;
}

function checkPart(located: Located, found: CheckedSchema, place: (at: string) => Place): void {
  const { schema, at, document } = located;
  if (!isObject(schema)) return;
  for (const [name, value] of Object.entries(schema)) {
    const here = at + pointer(name);
    if (!document.dialect.assertions.has(name) && !annotations.has(name)) {
      const known = [...document.dialect.assertions, ...annotations];
      const args = { keyword: name, dialect: document.dialect.name, suggestion: nearest(name, known) };
      // `x-` and the like are somebody else's notes.
      if (!/^x-/i.test(name)) found.findings.push(finding("schema-keyword-unknown", args, place(here)));
      continue;
    }
    const shape = Object.hasOwn(keywordShapes, name) ? keywordShapes[name] : undefined;
    if (!shape) continue;
    const listsItems = name === "items" && Array.isArray(value) && document.dialect.name === "2020-12";
    if (listsItems || !shape.fits(value)) {
      const expected = listsItems ? "a schema (a list of them is `prefixItems`)" : shape.expected;
      found.findings.push(finding("schema-keyword-invalid", { keyword: name, expected }, place(here)));
      continue;
    }
    if (name === "$ref") checkReference(located, value, found, place(here));
    if (name === "pattern" && typeof value === "string") found.patterns.push({ pattern: value, flags: "u", at: here });
    for (const keys of shape.schemas?.(value) ?? []) {
      if (name === "patternProperties") {
        found.patterns.push({ pattern: String(keys[0]), flags: "u", at: here + pointer(...keys) });
      }
      checkPart(below(located, name, ...keys), found, place);
    }
  }
}

function checkReference(located: Located, written: Json, found: CheckedSchema, where: Place): void {
  const reference = String(written);
  if (!reference.startsWith("#")) found.findings.push(finding("schema-reference-outside", { reference }, where));
  else if (/^#(\/|$)/.test(reference) && !located.document.opaqueReferences && !referenced(located, reference)) {
    const { root } = located.document;
    const known = ["$defs", "definitions"].flatMap((key) => {
      const defined = isObject(root) ? root[key] : undefined;
      return isObject(defined) ? Object.keys(defined).map((name) => `#/${key}/${name}`) : [];
    });
    const suggestion = nearest(reference, known);
    found.findings.push(finding("schema-reference-missing", { reference, suggestion }, where));
  }
}
