import { describe, expect, it } from "vitest";
import { catastrophicPart } from "../../src/hostile/catastrophic-pattern.ts";

/** Known to take exponential time, with the part that does. */
const catastrophic: [pattern: string, part: string][] = [
  ["^(a+)+$", "(a+)+"],
  ["(a*)*b", "(a*)*"],
  ["(a|a)*$", "(a|a)*"],
  ["(a|aa)+$", "(a|aa)+"],
  ["(?:a|b|ab)*c", "(?:a|b|ab)*"],
  ["^(\\w+\\s?)*$", "(\\w+\\s?)*"],
  ["^(?:.*,)*x$", "(?:.*,)*"],
  ["(\\d+|\\d+\\.\\d+)*x", "(\\d+|\\d+\\.\\d+)*"],
  ["(\\w|\\d)+!", "(\\w|\\d)+"],
  ["(a?b?)*c", "(a?b?)*"],
  ["(.*a){12}", "(.*a){12}"],
  ["^(a?){25}a{25}$", "(a?){25}"],
  ["^(([a-z])+.)+[A-Z]([a-z])+$", "(([a-z])+.)+"],
  ["(\\p{L}+\\s?)+!", "(\\p{L}+\\s?)+"],
  // In look-arounds too.
  ["^(?=(a+)+$)b", "(a+)+"],
  ["(?<!x)(a+)+$", "(a+)+"],
  ["^(?!.*(a+)+$)", "(a+)+"],
];

/** Repeated groups that read each text in one way. */
const harmless = [
  "^(\\w+\\s)*$",
  "^(?:[^,]+,)*[^,]+$",
  "(?:\\d{1,3})(?:,\\d{3})*",
  "(?:[0-9a-f]{2})+$",
  "^[a-z0-9]+(?:-[a-z0-9]+)*$",
  "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==)?$",
  '"(?:[^"\\\\]|\\\\.)*"',
  "(?:(?!end).)*end",
  "(cards|fees)*x",
  "^(?:\\p{L}+\\s)*$",
  // Acme's own.
  "\\b\\d(?:[ -]?\\d){14,18}\\b",
  "(?<!([Nn]ever|[Nn]ot|n.t) )\\b([Ss]end|[Tt]ell)( me| us)?( in)? your (full |complete )?(PIN|password)",
  '"risk"\\s*:\\s*"confirmed"\\s*,\\s*"action"\\s*:\\s*"no_action"',
];

describe("a regular expression", () => {
  const flagsOf = (pattern: string) => (pattern.includes("\\p") ? "u" : "");

  it.each(catastrophic)("%s is catastrophic, for its part %s", (pattern, part) => {
    expect(catastrophicPart(pattern, flagsOf(pattern))).toBe(part);
  });

  it.each(harmless)("%s is harmless", (pattern) => {
    expect(catastrophicPart(pattern, flagsOf(pattern))).toBeNull();
  });

  it("with more places than can be looked at is refused", () => {
    const words = Array.from({ length: 200 }, (_, at) => `queue${at}`).join("|");
    expect(catastrophicPart(`(${words})+`, "")).not.toBeNull();
  });
});
