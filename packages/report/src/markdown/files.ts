import { code, markdownTable } from "./text.ts";

/** As much of JSON Schema as the files' schemas use. */
interface Schema {
  title?: string;
  description?: string;
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  default?: unknown;
  properties?: Readonly<Record<string, Schema>>;
  additionalProperties?: Schema | boolean;
  required?: readonly string[];
  items?: Schema;
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
  $ref?: string;
}

/** The reference page of the files that people write, from their JSON Schemas: each key, what it takes, what it means. */
export function renderFilesMarkdown(schemas: Readonly<Record<string, object>>): string {
  return `${["# Files", introduction, ...Object.values(schemas).flatMap(sectionOf)].join("\n\n")}\n`;
}

const introduction = `Every key of the files that people write. Editors get completion and checks from the same schemas: a first line
\`# yaml-language-server: $schema=…/node_modules/blastgate/schemas/suite.schema.json\` names one. \`NAME\` stands for a key of your
own, \`[]\` for each entry of a list. A key in **bold** has to be there. Prompts are not in this list: their format is
[Dotprompt](https://google.github.io/dotprompt/)'s, and change notes have that of changesets. This page is written by
\`pnpm references\`.`;

function sectionOf(schema: Schema): string[] {
  const [name = "", about] = (schema.title ?? "").split(": ");
  return [`## ${name}`, ...(about ? [`${about[0]?.toUpperCase()}${about.slice(1)}.`] : []), keyTable(schema)];
}

function keyTable(schema: Schema): string {
  const rows = new Map(rowsOf(schema, "").map((row) => [row.path, row]));
  return markdownTable(
    ["key", "value", "default", "meaning"],
    [...rows.values()].map(({ path, required, schema: { default: standard, description }, type }) => [
      required ? `**${code(path)}**` : code(path),
      type,
      standard === undefined ? "" : code(JSON.stringify(standard)),
      description ?? "",
    ]),
  );
}

interface Row {
  path: string;
  required: boolean;
  schema: Schema;
  type: string;
}

/** A key and those below it, each by its path. Alternatives of a value are told together. */
function rowsOf(schema: Schema, prefix: string): Row[] {
  const required = new Set(schema.required ?? []);
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, value]): Row[] => {
    const path = `${prefix}${key}`;
    const row = { path, required: required.has(key), schema: value, type: typeOf(value, key) };
    return [row, ...(isForeign(key) ? [] : rowsOf(value, `${path}.`))];
  });
  const { additionalProperties: open, items, anyOf = [], allOf = [] } = schema;
  return [
    ...own,
    ...(typeof open === "object" ? rowsOf(open, `${prefix}NAME.`) : []),
    ...(items ? rowsOf(items, `${prefix.replace(/\.$/, "")}[].`) : []),
    ...allOf.flatMap((each) => rowsOf(each, prefix)),
    // What one of several alternatives asks for, the others do not.
    ...anyOf.flatMap((each) => rowsOf(each, prefix).map((row) => ({ ...row, required: false }))),
  ];
}

/** Keys whose values are promptfoo's own format, described there. */
function isForeign(key: string): boolean {
  return ["assert", "tests", "defaultTest", "scenarios"].includes(key);
}

function typeOf(schema: Schema, key: string): string {
  return isForeign(key)
    ? "[promptfoo's format](https://www.promptfoo.dev/docs/configuration/reference/)"
    : shapeOf(schema);
}

function shapeOf({
  type,
  const: only,
  enum: values,
  items,
  anyOf,
  allOf,
  properties,
  additionalProperties,
}: Schema): string {
  if (only !== undefined) return code(JSON.stringify(only));
  if (values) return values.map((value) => code(String(value))).join(", ");
  const alternatives = anyOf ?? allOf;
  if (alternatives) return [...new Set(alternatives.map(shapeOf))].join(" or ");
  if (type === "array") return items ? `list of ${shapeOf(items)}` : "list";
  if (type === "object")
    return properties ? "keys below" : typeof additionalProperties === "object" ? "by name" : "object";
  return type ?? "any JSON";
}
