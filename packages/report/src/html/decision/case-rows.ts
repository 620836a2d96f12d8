import type { CaseChange, CaseResult, Decision, Evidence, RequestDifferences } from "@blastgate/core";
import { percent } from "../../words.ts";
import { type CaseKind, type CaseList, type CaseRow, caseKinds, type DetailsList } from "./case-data.ts";
import { DetailsWriter } from "./case-details.ts";

/** What the page tells of cases; without evidence, of those alone that the decision names. */
export interface CaseMaterial {
  decision: Decision;
  evidence: Evidence | null;
  requests: RequestDifferences | null;
}

interface Entry {
  suite: string;
  case: string;
  kind: CaseKind;
  change: CaseChange | null;
  results: readonly CaseResult[];
}

/** All cases, and what stands in them for as many as fit into so many characters, the first first. */
export function tellCases(
  { decision, evidence, requests }: CaseMaterial,
  room: number,
): { list: CaseList; details: DetailsList } {
  const suites = decision.suites.map(({ suite }) => suite);
  const entries = listEntries(decision, evidence).toSorted(
    (a, b) => caseKinds.indexOf(a.kind) - caseKinds.indexOf(b.kind),
  );
  const writer = new DetailsWriter(requests, room);
  const cases = entries.map((entry) => writer.write(entry.suite, entry.case, entry.results));
  return {
    list: { suites, rows: entries.map((entry) => rowOf(entry, suites.indexOf(entry.suite))) },
    details: { cases, ...writer.tables() },
  };
}

function rowOf(entry: Entry, suite: number): CaseRow {
  const { change, kind, case: id } = entry;
  const shares = sharesOf(change);
  const why = whyOf(entry);
  return {
    suite,
    case: id,
    kind,
    ...(shares === "" ? {} : { shares }),
    ...(why === "" ? {} : { why: shorten(why) }),
    ...(change && change.tags.length > 0 ? { tags: change.tags } : {}),
  };
}

/** By suite and case, as the evidence and the decision are sorted. */
function listEntries({ suites }: Decision, evidence: Evidence | null): Entry[] {
  const bySuite = Map.groupBy(evidence?.results ?? [], ({ suite }) => suite);
  return suites.flatMap(({ suite, broken, mended, errors }) => {
    const changes = new Map<string, { kind: CaseKind; change: CaseChange }>([
      ...mended.map((change) => [change.case, { kind: "mended", change }] as const),
      ...broken.map((change) => [change.case, { kind: "broken", change }] as const),
      ...errors.map((change) => [change.case, { kind: "error", change }] as const),
    ]);
    const results = Map.groupBy(bySuite.get(suite) ?? [], (result) => result.case);
    const ids = new Set([...results.keys(), ...changes.keys()]);
    return [...ids].map((id): Entry => {
      const own = results.get(id) ?? [];
      const known = changes.get(id);
      return { suite, case: id, kind: known?.kind ?? kindOf(own), change: known?.change ?? null, results: own };
    });
  });
}

function kindOf(results: readonly CaseResult[]): CaseKind {
  return results.every(({ candidate }) => candidate.kind === "scored" && candidate.pass) ? "passing" : "failing";
}

/** What the decision says of it; of cases that fail as before, the first assertion of the suite's that does. */
function whyOf({ change, kind, results }: Entry): string {
  if (change) return kind === "mended" && change.why !== "" ? `before: ${change.why}` : change.why;
  const assertions = results.flatMap(({ candidate }) => (candidate.kind === "scored" ? candidate.assertions : []));
  return assertions.find(({ origin, pass }) => origin.kind === "suite" && !pass)?.reason ?? "";
}

/** Of several repeats; of one the kind says it. */
function sharesOf(change: CaseChange | null): string {
  if (!change || change.baseline === null || change.candidate === null) return "";
  const plain = [change.baseline, change.candidate].every((share) => share === 0 || share === 1);
  return plain ? "" : `${percent(change.baseline)} → ${percent(change.candidate)}`;
}

function shorten(text: string): string {
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
