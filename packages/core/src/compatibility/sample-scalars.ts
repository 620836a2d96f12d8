import type { Json } from "../schemas/common.ts";
import { formatSamples } from "./formats.ts";
import { numbersOf } from "./limits.ts";
import { keyword, type Located } from "./schema-document.ts";

const numberLimits = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
/** Beyond this length a text is no example for a person to read. */
const longest = 300;

/** Numbers beside the limits that schemas set. */
export function sampleNumbers(schemas: readonly Located[]): number[] {
  const limits = numberLimits.flatMap((name) => numbersOf(schemas, name));
  const steps = numbersOf(schemas, "multipleOf");
  const near = [0, ...limits].flatMap((limit) => [limit, limit - 1, limit + 1, limit - 0.5, limit + 0.5]);
  const multiples = steps.flatMap((step) => near.map((value) => Math.round(value / step) * step));
  return [...new Set([...near, ...multiples, 1000, -1000])];
}

/** Texts of the lengths, patterns and formats that schemas name, and some that are of none. */
export function sampleStrings(schemas: readonly Located[]): string[] {
  const lengths = ["minLength", "maxLength"]
    .flatMap((name) => numbersOf(schemas, name))
    .flatMap((length) => [length, length - 1, length + 1])
    .filter((length) => length >= 0 && length <= longest);
  const matching = schemas.flatMap((each) => textsLike(keyword(each, "pattern")));
  const plain = ["", "a", "0", "A", "a0", "any text", ...lengths.map((length) => "a".repeat(length))];
  return [...new Set([...matching, ...plain, ...formatSamples])];
}

/** Simple texts that a simple pattern may match: each part once, of alternatives each. */
export function textsLike(pattern: Json | undefined): string[] {
  if (typeof pattern !== "string") return [];
  return pattern
    .replaceAll(/\(\?[:=]|[()^$]/g, "")
    .split("|")
    .map((part) =>
      part
        .replaceAll(/\[\^[^\]]*\]/g, "~")
        .replaceAll(/\[\\?([^\]])[^\]]*\]/g, "$1")
        .replaceAll(/\\d/g, "0")
        .replaceAll(/\\w/g, "a")
        .replaceAll(/\\s/g, " ")
        .replaceAll(/(.)\{(\d+)(,\d*)?\}/g, (_, each, count) => each.repeat(Math.min(Number(count), longest)))
        .replaceAll(/[+*?]|\\b/g, "")
        .replaceAll(/\\(.)/g, "$1")
        .replaceAll(/(?<!~)\./g, "a"),
    );
}
