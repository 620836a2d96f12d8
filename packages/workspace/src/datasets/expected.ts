import { assertionNeeds, type assertionSchema, assertionTypes } from "@blastgate/core";
import type { z } from "zod";

type SingleAssertion = Exclude<z.output<typeof assertionSchema>, { type: "assert-set"; assert: unknown }>;

/** The types that a cell may name: those that promptfoo can negate. Any other text is the exact output. */
const cellTypes = Object.keys(assertionTypes).filter((type) => assertionNeeds(`not-${type}`) !== undefined);
const listTypes = new Set(["contains-all", "contains-any", "icontains-all", "icontains-any"]);
const untrimmedTypes = new Set(["contains-json", "is-json"]);
/** Types that have a threshold, with promptfoo's default. */
const thresholds = new Map([
  ["answer-relevance", 0.75],
  ["classifier", 0.75],
  ["context-faithfulness", 0.75],
  ["context-recall", 0.75],
  ["context-relevance", 0.75],
  ["cost", 0.75],
  ["latency", 0.75],
  ["levenshtein", 0.75],
  ["perplexity", 0.75],
  ["perplexity-score", 0.75],
  ["rouge-n", 0.75],
  ["similar", 0.8],
  ["starts-with", 0.75],
]);
const typed = new RegExp(
  `^(?<not>not-)?(?<type>${cellTypes.join("|")})(?:\\((?<threshold>\\d+(?:\\.\\d+)?)\\))?(?::(?<value>[\\s\\S]*))?$`,
);
const javascriptFile = /^file:\/\/.*\.(js|cjs|mjs|ts|cts|mts)$/is;

/**
 * The assertion that a cell of an `__expected` column means in promptfoo: `TYPE: VALUE`, `not-TYPE(THRESHOLD): VALUE`,
 * code after `javascript:`, `fn:`, `eval:` or `python:`, a rubric after `grade:`; any other text is the exact output.
 *
 * @throws SyntaxError where a list of values has a quote that is not closed, or text after one.
 */
export function parseExpected(cell: string): SingleAssertion {
  const code = /^(?:javascript|fn|eval):/.exec(cell);
  if (code) return { type: "javascript", value: cell.slice(code[0].length).trim() };
  if (javascriptFile.test(cell)) return { type: "javascript", value: cell };
  const rubric = /^(?:grade|llm-rubric):/.exec(cell);
  if (rubric) return { type: "llm-rubric", value: cell.slice(rubric[0].length) };
  if (cell.startsWith("python:")) return { type: "python", value: cell.slice("python:".length).trim() };
  if (/^file:\/\/.*(\.py$|\.py:)/s.test(cell)) return { type: "python", value: cell.slice("file://".length).trim() };
  return parseTyped(cell) ?? { type: "equals", value: cell };
}

function parseTyped(cell: string): SingleAssertion | undefined {
  const parts = typed.exec(cell)?.groups;
  if (!parts) return undefined;
  const base = parts.type ?? "";
  const type = (parts.not ?? "") + base;
  const { value } = parts;
  if (value === undefined || value === "") return withThreshold({ type, ...(value === "" && { value }) }, base, parts);
  if (listTypes.has(base)) return { type, value: parseList(value) };
  if (untrimmedTypes.has(base)) return { type, value };
  return withThreshold({ type, value: value.trim() }, base, parts);
}

function withThreshold(assertion: SingleAssertion, base: string, parts: { threshold?: string }): SingleAssertion {
  const usual = thresholds.get(base);
  if (usual === undefined) return assertion;
  return { ...assertion, threshold: parts.threshold === undefined ? usual : Number(parts.threshold) };
}

/** Values between commas. One in double quotes may hold commas, and quotes as `""` or `\"`. */
function parseList(text: string): string[] {
  const values: string[] = [];
  const item = /[\s,]*(?:"(?<quoted>(?:\\["\\]|""|[^"\\]|\\(?!["\\]))*)"\s*(?=,|$)|(?<plain>[^",\s][^,]*))/y;
  const separators = /[\s,]*$/y;
  for (let at = 0; at < text.length; at = item.lastIndex) {
    separators.lastIndex = at;
    if (separators.test(text)) break;
    item.lastIndex = at;
    const { quoted, plain } = item.exec(text)?.groups ?? {};
    if (quoted !== undefined) values.push(quoted.replace(/\\(["\\])|""/g, (_, escaped) => escaped ?? '"'));
    else if (plain !== undefined) values.push(plain.trim());
    else throw new SyntaxError("a value in quotes must end with a quote, and a comma must follow");
  }
  return values;
}
