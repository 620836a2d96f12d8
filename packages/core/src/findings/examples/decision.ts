import type { decisionFindings } from "../decision.ts";
import type { ExamplesOf } from "./examples-of.ts";

const about = {
  suite: "support-routing",
  path: ["prompt:shared/persona", "prompt:support/classify", "feature:support-routing"],
};
const runs = { ...about, count: 3, of: 340, first: ["card-lost-3", "fees-8", "fraud-12"] };
const unscored = { ...about, unscored: ["card-lost-3", "fees-8"] };
const dropped = {
  ...about,
  baseline: 0.94,
  candidate: 0.87,
  difference: -0.07,
  margin: 0.03,
  lower: -0.098,
  upper: -0.044,
  confidence: 0.95,
};
const unclear = { ...dropped, candidate: 0.925, difference: -0.015, lower: -0.043, upper: 0.012 };
const held = { ...dropped, candidate: 0.941, difference: 0.001, lower: -0.014, upper: 0.016 };
const rate = { ...about, rate: 0.87, lower: 0.834, upper: 0.9, confidence: 0.95, min: 0.79 };
const enough = { cases: 340, needed: 620, repeats: 2 };
const guarded = { ...about, count: 0, of: 24, max: 0, tags: ["must-pass"], cases: [] };
const cost = { ...about, baseline: 0.00041, candidate: 0.00044, limit: 0.2 };
const latency = { ...about, baseline: 1_180, candidate: 1_240, limit: 0.3 };
const invariants = { ...about, checks: ["speaks-as-acme of shared/persona"], cases: [], of: 340, why: "" };
const broken = { cases: ["general-4", "fees-8"], why: 'Expected output to not contain "as an ai"' };
const schema = { ...about, checks: ["output schema of support/classify"], cases: [], of: 340, why: "" };
const misfit = { cases: ["general-4"], why: 'the output is "Cards.", which is none of the allowed values' };

export const decisionExamples = {
  "evidence-of-another-plan": { plan: "c8804f1ae29d7730", evidence: "5b1e9c07d2a4f683" },
  "suite-empty": about,
  "cases-planned-twice": runs,
  "results-missing": runs,
  "results-repeated": runs,
  "results-unplanned": runs,
  "baselines-missing": runs,
  "baselines-unplanned": runs,
  "results-without-score": { ...runs, why: "the provider gave no response in 5 attempts." },
  "errors-tolerated": { ...unscored, scored: 338, measures: ["cost", "latency-p95"] },
  "cases-spared": { ...about, run: 120, of: 340, measures: ["cost"] },
  "pass-rate-dropped": { ...dropped, holm: 0.0003 },
  "pass-rate-drop-unproven": { ...dropped, ...enough, upper: -0.002, holm: 0.0612 },
  "pass-rate-undecided": { ...unclear, ...enough },
  "pass-rate-worse-within-margin": { ...unclear, lower: -0.028, upper: -0.003 },
  "pass-rate-held": held,
  "pass-rate-same-requests": { ...held, candidate: 0.94, difference: 0, lower: 0, upper: 0 },
  "too-few-independent-cases": { ...about, cases: 14, unit: "cluster" },
  "floor-held": rate,
  "floor-missed": { ...rate, rate: 0.71, lower: 0.668, upper: 0.749 },
  "floor-undecided": { ...rate, ...enough, rate: 0.8, lower: 0.762, upper: 0.834 },
  "regressions-held": guarded,
  "regressions-found": { ...guarded, count: 2, cases: ["card-lost-3", "fraud-12"] },
  "regressions-unscored": { ...guarded, ...unscored },
  "regressions-unguarded": { ...about, tags: ["must-pass"] },
  "cost-held": cost,
  "cost-grew": { ...cost, candidate: 0.00063 },
  "cost-unknown": about,
  "latency-held": latency,
  "latency-grew": { ...latency, candidate: 1_910 },
  "invariants-held": invariants,
  "invariants-broken": { ...invariants, ...broken },
  "invariants-unscored": unscored,
  "invariants-still-broken": { ...invariants, ...broken },
  "output-schema-held": schema,
  "output-schema-broken": { ...schema, ...misfit },
  "output-schema-unscored": unscored,
  "output-schema-still-broken": { ...schema, ...misfit },
  "no-gate": about,
  "no-floor": about,
  "gate-not-applicable": { ...about, gate: "pass-rate.max-drop" },
  "feature-not-planned": { feature: "support-chat", path: about.path },
  "all-gates-held": { suites: 6, cases: 812 },
  "nothing-reached": { files: 2, prompts: 31, features: 9, suites: 9 },
} satisfies ExamplesOf<typeof decisionFindings>;
