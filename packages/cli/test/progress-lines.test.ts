import type { CaseResult, Outcome } from "@blastgate/core";
import { layoutFor } from "@blastgate/report";
import type { RunProgress } from "@blastgate/runner";
import { describe, expect, test } from "vitest";
import { countOf, dollarsOf, shardOf, shardsOf, timeOf } from "../src/parse-flags.ts";
import { liveLines, plainLine, resultLine } from "../src/progress-lines.ts";

const nowMs = Date.parse("2026-05-04T12:00:00Z");
const progress: RunProgress = {
  suites: [
    { suite: "support-routing", done: 120, total: 320, passed: 108, errors: 0 },
    { suite: "support-chat", done: 30, total: 72, passed: 27, errors: 2 },
    { suite: "email-reply", done: 64, total: 64, passed: 60, errors: 0 },
  ],
  bought: 301,
  cached: 44,
  costUsd: 0.213,
  waiting: [{ provider: "openai:chat:gpt-5-mini", untilMs: nowMs + 12_000 }],
};
const moment = { progress, elapsedMs: 20_000, nowMs };

describe("progress", () => {
  test("on a terminal has a line for each suite under way, the whole, and whom it waits for", () => {
    expect(liveLines(moment, layoutFor({ columns: 80, colour: false })).join("\n")).toBe(
      `  support-routing  120/320  90.0% passed
  support-chat     30/72    96.4% passed, 2 errors
  1 suite done
  214/456 judged, 2 errors, 301 bought, 44 cached, $0.21, 11/s, 23 s left
  openai:chat:gpt-5-mini is at its rate limit for 12 s`,
    );
  });

  test("in a log is one line", () => {
    expect(plainLine(moment)).toBe(
      "214/456 judged, 2 errors, 301 bought, 44 cached, $0.21, 11/s, 23 s left; openai:chat:gpt-5-mini is at its rate limit for 12 s",
    );
  });

  test("shows ten suites at once, and how many more there are", () => {
    const suites = Array.from({ length: 14 }, (_, index) => ({
      suite: `suite-${index}`,
      done: 0,
      total: 5,
      passed: 0,
      errors: 0,
    }));
    const lines = liveLines(
      { ...moment, progress: { ...progress, suites } },
      layoutFor({ columns: 80, colour: false }),
    );
    expect(lines.filter((line) => line.includes("suite-"))).toHaveLength(10);
    expect(lines).toContain("  4 suites more");
  });

  test("does not guess what it cannot know", () => {
    const [routing] = progress.suites;
    const early = {
      ...progress,
      suites: routing ? [{ ...routing, done: 2, passed: 2 }] : [],
      costUsd: null,
      waiting: [],
    };
    expect(plainLine({ ...moment, progress: early })).toBe("2/320 judged, 301 bought, 44 cached, cost unknown, 0.1/s");
    expect(plainLine({ ...moment, progress: { ...early, suites: [] }, elapsedMs: 0 })).toMatch(/^0\/0 judged/);
  });
});

describe("a case's line says how it came out", () => {
  const scored = (pass: boolean, reason = ""): Outcome => ({
    kind: "scored",
    asked: "digest",
    steps: [],
    graders: [],
    pass,
    score: Number(pass),
    assertions: [{ origin: { kind: "suite" }, type: "equals", pass, score: Number(pass), reason }],
  });
  const error: Outcome = { kind: "error", code: "x", message: "It timed out.", asked: "", steps: [], graders: [] };
  const result = (baseline: Outcome | null, candidate: Outcome, repeat = 0): CaseResult => ({
    suite: "support-routing",
    case: "case-7",
    repeat,
    baseline,
    candidate,
    identical: false,
  });

  test.each([
    [result(scored(true), scored(true)), "✓ support-routing case-7"],
    [result(scored(false), scored(true), 1), "✓ support-routing case-7 (repeat 2), failed before"],
    [
      result(scored(true), scored(false, "Expected fraud\nto equal cards")),
      "✗ support-routing case-7, passed before: Expected fraud",
    ],
    [result(null, scored(false)), "✗ support-routing case-7"],
    [result(scored(true), error), "! support-routing case-7: It timed out."],
    [result(error, scored(true)), "! support-routing case-7, baseline: It timed out."],
  ])("%#", (given, line) => {
    expect(resultLine(given)).toBe(line);
  });
});

describe("a flag", () => {
  test.each([
    [timeOf, "90s", 90_000],
    [timeOf, "1h30m", 5_400_000],
    [timeOf, "0.5m", 30_000],
    [dollarsOf, "$2.50", 2.5],
    [dollarsOf, ".5", 0.5],
    [countOf, "12", 12],
    [shardsOf, "auto", "auto"],
    [shardsOf, "4", 4],
    [shardOf, "2/4", { index: 2, of: 4 }],
  ])("%o reads %s", (parse, text, value) => {
    expect(parse(text)).toEqual(value);
  });

  test.each([
    [timeOf, "90"],
    [timeOf, "10 m"],
    [timeOf, "m"],
    [dollarsOf, "-1"],
    [dollarsOf, "1e3"],
    [countOf, "0"],
    [countOf, "1.5"],
    [shardsOf, "many"],
    [shardOf, "5/4"],
    [shardOf, "0/4"],
  ])("%o refuses %s", (parse, text) => {
    expect(() => parse(text)).toThrow(SyntaxError);
  });
});
