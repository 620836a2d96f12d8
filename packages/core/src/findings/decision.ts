import type { CatalogueEntry } from "./entry.ts";
import { listed } from "./listed.ts";

/** `path` leads from the change's root to the suite's feature; empty where the impact does not say. */
export interface About {
  suite: string;
  path: string[];
}
export interface Bounds {
  lower: number;
  upper: number;
  confidence: number;
}
export interface Difference extends About, Bounds {
  baseline: number;
  candidate: number;
  difference: number;
  margin: number;
}
export interface Rate extends About, Bounds {
  rate: number;
  min: number;
}
/** What would decide; 0 where no number would. */
export interface Enough {
  cases: number;
  needed: number;
  repeats: number;
}
export interface Unscored extends About {
  unscored: string[];
}
export interface Growth extends About {
  baseline: number;
  candidate: number;
  limit: number;
}
export interface Runs extends About {
  count: number;
  of: number;
  first: string[];
}
export interface ContractChecks extends About {
  checks: string[];
  cases: string[];
  of: number;
  why: string;
}
export interface Regressions extends About {
  count: number;
  of: number;
  max: number;
  tags: string[];
  cases: string[];
}

const byEvidence = "Whoever runs the check, by evidence that is complete. Nobody decides without it.";
const byGate =
  "Whoever makes the change, by one that holds; or the suite's owner, by another gate in a change of its own.";
const byContract =
  "Whoever makes the change, by one that holds; or the contract's owner, by another contract in a change of its own.";

