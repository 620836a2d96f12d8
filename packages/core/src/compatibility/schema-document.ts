import { isObject } from "../data/is-object.ts";
import { pointer } from "../data/places.ts";
import type { Json, JsonObject } from "../schemas/common.ts";
import { type Dialect, dialectOf } from "./dialects.ts";
import { sameJson } from "./same-json.ts";

/** A whole JSON Schema, which the references in it are resolved against. */
export interface SchemaDocument {
  root: Json;
  dialect: Dialect;
  /** Of all documents that were ever opened. */
  number: number;
  /** Where the schema stands in its file, as a JSON pointer. */
  at: string;
  /** Why no reference in it can be followed by its pointer alone. */
  opaqueReferences: boolean;
}

/** A schema in its document. Whatever is no object or boolean is a mistake that lint reports; nothing is known of it. */
export interface Located {
  document: SchemaDocument;
  schema: Json;
  /** JSON pointer into the file. */
  at: string;
}

let opened = 0;

/** @param at Where it stands in its file. */
export function openSchema(root: JsonObject, at: string): Located {
  opened += 1;
  const document = { root, dialect: dialectOf(root), number: opened, at, opaqueReferences: hasInnerId(root) };
  return { document, schema: root, at };
}

/** What a schema says for a keyword; `undefined` where its dialect does not have it, or the schema is none. */
export function keyword({ schema, document }: Located, name: string): Json | undefined {
  if (!isObject(schema) || !Object.hasOwn(schema, name)) return undefined;
  return document.dialect.assertions.has(name) ? schema[name] : undefined;
}

/** The schema at these keys below. */
export function below(located: Located, ...keys: (string | number)[]): Located {
  let schema: Json = located.schema;
  for (const key of keys) schema = ownValue(schema, key) ?? true;
  return { document: located.document, schema, at: located.at + pointer(...keys) };
}

/** The schemas in a list or a map under a keyword, by their keys. */
export function schemasUnder(located: Located, name: string): Map<string, Located> {
  const value = keyword(located, name);
  if (value === undefined || value === null || typeof value !== "object") return new Map();
  return new Map(Object.keys(value).map((key) => [key, below(located, name, key)]));
}

/** What `$ref` names; `undefined` where that is not a place in this document. */
export function referenced({ document }: Located, reference: Json): Located | undefined {
  if (typeof reference !== "string" || document.opaqueReferences || !/^#(\/|$)/.test(reference)) return undefined;
  let schema: Json | undefined = document.root;
  const keys = localKeys(reference);
  if (!keys) return undefined;
  for (const key of keys) schema = schema === undefined ? undefined : ownValue(schema, key);
  return schema === undefined ? undefined : { document, schema, at: document.at + pointer(...keys) };
}

/** Whether two schemas say the same of every instance, as far as their words show. */
export function sameSchema(a: Located, b: Located): boolean {
  if (!sameJson(a.schema, b.schema)) return false;
  return a.document === b.document || sameWords(a.document, b.document) || !mentionsReference(a.schema);
}

/** Names a schema apart from all others that are compared with it. */
export function keyOf({ document, at }: Located): string {
  return `${document.number} ${at}`;
}

/** A function of several schemas that are read together, which is asked again and again for the same ones. */
export function remembered<Result>(
  ask: (schemas: readonly Located[], depth: number) => Result,
): (schemas: readonly Located[], depth?: number) => Result {
  const known = new WeakMap<SchemaDocument, Map<string, Result>>();
  return (schemas, depth = 0) => {
    const [first] = schemas;
    if (!first) return ask(schemas, depth);
    const ofDocument = known.get(first.document) ?? new Map<string, Result>();
    known.set(first.document, ofDocument);
    const key = schemas.map(keyOf).join("\n");
    const found = ofDocument.get(key) ?? ask(schemas, depth);
    ofDocument.set(key, found);
    return found;
  };
}

function ownValue(value: Json, key: string | number): Json | undefined {
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
  return Array.isArray(value) ? value[Number(key)] : value[key];
}

/** The keys of a reference's JSON pointer, which is written as a fragment of an address. */
function localKeys(reference: string): string[] | undefined {
  try {
    const [, ...keys] = decodeURIComponent(reference).split("/");
    return keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  } catch {
    return undefined;
  }
}

const compared = new WeakMap<SchemaDocument, WeakMap<SchemaDocument, boolean>>();

function sameWords(a: SchemaDocument, b: SchemaDocument): boolean {
  const known = compared.get(a)?.get(b);
  if (known !== undefined) return known;
  const same = a.dialect === b.dialect && sameJson(a.root, b.root);
  compared.set(a, (compared.get(a) ?? new WeakMap()).set(b, same));
  return same;
}

function mentionsReference(value: Json): boolean {
  if (value === null || typeof value !== "object") return false;
  return Object.entries(value).some(([key, inner]) => /^\$.*[rR]ef$/.test(key) || mentionsReference(inner));
}

/** An `$id` below the root gives the references around it another base. */
function hasInnerId(root: Json, top = true): boolean {
  if (root === null || typeof root !== "object") return false;
  if (!top && isObject(root) && typeof root.$id === "string") return true;
  return Object.values(root).some((inner) => hasInnerId(inner, false));
}
