import type { Json } from "../schemas/common.ts";
import type { DifferenceLevel } from "../schemas/difference.ts";
import type { Assertion } from "../schemas/suite.ts";
import { sameJson } from "./same-json.ts";

type Single = Exclude<Assertion, { type: "assert-set" }>;

/** Lists of which every text, or any one text, must not be in the output: the longer, the more is forbidden. */
const strongerWithMore = ["contains-all", "icontains-all", "not-contains-any", "not-icontains-any"];
/** Lists of which one text must be in the output, or not all may be: the longer, the more is allowed. */
const weakerWithMore = ["contains-any", "icontains-any", "not-contains-all", "not-icontains-all"];
/** Types whose threshold is the most that may be, where others' is the least. */
const mostAllowed = ["cost", "latency", "levenshtein", "perplexity"];

/**
 * What an assertion asks now against what it asked: `minor` is more, `breaking` less. `undefined` where it asks the same.
 */
export function assertionDifference(before: Assertion, now: Assertion): DifferenceLevel | undefined {
  if (sameJson(asked(before), asked(now))) return sameJson(words(before), words(now)) ? undefined : "patch";
  if ("assert" in before || "assert" in now || before.type !== now.type) return "undecidable";
  const { value, threshold, ...rest } = before;
  const { value: newValue, threshold: newThreshold, ...newRest } = now;
  if (!sameJson(asked(rest), asked(newRest))) return "undecidable";
  const levels = [
    sameJson(value, newValue) ? undefined : valueDifference(before, now),
    threshold === newThreshold ? undefined : thresholdDifference(before.type, threshold, newThreshold),
  ].filter((level) => level !== undefined);
  return (["breaking", "undecidable", "minor"] as const).find((level) => levels.includes(level));
}

/** Everything but what the assertion is called. */
function asked<Any extends object>(assertion: Any): Json {
  const { metric: _, ...rest }: Any & { metric?: string } = assertion;
  return JSON.parse(JSON.stringify(rest));
}

function words({ metric }: Assertion): Json {
  return metric ?? null;
}

function valueDifference({ type, value: before }: Single, { value: now }: Single): DifferenceLevel {
  const [old, current] = [textsOf(before), textsOf(now)];
  if (!old || !current) return "undecidable";
  const lost = old.some((text) => !current.includes(text));
  const gained = current.some((text) => !old.includes(text));
  if (strongerWithMore.includes(type)) return lost ? "breaking" : "minor";
  if (weakerWithMore.includes(type)) return gained ? "breaking" : "minor";
  return "undecidable";
}

function thresholdDifference(type: string, before: number | undefined, now: number | undefined): DifferenceLevel {
  // What holds without a threshold is promptfoo's to say, of each type another.
  if (before === undefined || now === undefined || type.startsWith("not-")) return "undecidable";
  return mostAllowed.includes(type) === now > before ? "breaking" : "minor";
}

/** A list of texts, or as promptfoo reads one from a CSV cell. */
function textsOf(value: Json | undefined): Json[] | undefined {
  if (Array.isArray(value)) return value;
  return typeof value === "string" ? value.split(",").map((text) => text.trim()) : undefined;
}
