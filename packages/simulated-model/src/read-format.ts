import { memoized } from "./memo.ts";
import { type Item, type List, readItem } from "./read-sections.ts";
import { plain, stemOf } from "./words.ts";

/** A key of a JSON answer and what may stand there. */
export interface JsonKey {
  name: string;
  kind: "choice" | "text" | "number" | "boolean" | "list";
  /** For a choice: the allowed values. */
  values: Item[];
  /** What the instructions say about the key. */
  description: string;
}

const IDENTIFIER = /^[a-zA-Z][\w-]*$/;
const NOT_A_KEY = new Set(
  "named below in you are listed given that described following shown exactly only and or no each every name names value values it is must with".split(
    " ",
  ),
);

/** The keys of the JSON answer that is asked for; undefined where no JSON is. */
export function readJsonKeys(sentences: readonly string[], lists: readonly List[]): JsonKey[] | undefined {
  const everything = [
    ...sentences,
    ...lists.flatMap(({ intro, items }) => [intro, ...items.map(({ whole }) => whole)]),
  ];
  const asked = sentences.some(
    (sentence) => /\bjson\b/i.test(sentence) && !/\b(?:not|never|no|without)\b[^.]{0,20}\bjson\b/i.test(sentence),
  );
  if (!asked) return undefined;
  const names = new Set<string>();
  for (const text of everything) {
    for (const [, name = ""] of text.matchAll(/["']([a-zA-Z][\w-]*)["']\s*:/g)) names.add(name);
    for (const [, rest = ""] of text.matchAll(/\b(?:keys?|fields?|propert(?:y|ies)|members?)\b:?\s+(.*)/gi)) {
      for (const name of leadingNames(rest)) names.add(name);
    }
  }
  for (const { intro, items } of lists) {
    if (!/\b(?:keys?|fields?|json|object)\b/i.test(intro)) continue;
    if ([...names].some((name) => mentions(intro, name))) continue;
    for (const { name } of items) if (name !== undefined && IDENTIFIER.test(name)) names.add(name);
  }
  return [...names].map((name) => describeKey(name, names, everything, lists));
}

/**
 * Whether a text speaks of a name, however it is spelt: "document_type", "Document types", `document-type`.
 * "request_other_document" does not speak of "other".
 */
export function mentions(text: string, name: string): boolean {
  const others = text.replace(/[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)+/gu, (word) =>
    stems(word) === stems(name) ? word : " , ",
  );
  return name !== "" && stems(others).includes(stems(name));
}

const stems = memoized((text) => {
  const words = plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  return ` ${words.map(stemOf).join(" ")} `;
});

function leadingNames(text: string): string[] {
  const names: string[] = [];
  for (const token of text.split(/\s+|,/).filter((part) => part !== "")) {
    const name = token.replace(/^[`"'“(]+|[`"'”).:;]+$/g, "");
    if (/^(?:and|&)$/i.test(name)) continue;
    if (names.length === 0 && /^(?:named|called|are)$/i.test(name)) continue;
    if (!IDENTIFIER.test(name) || NOT_A_KEY.has(name.toLowerCase())) break;
    names.push(name);
    if (/[.:;]$/.test(token)) break;
  }
  return names;
}

function describeKey(
  name: string,
  all: ReadonlySet<string>,
  texts: readonly string[],
  lists: readonly List[],
): JsonKey {
  const item = lists.flatMap(({ items }) => items).find((candidate) => candidate.name === name);
  const own = texts.filter((text) => mentions(text, name));
  const description = item?.text ?? own.at(-1) ?? "";
  const values = listedValues(name, all, lists) ?? inlineValues(name, own);
  if (values !== undefined) return { name, kind: isBoolean(values) ? "boolean" : "choice", values, description };
  return { name, kind: kindFrom(item?.text ?? own.join(" "), name), values: [], description };
}

function listedValues(name: string, all: ReadonlySet<string>, lists: readonly List[]): Item[] | undefined {
  const others = [...all].filter((other) => other !== name);
  const list = lists.find(
    ({ intro, items }) =>
      items.length > 1 &&
      items.every((item) => item.name !== undefined && !all.has(item.name)) &&
      mentions(lastSentence(intro), name) &&
      !others.some((other) => mentions(lastSentence(intro), other)),
  );
  return list?.items;
}

function lastSentence(text: string): string {
  return text.split(/(?<=[.!?])\s+/).at(-1) ?? text;
}

/** `"risk": "none" | "suspected"`, "verdict is either approve or revise", "one of low, medium or high". */
function inlineValues(name: string, texts: readonly string[]): Item[] | undefined {
  const spelt = name.replace(/[_-]/g, "[_ -]");
  const pattern = new RegExp(
    `\\b${spelt}\\b["'\`]*\\s*(?::|=|,|\\(|is|must be|can be|are|being|as|–|—|-)+\\s*(?:exactly |always )?(?:either |one of:? )*(.+)$`,
    "i",
  );
  for (const text of texts) {
    const rest = pattern.exec(text)?.[1]?.split(/[;})]|\.(?:\s|$)|,\s*"\w+"\s*:/)[0] ?? "";
    const parts = rest
      .split(/\s*\|\s*|,\s*(?:or\s+)?|\s+or\s+|\s*\/\s*/)
      .map((part) => part.trim().replace(/^["'`“]+|["'`”,.]+$/g, ""));
    if (parts.length > 1 && parts.every((part) => IDENTIFIER.test(part)) && /\||\bor\b|\/|one of/.test(text))
      return parts.map(readItem);
  }
  return undefined;
}

function isBoolean(values: readonly Item[]): boolean {
  return values.length === 2 && values.every(({ name }) => name === "true" || name === "false");
}

function kindFrom(description: string, name: string): JsonKey["kind"] {
  if (/\b(?:true or false|boolean|whether)\b/i.test(description)) return "boolean";
  if (/\b(?:list|array)\b/i.test(description) || /^(?:steps|items|reasons|actions|tags)$/i.test(name)) return "list";
  if (/\bnumber\b|\bbetween 0 and\b|\binteger\b|\bpercent/i.test(description)) return "number";
  return "text";
}