/** Why a verdict is what it is, and what it does not cover. */
export const decisionFindings = {
  "evidence-of-another-plan": {
    severity: "error",
    liftedBy: byEvidence,
    title: "Evidence of another plan",
    message: (a: { plan: string; evidence: string }) =>
      `The evidence belongs to the plan ${a.evidence.slice(0, 12)}, and this plan is ${a.plan.slice(0, 12)}.`,
    fix: () => "Run this plan, or decide with the plan that the evidence was gathered for.",
  },
  "suite-empty": {
    severity: "error",
    liftedBy: byEvidence,
    title: "A suite without cases",
    message: (a: About) => `${a.suite} has no cases, so it says nothing.`,
    fix: () => "Add cases to the suite.",
  },
  "cases-planned-twice": {
    severity: "error",
    liftedBy: byEvidence,
    title: "A case that is planned twice",
    message: (a: Runs) => `${a.suite}: the plan has ${count(a.count, "case")} twice: ${firstOf(a)}.`,
    fix: () => "Give each case of the suite an id of its own, and plan again.",
  },
  "results-missing": {
    severity: "error",
    liftedBy: byEvidence,
    title: "Planned cases without result",
    message: (a: Runs) => `${a.suite}: no result for ${a.count} of ${count(a.of, "planned run")}: ${firstOf(a)}.`,
    fix: () => "Run again: what is there is kept. With shards, hand over the evidence of every one.",
  },
  "results-repeated": {
    severity: "error",
    liftedBy: byEvidence,
    title: "Several results for one case",
    message: (a: Runs) => `${a.suite}: more than one result for ${count(a.count, "run")}: ${firstOf(a)}.`,
    fix: () => "Hand over the evidence of each shard once.",
  },
  "results-unplanned": {
    severity: "error",
    liftedBy: byEvidence,
    title: "Results that were not planned",
    message: (a: Runs) => `${a.suite}: ${count(a.count, "result")} outside the plan: ${firstOf(a)}.`,
    fix: () => "Decide with the plan that the evidence was gathered for.",
  },
  "baselines-missing": {
    severity: "error",
    liftedBy: byEvidence,
    title: "Cases without baseline",
    message: (a: Runs) => `${a.suite}: no baseline for ${a.count} of ${count(a.of, "planned run")}: ${firstOf(a)}.`,
    fix: () => "Run again: what is there is kept.",
  },
  "baselines-unplanned": {
    severity: "error",
    liftedBy: byEvidence,
    title: "A baseline that was not planned",
    message: (a: Runs) => `${a.suite}: a baseline outside the plan for ${count(a.count, "run")}: ${firstOf(a)}.`,
    fix: () => "Decide with the plan that the evidence was gathered for.",
  },
  "results-without-score": {
    severity: "error",
    liftedBy: byEvidence,
    title: "Cases that could not be scored",
    message: (a: Runs & { why: string }) =>
      `${a.suite}: no score for ${a.count} of ${count(a.of, "planned run")}: ${firstOf(a)}. The first says: ${a.why}`,
    fix: () => "Remove the cause and run again: only what has no score is asked again.",
  },

  "errors-tolerated": {
    severity: "warning",
    title: "Cases without score that the gate tolerates",
    message: (a: Unscored & { scored: number; measures: string[] }) =>
      `${a.suite}: ${withoutScore(a)}, which \`max-errors\` tolerates. For GO they count as failed by the candidate alone; for NO-GO they are left out.${onlyFrom(a.measures, `the ${count(a.scored, "other case")}`)}`,
    fix: () => "Run again when the cause is gone: only what has no score is asked again.",
  },
  "cases-spared": {
    severity: "info",
    title: "Cases that were not needed",
    message: (a: About & { run: number; of: number; measures: string[] }) =>
      `${a.suite} was decided after ${a.run} of ${count(a.of, "case")}, in an order drawn beforehand; the others were not run.${onlyFrom(a.measures, "those that were run")}`,
    fix: () => "Nothing to do.",
  },

  "pass-rate-dropped": {
    severity: "error",
    liftedBy: byGate,
    title: "The pass rate dropped",
    message: (a: Difference & { holm: number }) =>
      `${moved(a)}, ${marginOf(a)}. The drop is not chance: p ${probability(a.holm)}, corrected over all suites.`,
    fix: () => "Look at the broken cases, mend the change, and check again.",
  },
  "pass-rate-drop-unproven": {
    severity: "error",
    liftedBy: byGate,
    title: "A drop of the pass rate that may be chance",
    message: (a: Difference & Enough & { holm: number }) =>
      `${moved(a)}, ${marginOf(a)}. It looks like a drop, but p ${probability(a.holm)}, corrected over all suites, does not prove it.`,
    fix: (a) => moreCases(a),
  },
  "pass-rate-undecided": {
    severity: "error",
    liftedBy: byGate,
    title: "Too little evidence about the pass rate",
    message: (a: Difference & Enough) => `${moved(a)}, ${marginOf(a)}. That neither holds the margin nor shows a drop.`,
    fix: (a) => moreCases(a),
  },
  "pass-rate-worse-within-margin": {
    severity: "warning",
    title: "Worse, but within the margin",
    message: (a: Difference) => `${moved(a)}: significantly worse, though within the ${marginOf(a)}.`,
    fix: () => "Look at the broken cases before the next change takes from the same margin.",
  },
  "pass-rate-held": {
    severity: "info",
    title: "The pass rate holds",
    message: (a: Difference) => `${moved(a)}, ${marginOf(a)}.`,
    fix: () => "Nothing to do.",
  },
  "pass-rate-same-requests": {
    severity: "info",
    title: "Nothing that could change the pass rate",
    message: (a: Difference) => `${a.suite}: baseline and candidate send the same requests, so there is no difference.`,
    fix: () => "Nothing to do.",
  },
  "too-few-independent-cases": {
    severity: "error",
    liftedBy: byGate,
    title: "Too few independent cases",
    message: (a: About & { cases: number; unit: string }) =>
      `${a.suite} has a single ${a.unit} (${count(a.cases, "case")}), so nothing tells how much results vary by chance.`,
    fix: (a) =>
      `Add cases${a.unit === "cluster" ? " of other clusters" : ""}; two are the least, and thirty give useful bounds.`,
  },
  "floor-held": {
    severity: "info",
    title: "The pass rate is above its floor",
    message: (a: Rate) => `${rateOf(a)}, floor ${percent(a.min)}.`,
    fix: () => "Nothing to do.",
  },
  "floor-missed": {
    severity: "error",
    liftedBy: byGate,
    title: "The pass rate is below its floor",
    message: (a: Rate) => `${rateOf(a)}, below the floor of ${percent(a.min)}.`,
    fix: () => "Look at the failing cases, mend the prompt, and check again.",
  },
  "floor-undecided": {
    severity: "error",
    liftedBy: byGate,
    title: "Too little evidence about the floor",
    message: (a: Rate & Enough) => `${rateOf(a)}, floor ${percent(a.min)}. That shows neither above nor below.`,
    fix: (a) => moreCases(a),
  },

  "regressions-held": {
    severity: "info",
    title: "No more regressions than allowed",
    message: (a: Regressions) => `${a.suite}: ${regressed(a)}, at most ${a.max} allowed.`,
    fix: () => "Nothing to do.",
  },
  "regressions-found": {
    severity: "error",
    liftedBy: byGate,
    title: "Cases that passed now fail",
    message: (a: Regressions) => `${a.suite}: ${regressed(a)}, at most ${a.max} allowed: ${listed(a.cases)}.`,
    fix: () => "Mend the change for these cases.",
  },
  "regressions-unscored": {
    severity: "error",
    liftedBy: byEvidence,
    title: "Guarded cases without score",
    message: (a: Regressions & { unscored: string[] }) =>
      `${a.suite}: ${regressed(a)}, and ${withoutScore(a)} and may too; at most ${a.max} allowed.`,
    fix: () => "Remove the cause and run again: only what has no score is asked again.",
  },
  "regressions-unguarded": {
    severity: "error",
    liftedBy: byGate,
    title: "A regression gate that guards no case",
    message: (a: About & { tags: string[] }) =>
      `${a.suite}: no case has the tag ${a.tags.join(" or ")} that \`regressions\` guards.`,
    fix: () => "Tag the cases that may never break, or mend the tag in `gate.regressions.cases`.",
  },
  "cost-held": {
    severity: "info",
    title: "The cost holds",
    message: (a: Growth) => `${a.suite}: a case costs ${growth(a, dollars)}.`,
    fix: () => "Nothing to do.",
  },
  "cost-grew": {
    severity: "error",
    liftedBy: byGate,
    title: "The cost grew",
    message: (a: Growth) => `${a.suite}: a case costs ${growth(a, dollars)}.`,
    fix: () => "Shorten the prompt or its answers, or allow the cost in `gate.cost.max-increase`.",
  },
  "cost-unknown": {
    severity: "error",
    liftedBy: byEvidence,
    title: "The cost is not known",
    message: (a: About) => `${a.suite} has a cost gate, but the provider's price is not known for every response.`,
    fix: () => "Give the model's price in its `config` (`cost`), or remove `gate.cost`.",
  },
  "latency-held": {
    severity: "info",
    title: "The latency holds",
    message: (a: Growth) => `${a.suite}: the 95th percentile of a case's latency is ${growth(a, milliseconds)}.`,
    fix: () => "Nothing to do.",
  },
  "latency-grew": {
    severity: "error",
    liftedBy: byGate,
    title: "The latency grew",
    message: (a: Growth) => `${a.suite}: the 95th percentile of a case's latency is ${growth(a, milliseconds)}.`,
    fix: () => "Shorten the prompt or its answers, or allow the latency in `gate.latency-p95.max-increase`.",
  },
  "invariants-held": {
    severity: "info",
    title: "Contracts' invariants hold",
    message: (a: ContractChecks) => `${a.suite}: every invariant holds in ${count(a.of, "case")}.`,
    fix: () => "Nothing to do.",
  },
  "invariants-broken": {
    severity: "error",
    liftedBy: byContract,
    title: "An invariant of a contract is broken",
    message: (a: ContractChecks) => `${a.suite}: ${brokenIn(a)}`,
    fix: () => "Mend the change: an invariant has no margin.",
  },
  "invariants-unscored": {
    severity: "error",
    liftedBy: byEvidence,
    title: "Invariants that were not checked everywhere",
    message: (a: Unscored) =>
      `${a.suite}: ${withoutScore(a)}, so contracts' invariants were not checked there. They have no margin, so that no \`max-errors\` makes up for it.`,
    fix: () => "Remove the cause and run again: only what has no score is asked again.",
  },
  "invariants-still-broken": {
    severity: "warning",
    title: "An invariant that the baseline breaks too",
    message: (a: ContractChecks) => `${a.suite}: ${brokenIn(a)} The baseline breaks it as often.`,
    fix: () => "Not this change's doing, but mend it: production is breaking the invariant.",
  },
  "output-schema-held": {
    severity: "info",
    title: "Outputs fit their schemas",
    message: (a: ContractChecks) => `${a.suite}: every output fits its schema in ${count(a.of, "case")}.`,
    fix: () => "Nothing to do.",
  },
  "output-schema-broken": {
    severity: "error",
    liftedBy: byContract,
    title: "An output does not fit its schema",
    message: (a: ContractChecks) => `${a.suite}: ${brokenIn(a)}`,
    fix: () => "Mend the prompt, or change the contract's schema with a new major version.",
  },
  "output-schema-unscored": {
    severity: "error",
    liftedBy: byEvidence,
    title: "Outputs that were not held against their schemas",
    message: (a: Unscored) =>
      `${a.suite}: ${withoutScore(a)}, so contracts' output schemas were not checked there. They have no margin, so that no \`max-errors\` makes up for it.`,
    fix: () => "Remove the cause and run again: only what has no score is asked again.",
  },
  "output-schema-still-broken": {
    severity: "warning",
    title: "An output schema that the baseline breaks too",
    message: (a: ContractChecks) => `${a.suite}: ${brokenIn(a)} The baseline breaks it as often.`,
    fix: () => "Not this change's doing, but mend the prompt or the schema.",
  },

  "no-gate": {
    severity: "error",
    liftedBy: byGate,
    title: "A suite without gate",
    message: (a: About) => `${a.suite} has no gate, so no result of it could be NO-GO, and none is GO.`,
    fix: () => "Write what the suite asks: `gate: { pass-rate: { max-drop: 0.03 } }`, say.",
  },
  "no-floor": {
    severity: "error",
    liftedBy: byGate,
    title: "A new suite without floor",
    message: (a: About) =>
      `${a.suite} has no baseline to be compared with, and no floor, so nothing judges its pass rate.`,
    fix: () => "Write a floor: `gate: { pass-rate: { min: 0.85 } }`, say.",
  },
  "gate-not-applicable": {
    severity: "warning",
    title: "A gate that needs a baseline",
    message: (a: About & { gate: string }) => `${a.suite} is new, so \`${a.gate}\` had no baseline to compare with.`,
    fix: () => "Nothing to do: it applies from the next change on.",
  },
  "feature-not-planned": {
    severity: "error",
    liftedBy: byEvidence,
    title: "A feature that is reached and not judged",
    message: (a: { feature: string; path: string[] }) =>
      `The change reaches ${a.feature}, and no suite of this plan judges it.`,
    fix: () => "Plan again without leaving features out.",
  },
  "all-gates-held": {
    severity: "info",
    title: "Every gate holds",
    message: (a: { suites: number; cases: number }) =>
      `Every gate of ${count(a.suites, "suite")} holds, over ${count(a.cases, "case")}.`,
    fix: () => "Nothing to do.",
  },
  "nothing-reached": {
    severity: "info",
    title: "The change reaches no feature",
    message: (a: { files: number; prompts: number; features: number; suites: number }) =>
      `No feature is reached by ${count(a.files, "changed file")}. Looked at: ${count(a.prompts, "prompt")}, ${count(a.features, "feature")}, ${count(a.suites, "suite")}.`,
    fix: () => "Nothing to do.",
  },
} satisfies Record<string, CatalogueEntry>;

