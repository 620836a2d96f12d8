import { finding } from "../findings/catalogue.ts";
import type { Json, JsonObject } from "../schemas/common.ts";
import type { Finding } from "../schemas/finding.ts";

/** A string of a step's `input`, parsed: text, variables of the case, and outputs of earlier steps. */
export type Binding = readonly BindingPart[];
export type BindingPart =
  | { kind: "text"; text: string }
  | { kind: "var"; name: string }
  | { kind: "step"; step: string; path: readonly string[] };

/** What is wrong with a string that has `{{` in it. */
export interface BindingProblem {
  written: string;
  detail: string;
}

/** What bindings draw on. */
export interface BindingScope {
  vars: JsonObject;
  /** Outputs of the steps that have run, by step id. */
  steps: ReadonlyMap<string, Json>;
}

export type Resolved<Value> = { value: Value } | { problem: Finding };

/** A step's `input`, parsed once and resolved for every case. */
export type InputTemplate =
  | { kind: "literal"; value: Json }
  | { kind: "binding"; binding: Binding }
  | { kind: "list"; items: InputTemplate[] }
  | { kind: "object"; entries: [key: string, value: InputTemplate][] };

const name = /^[A-Za-z_][\w-]*$/;
const field = /^[\w-]+$/;

/** Parses `{{name}}`, `{{steps.ID.output}}` and `{{steps.ID.output.FIELD.FIELD}}`, with any text around them. */
export function parseBinding(text: string): Binding | BindingProblem {
  const parts: BindingPart[] = [];
  let at = 0;
  for (let open = text.indexOf("{{"); open !== -1; open = text.indexOf("{{", at)) {
    const close = text.indexOf("}}", open);
    if (close === -1) return { written: text.slice(open), detail: "the `{{` is never closed" };
    if (open > at) parts.push({ kind: "text", text: text.slice(at, open) });
    const part = parseExpression(text.slice(open + 2, close).trim());
    if ("detail" in part) return { written: text.slice(open, close + 2), detail: part.detail };
    parts.push(part);
    at = close + 2;
  }
  if (at < text.length || parts.length === 0) parts.push({ kind: "text", text: text.slice(at) });
  return parts;
}

/**
 * The value of a binding. A string that is one binding and nothing else keeps the value's type; in mixed text
 * strings stand as they are and anything else as JSON. Values are never parsed or rendered again.
 */
export function resolveBinding(binding: Binding, scope: BindingScope): Resolved<Json> {
  const [only] = binding;
  if (binding.length === 1 && only) return resolvePart(only, scope);
  let text = "";
  for (const part of binding) {
    const resolved = resolvePart(part, scope);
    if ("problem" in resolved) return resolved;
    text += typeof resolved.value === "string" ? resolved.value : JSON.stringify(resolved.value);
  }
  return { value: text };
}

/** Parses every string of a step's `input`; strings that cannot be parsed are reported, and stand as text. */
export function parseInput(input: JsonObject): { template: InputTemplate; problems: BindingProblem[] } {
  const problems: BindingProblem[] = [];
  return { template: parseValue(input, problems), problems };
}

/** A step's `input` for one case. */
export function resolveInput(template: InputTemplate, scope: BindingScope): Resolved<Json> {
  switch (template.kind) {
    case "literal":
      return template;
    case "binding":
      return resolveBinding(template.binding, scope);
    case "list": {
      const items: Json[] = [];
      for (const item of template.items) {
        const resolved = resolveInput(item, scope);
        if ("problem" in resolved) return resolved;
        items.push(resolved.value);
      }
      return { value: items };
    }
    case "object": {
      const entries: [string, Json][] = [];
      for (const [key, item] of template.entries) {
        const resolved = resolveInput(item, scope);
        if ("problem" in resolved) return resolved;
        entries.push([key, resolved.value]);
      }
      return { value: Object.fromEntries(entries) };
    }
  }
}

/** The variables and steps that an `input` reads, each once, and what cannot be parsed. */
export function bindingReads(input: JsonObject): { vars: string[]; steps: string[]; problems: BindingProblem[] } {
  const vars = new Set<string>();
  const steps = new Set<string>();
  const { template, problems } = parseInput(input);
  for (const part of partsOf(template)) {
    if (part.kind === "var") vars.add(part.name);
    if (part.kind === "step") steps.add(part.step);
  }
  return { vars: [...vars], steps: [...steps], problems };
}

function parseExpression(written: string): BindingPart | { detail: string } {
  const [first = "", ...rest] = written.split(".");
  if (first !== "steps") {
    if (rest.length > 0 && name.test(first)) return { detail: "a variable is a single name, without fields" };
    return name.test(first)
      ? { kind: "var", name: first }
      : { detail: "a name starts with a letter and has letters, digits, '_' and '-'" };
  }
  const [step, output, ...path] = rest;
  if (step === undefined || !name.test(step) || output !== "output") {
    return { detail: "an earlier step is read as `steps.ID.output`" };
  }
  const wrong = path.find((each) => !field.test(each));
  return wrong === undefined ? { kind: "step", step, path } : { detail: `"${wrong}" cannot be a field's name` };
}

function parseValue(value: Json, problems: BindingProblem[]): InputTemplate {
  if (typeof value === "string") {
    const binding = parseBinding(value);
    if (!("detail" in binding)) return { kind: "binding", binding };
    problems.push(binding);
    return { kind: "literal", value };
  }
  if (Array.isArray(value)) return { kind: "list", items: value.map((item) => parseValue(item, problems)) };
  if (value === null || typeof value !== "object") return { kind: "literal", value };
  return { kind: "object", entries: Object.entries(value).map(([key, item]) => [key, parseValue(item, problems)]) };
}

function resolvePart(part: BindingPart, { vars, steps }: BindingScope): Resolved<Json> {
  if (part.kind === "text") return { value: part.text };
  if (part.kind === "var") {
    const value = ownField(vars, part.name);
    if (value !== undefined) return { value };
    return { problem: finding("binding-variable-missing", { name: part.name, known: Object.keys(vars) }) };
  }
  let value = steps.get(part.step);
  if (value === undefined) return { problem: finding("binding-step-missing", { step: part.step }) };
  for (const [depth, key] of part.path.entries()) {
    value = ownField(value, key);
    if (value === undefined) {
      const path = part.path.slice(0, depth + 1).join(".");
      return { problem: finding("binding-field-missing", { step: part.step, field: path }) };
    }
  }
  return { value };
}

/** A field of data: never one that every object inherits, such as `constructor`. */
function ownField(value: Json, key: string): Json | undefined {
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
  return Array.isArray(value) ? value[Number(key)] : value[key];
}

/** Texts, variables and reads of a template, wherever they stand in it. */
export function partsOf(template: InputTemplate): readonly BindingPart[] {
  switch (template.kind) {
    case "literal":
      return [];
    case "binding":
      return template.binding;
    case "list":
      return template.items.flatMap(partsOf);
    case "object":
      return template.entries.flatMap(([, value]) => partsOf(value));
  }
}
