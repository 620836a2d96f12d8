import { compareText } from "../compare-text.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Commit, LogEntry } from "../schemas/lineage.ts";
import type { ConsideredPromotion, PromotionResult } from "../schemas/promotion-report.ts";
import type { Release } from "../schemas/release.ts";
import type { ReleaseDiff } from "../schemas/release-diff.ts";
import { type PromotionQuestion, settledApprovers, soakingOf } from "./check-promotion.ts";
import { promotedPrompts } from "./promoted-prompts.ts";
import { checkedRules } from "./promotion-rules.ts";
import { reportDecisions } from "./report-decision.ts";
import { runsOf } from "./runs.ts";

/** What is known of a promotion beside what became of it. */
export interface PromotionFacts {
  /** As messages name it. */
  store: string;
  /** What it was judged by, with the states of now. */
  question: PromotionQuestion;
  release: Release;
  /** What the environment ran when it was judged; `null` where that was nothing, or cannot be read. */
  replaced: { release: Release; difference: ReleaseDiff } | null;
  /** By id. */
  commits: ReadonlyMap<string, Commit>;
  /** Commits between both releases that changed a prompt, newest first, by prompt. */
  changes: ReadonlyMap<string, LogEntry[]>;
  findings: readonly Finding[];
}

/** A promotion that was made, refused or only looked at, with everything that decides about it. */
export function reportPromotion(result: PromotionResult, facts: PromotionFacts): ConsideredPromotion {
  const { store, question, release, replaced, commits } = facts;
  const { environment, states, decisions, now } = question;
  const { unmet, overrides, record, evidence } = result;
  const running = result.replaces?.release ?? null;
  const sideOf = ({ lock: { source } }: Release) => ({ source, commit: commits.get(source.commit) ?? null });
  return {
    ...result,
    findings: [...result.findings, ...facts.findings],
    store,
    at: now.toISOString(),
    outcome: record ? "promoted" : unmet.length > 0 ? "refused" : "possible",
    settings: environment,
    rules: checkedRules(environment, {
      unmet: unmet.map(({ code }) => code),
      overridden: overrides.map(({ code }) => code),
    }),
    lock: release.lock,
    commit: sideOf(release).commit,
    replaced: replaced && sideOf(replaced.release),
    differences: replaced && differencesOf(replaced, facts),
    soak: soakOf(question),
    approvals: settledApprovers(question).map(({ any, of, approvedBy, missing }) => ({ any, of, approvedBy, missing })),
    decisions: reportDecisions(decisions, { running, evidence }),
    runs: [...states.values()]
      .flatMap(runsOf)
      .filter((run) => run.release === result.release)
      .map(({ release: _, ...run }) => run)
      .toSorted((a, b) => compareText(a.from, b.from)),
  };
}

function differencesOf(
  { release: before, difference }: NonNullable<PromotionFacts["replaced"]>,
  { release: after, question, changes }: PromotionFacts,
): NonNullable<ConsideredPromotion["differences"]> {
  const decisions = question.decisions.filter(({ baseline }) => baseline === difference.before.digest);
  const prompts = promotedPrompts(difference.prompts, { before, after, decisions, changes });
  const { features } = difference;
  const reached = [...features.map(({ feature }) => feature), ...prompts.flatMap((prompt) => prompt.features)];
  return { prompts, features, reached: [...new Set(reached)].toSorted(compareText) };
}

function soakOf(question: PromotionQuestion): ConsideredPromotion["soak"] {
  const { environment, now } = question;
  if (environment.from === undefined) return null;
  const soaking = soakingOf(question);
  return {
    from: environment.from,
    asked: environment.soak ?? null,
    since: soaking?.since ?? null,
    ranMs: soaking && now.getTime() - Date.parse(soaking.since),
    until: soaking?.until.toISOString() ?? null,
  };
}