function moved(a: Difference): string {
  const verb = a.difference < 0 ? "fell" : a.difference > 0 ? "rose" : "stayed";
  const rates =
    a.difference === 0 ? `at ${percent(a.candidate)}` : `from ${percent(a.baseline)} to ${percent(a.candidate)}`;
  return `${a.suite} ${verb} ${rates}: ${points(a.difference)} points (${bounds(a, points)})`;
}

function rateOf(a: Rate): string {
  return `${a.suite} passes ${percent(a.rate)} (${bounds(a, percent)})`;
}

function bounds({ lower, upper, confidence }: Bounds, unit: (value: number) => string): string {
  return `${Number((confidence * 100).toFixed(2))}% bounds ${unit(lower)} to ${unit(upper)}`;
}

function marginOf({ margin }: Difference): string {
  return `margin ${points(-margin)}`;
}

function moreCases(a: Enough): string {
  const ways = [
    ...(a.needed > 0 ? [`${count(a.needed, "case")} in all (now ${a.cases}): add cases`] : []),
    ...(a.repeats > 0 ? [`${a.repeats} responses to each: \`check --top-up\` asks for them`] : []),
  ];
  return ways.length === 0
    ? "More cases of the same kind would not decide it: change the gate, or mend the change."
    : `At the rates seen, this would decide it: ${ways.join("; or ")}.`;
}

