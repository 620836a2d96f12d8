import { describe, expect, test } from "vitest";
import { decide } from "../../src/decision/decide.ts";
import {
  BlastgateError,
  type Evidence,
  type EvidenceFile,
  expectCalls,
  hashJson,
  mergeEvidence,
  type PlanFile,
  planShards,
} from "../../src/index.ts";
import { limits, planned, surveyed } from "./builders.ts";

const { plan, evidence, impact } = planned({ chat: 30, routing: 24 });

function partedIn(count: number): PlanFile {
  const survey = surveyed(plan, (suite, index) => (suite.length * index) % 5);
  const shards = planShards({ plan, survey, expect: expectCalls([], {}), limits }, count);
  return { plan, impact, review: null, forecast: null, flakiness: [], shards };
}

/** What the machines of a plan hand in. */
function filesOf({ shards }: PlanFile, whole: Evidence = evidence): EvidenceFile[] {
  return shards.map(({ index, of, units }) => {
    const own = new Set(units.flatMap(({ suite, cases }) => cases.map((id) => `${suite} ${id}`)));
    const results = whole.results.filter((result) => own.has(`${result.suite} ${result.case}`));
    return { path: `shard-${index}.json`, evidence: { ...whole, shard: { index, of }, results } };
  });
}

/** As if the machine had found the candidate's responses in a cache. */
function withCached({ path, evidence }: EvidenceFile): EvidenceFile {
  const results = evidence.results.map((result) => {
    const steps = result.candidate.steps.map((step) => ({ ...step, cached: true }));
    return { ...result, candidate: { ...result.candidate, steps } };
  });
  return { path, evidence: { ...evidence, results } };
}

function refusal(planFile: PlanFile, files: EvidenceFile[]) {
  try {
    mergeEvidence(planFile, files);
  } catch (error) {
    if (error instanceof BlastgateError) return error.findings.map(({ code, args }) => ({ code, args }));
  }
  throw new Error("it was taken");
}

const [three, five] = [partedIn(3), partedIn(5)];

describe("evidence of shards", () => {
  test.each([1, 2, 5, 12, 100])("of %i machines is that of one, in whatever order it comes", (count) => {
    const planFile = partedIn(count);
    const merged = mergeEvidence(planFile, filesOf(planFile).toReversed());
    expect(merged).toEqual(evidence);
    expect(JSON.stringify(decide({ plan, impact, evidence: merged, review: null }))).toBe(
      JSON.stringify(decide({ plan, impact, evidence, review: null })),
    );
  });

  test("knows a request as bought that one machine bought, though another found it in a cache", () => {
    const shared = evidence.results.map((result) => {
      const steps = result.candidate.steps.map((step) => ({ ...step, request: "the same for all" }));
      return { ...result, candidate: { ...result.candidate, steps } };
    });
    const whole = { ...evidence, results: shared };
    const found = filesOf(three, whole).map((file, index) => (index === 1 ? withCached(file) : file));
    expect(found).not.toEqual(filesOf(three, whole));
    expect(mergeEvidence(three, found)).toEqual(whole);
  });

  test("is refused with the name of each shard that is missing, though it be empty", () => {
    const few = filesOf(five).filter((_, index) => index !== 1 && index !== 4);
    expect(refusal(five, few)).toEqual([
      { code: "shard-missing", args: { shard: "2/5" } },
      { code: "shard-missing", args: { shard: "5/5" } },
    ]);
    const wide = partedIn(100);
    expect(refusal(wide, filesOf(wide).slice(0, -1))).toEqual([{ code: "shard-missing", args: { shard: "100/100" } }]);
  });

  test("is refused with the names of both files where a shard is doubled", () => {
    const files = filesOf(three);
    const again = files.slice(1, 2).map((file) => ({ ...file, path: "again.json" }));
    expect(refusal(three, [...files, ...again])).toEqual([
      { code: "shard-doubled", args: { shard: "2/3", files: ["shard-2.json", "again.json"] } },
    ]);
  });

  test("is refused with the file's name where it is of another plan", () => {
    const foreign = { ...evidence, plan: "0123456789abcdef", shard: { index: 2, of: 3 } };
    const files = filesOf(three).map((file, index) => (index === 1 ? { path: "old.json", evidence: foreign } : file));
    expect(refusal(three, files)).toEqual([
      { code: "shard-of-another-plan", args: { file: "old.json", plan: foreign.plan, planned: hashJson(plan) } },
      { code: "shard-missing", args: { shard: "2/3" } },
    ]);
  });

  test("is refused with the file's name where the plan was parted in another number", () => {
    const whole: Evidence = { ...evidence, shard: null };
    expect(refusal(three, [{ path: "whole.json", evidence: whole }])[0]).toEqual({
      code: "shard-of-another-split",
      args: { file: "whole.json", shard: "1/1", of: 3 },
    });
    const [other] = filesOf(five);
    expect(other && refusal(three, [other])[0]?.args).toEqual({ file: "shard-1.json", shard: "1/5", of: 3 });
  });

  test("is refused with the file's name where the plan was parted in the same number and otherwise", () => {
    const [first, second, third] = three.shards;
    if (!first || !second || !third) throw new Error("there are not three shards");
    const turned = {
      ...three,
      shards: [{ ...first, units: second.units }, { ...second, units: first.units }, third],
    };
    const refused = refusal(turned, filesOf(three));
    expect(refused.map(({ code, args }) => [code, args.file])).toEqual([
      ["shard-with-other-cases", "shard-1.json"],
      ["shard-with-other-cases", "shard-2.json"],
      ["shard-missing", undefined],
      ["shard-missing", undefined],
    ]);
    expect(refused[0]?.args.first).toHaveLength(5);
  });

  test("lets a shard be incomplete, for the decision to say what is missing", () => {
    const files = filesOf(three).map(({ path, evidence: { results, ...rest } }, index) => ({
      path,
      evidence: { ...rest, results: index === 0 ? results.slice(1) : results },
    }));
    const { verdict, reasons } = decide({ plan, impact, evidence: mergeEvidence(three, files), review: null });
    expect(verdict).toBe("ERROR");
    expect(reasons.map(({ code }) => code)).toContain("results-missing");
  });

  test("is not needed where nothing was planned", () => {
    const nothing = planned({});
    const planFile = {
      plan: nothing.plan,
      impact: nothing.impact,
      review: null,
      forecast: null,
      flakiness: [],
      shards: [],
    };
    expect(mergeEvidence(planFile, []).results).toEqual([]);
    expect(refusal({ ...partedIn(1), shards: [] }, [])).toEqual([{ code: "shard-missing", args: { shard: "1/1" } }]);
  });
});
