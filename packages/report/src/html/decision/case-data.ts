/** The list of cases as the page's script reads it, without what stands in a case once it is opened. */
export interface CaseList {
  suites: string[];
  /** Newly failing, without a score and mended first; each kind by suite and case. */
  rows: CaseRow[];
}

/**
 * What stands in opened cases. Texts that many of them share stand in tables once, and are named by their index: of ten
 * thousand cases most have the same assertions.
 */
export interface DetailsList {
  /** By row. `null` where there is no evidence, or no room for more of it. */
  cases: (CaseDetails | null)[];
  /** Unified diffs of what models were asked. */
  patches: CutText[];
  labels: CheckLabel[];
  judgements: Judgement[];
  checks: Check[][];
}

export const caseKinds = ["broken", "error", "mended", "failing", "passing"] as const;
export type CaseKind = (typeof caseKinds)[number];

export interface CaseRow {
  suite: number;
  case: string;
  kind: CaseKind;
  /** How it stands on both sides, where it is more than what its kind says: `100.0% → 33.3%`. */
  shares?: string;
  why?: string;
  tags?: string[];
}

export interface CaseDetails {
  requests: { step: string; patch: number }[];
  /** One for each repeat. */
  runs: CaseRun[];
}

export interface CaseRun {
  /** Both sides were asked the same, and share one outcome. */
  identical: boolean;
  baseline: CaseSide | null;
  candidate: CaseSide;
  checks: number;
}

export interface CaseSide {
  /** `passed, score 1`, or the error's code. */
  outcome: string;
  /** What an error says. */
  error?: CutText;
  steps: { step: string; took: string; output: CutText }[];
}

/** A text, and how many characters at its end were left out. */
export interface CutText {
  text: string;
  left: number;
}

/** Indexes of a label, and of each side's judgement; −1 where a side has none. */
export type Check = [label: number, baseline: number, candidate: number];

export interface CheckLabel {
  name: string;
  /** `suite`, or whose contract or schema asks for it. */
  origin: string;
}

export interface Judgement {
  pass: boolean;
  score: number;
  reason: string;
}
