import { isWeakening } from "../compatibility/is-weakening.ts";
import { finding } from "../findings/catalogue.ts";
import { nodeId, splitNodeId } from "../graph/build-graph.ts";
import { checkDeprecations } from "../graph/check-deprecations.ts";
import type { Difference } from "../schemas/difference.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Impact } from "../schemas/impact.ts";
import { bumps } from "../schemas/names.ts";
import type { Review, ReviewedPrompt, ReviewedRule } from "../schemas/review.ts";
import { largestBump, nextVersion } from "../versions/next-version.ts";
import { brokenExpectations } from "./broken-expectations.ts";
import { isOfPrompt } from "./of-the-prompt.ts";
import { ownersOfSettings } from "./required-approvals.ts";
import type { WorkspaceIndex } from "./workspace-index.ts";

type Reviewed = Pick<Review, "commit" | "trust" | "today" | "prompts"> & {
  rules: readonly Omit<ReviewedRule, "judgedBy">[];
};

/** What is to be said of a change beside who has to approve it. An error blocks it. */
export function findBlocks(
  { commit, trust, today, prompts, rules }: Reviewed,
  impact: Impact,
  { base, head }: { base: WorkspaceIndex | null; head: WorkspaceIndex },
): Finding[] {
  return [
    ...(commit === null ? [finding("review-uncommitted", {})] : []),
    ...prompts.flatMap((prompt) => [
      ...checkNotes(prompt),
      ...checkOwner(prompt),
      ...checkVersion(prompt, base, head),
      ...undecided(prompt),
      ...brokenExpectations(prompt, base, head),
    ]),
    ...rules.flatMap((rule) => [...checkWeakening(rule, impact, base, head), ...checkSettingsOwner(rule, base, head)]),
    ...(trust === "base"
      ? rules.filter(isCandidate).map(({ id, where }) => finding("untrusted-not-tried", { id }, where))
      : []),
    ...pastTheirDate(head, today, prompts, impact),
  ];
}

function checkNotes({ prompt, needed, noted, differences, where }: ReviewedPrompt): Finding[] {
  if (needed === null) return [];
  if (noted === null) return [finding("note-missing", { prompt, needed }, where)];
  if (bumps.indexOf(noted) >= bumps.indexOf(needed)) return [];
  const level = needed === "major" ? "breaking" : "minor";
  const because = differences.filter((each) => each.level === level && isOfPrompt(each)).map(({ path }) => path);
  return [finding("bump-too-small", { prompt, noted, needed, because }, where)];
}

function checkOwner({ prompt, owners, where }: ReviewedPrompt): Finding[] {
  return owners.length > 0 ? [] : [finding("owner-missing", { prompt }, where)];
}

function checkSettingsOwner(
  { id, where }: Pick<ReviewedRule, "id" | "where">,
  base: WorkspaceIndex | null,
  head: WorkspaceIndex,
): Finding[] {
  const isSetting = /^(model|tool|file):/.test(id);
  return isSetting && ownersOfSettings(base, head).length === 0
    ? [finding("settings-owner-missing", { id }, where)]
    : [];
}

/** A contract's version is the work of `blastgate version`: what it was, raised by the notes that went. */
function checkVersion(
  { prompt, version: { baseline, candidate }, where }: ReviewedPrompt,
  base: WorkspaceIndex | null,
  head: WorkspaceIndex,
): Finding[] {
  if (baseline === null || candidate === null || baseline === candidate) return [];
  const kept = new Set(head.snapshot.notes.map(({ path }) => path));
  const applied = (base?.snapshot.notes ?? []).filter(({ path }) => !kept.has(path));
  const given = applied.flatMap(({ releases }) => releases.filter((release) => release.prompt === prompt));
  const bump = largestBump(given.map((release) => release.bump));
  const expected = bump === null ? baseline : nextVersion(baseline, bump);
  return candidate === expected ? [] : [finding("version-edited", { prompt, from: baseline, to: candidate }, where)];
}

function undecided({ prompt, differences, where }: ReviewedPrompt): Finding[] {
  const open = differences.filter(({ level }) => level === "undecidable").map(({ path }) => path);
  return open.length > 0 ? [finding("difference-undecidable", { prompt, paths: open }, where)] : [];
}

/** A rule that is made weaker together with what it judges: whoever made the one cannot be let through by the other. */
function checkWeakening(
  { id, status, differences, where }: Omit<ReviewedRule, "judgedBy">,
  impact: Impact,
  base: WorkspaceIndex | null,
  head: WorkspaceIndex,
): Finding[] {
  const judged = featuresJudgedBy(id, base, head).filter((feature) => head.features.has(feature));
  const behind = impact.nodes.filter(
    ({ kind, name, affected }) => kind === "feature" && affected && judged.includes(name),
  );
  const roots = [...new Set(behind.flatMap((node) => node.roots))].filter((root) => root !== id).toSorted();
  if (roots.length === 0) return [];
  if (status === "removed") return [finding("gate-weakened", { id, roots, paths: [] }, where)];
  const weaker = differences.filter(isWeakening);
  const at = (level: Difference["level"]): string[] =>
    weaker.filter((each) => each.level === level).map(({ path }) => path);
  const [certain, unclear] = [at("breaking"), at("undecidable")];
  if (certain.length > 0) return [finding("gate-weakened", { id, roots, paths: certain }, where)];
  return unclear.length > 0 ? [finding("gate-maybe-weakened", { id, roots, paths: unclear }, where)] : [];
}

function featuresJudgedBy(id: string, base: WorkspaceIndex | null, head: WorkspaceIndex): string[] {
  const [kind, name] = splitNodeId(id);
  const sides = base ? [base, head] : [head];
  if (kind === "suite") return sides.flatMap(({ suites }) => suites.get(name)?.value.feature ?? []);
  return kind === "contract" ? sides.flatMap((side) => side.featuresOf(name)) : [];
}

/** Whoever the change touches, and uses what should be gone. Others are told by lint, and are not kept from their work. */
function pastTheirDate(
  { snapshot }: WorkspaceIndex,
  today: string,
  prompts: readonly ReviewedPrompt[],
  impact: Impact,
): Finding[] {
  const touched = new Set([
    ...prompts.map(({ prompt }) => nodeId("prompt", prompt)),
    ...impact.nodes.filter(({ kind, affected }) => kind === "feature" && affected).map(({ id }) => id),
  ]);
  return checkDeprecations(snapshot, today).filter(
    ({ severity, args }) => severity === "error" && touched.has(`${args.kind}:${args.user}`),
  );
}

/** What is tried rather than what judges. */
function isCandidate({ id }: Pick<ReviewedRule, "id">): boolean {
  return /^(model|tool|prompt|feature):/.test(id);
}