/** `3 cases (routing-2, routing-7, routing-9) have no score` */
function withoutScore({ unscored }: Unscored): string {
  return `${count(unscored.length, "case")} (${listed(unscored)}) ${unscored.length === 1 ? "has" : "have"} no score`;
}

function onlyFrom(measures: readonly string[], cases: string): string {
  return measures.length === 0
    ? ""
    : ` Judged on ${cases} alone: ${measures.map((gate) => `\`${gate}\``).join(" and ")}.`;
}

function regressed(a: Regressions): string {
  const tagged = a.tags.length > 0 ? ` tagged ${a.tags.join(" or ")}` : "";
  return `${a.count} of ${count(a.of, "case")}${tagged} passed and now fail`;
}

function brokenIn(a: ContractChecks): string {
  return `${a.checks.join("; ")} fails in ${a.cases.length} of ${count(a.of, "case")} (${listed(a.cases)}): ${a.why.replace(/\.$/, "")}.`;
}

function growth(a: Growth, unit: (value: number) => string): string {
  const change = a.baseline === 0 ? "from nothing" : `${signed((a.candidate / a.baseline - 1) * 100, 1)} %`;
  return `${unit(a.candidate)} after ${unit(a.baseline)} (${a.candidate === a.baseline ? "no change" : change}; at most +${percent(a.limit)})`;
}

function firstOf({ first, count }: Runs): string {
  return first.join(", ") + (count > first.length ? ", …" : "");
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

function points(share: number): string {
  return signed(share * 100, 1);
}

/** With a true minus sign, and no sign before a zero. */
function signed(value: number, digits: number): string {
  const written = Math.abs(value).toFixed(digits);
  return Number(written) === 0 ? written : `${value < 0 ? "−" : "+"}${written}`;
}

function probability(p: number): string {
  return p < 0.0001 ? "< 0.0001" : `= ${p.toFixed(4)}`;
}

function dollars(value: number): string {
  return `$${value.toPrecision(3)}`;
}

function milliseconds(value: number): string {
  return `${Math.round(value)} ms`;
}
