import type { AssertionResult, CaseResult, Json, Outcome, RequestDifferences, StepResult } from "@blastgate/core";
import { dollars, thousands } from "../../words.ts";
import type {
  CaseDetails,
  CaseRun,
  CaseSide,
  Check,
  CheckLabel,
  CutText,
  DetailsList,
  Judgement,
} from "./case-data.ts";

/** What is shown of one output, reason or difference, in characters. */
const limits = { output: 12_000, patch: 12_000, reason: 1_000 };

/** Writes what the page shows of cases while there is room, and keeps texts that they share in tables. */
export class DetailsWriter {
  readonly #steps: ReadonlyMap<string, RequestDifferences["cases"][number]["steps"]>;
  readonly #allPatches: readonly string[];
  readonly #patches = new Table<CutText>();
  readonly #labels = new Table<CheckLabel>();
  readonly #judgements = new Table<Judgement>();
  readonly #checks = new Table<Check[]>();
  #room: number;

  constructor(requests: RequestDifferences | null, room: number) {
    this.#steps = new Map((requests?.cases ?? []).map((each) => [keyOf(each.suite, each.case), each.steps]));
    this.#allPatches = requests?.patches ?? [];
    this.#room = room;
  }

  /** `null` for a case without results, and once there is no room for more. */
  write(suite: string, id: string, results: readonly CaseResult[]): CaseDetails | null {
    if (this.#room <= 0 || results.length === 0) return null;
    const before = this.#tableSize();
    const steps = this.#steps.get(keyOf(suite, id)) ?? [];
    const details: CaseDetails = {
      requests: steps.map(({ step, patch }) => ({ step, patch: this.#patch(patch) })),
      runs: results.map((result) => this.#run(result)),
    };
    this.#room -= JSON.stringify(details).length + this.#tableSize() - before;
    return details;
  }

  tables(): Omit<DetailsList, "cases"> {
    return {
      patches: this.#patches.entries,
      labels: this.#labels.entries,
      judgements: this.#judgements.entries,
      checks: this.#checks.entries,
    };
  }

  #tableSize(): number {
    return this.#patches.size + this.#labels.size + this.#judgements.size + this.#checks.size;
  }

  #patch(index: number): number {
    return this.#patches.put(cut(this.#allPatches[index] ?? "", limits.patch));
  }

  #run({ baseline, candidate, identical }: CaseResult): CaseRun {
    return {
      identical,
      baseline: baseline && !identical ? sideOf(baseline) : null,
      candidate: sideOf(candidate),
      checks: this.#checks.put(this.#pair(identical ? null : baseline, candidate)),
    };
  }

  /** The assertions of both sides, one beside the other: the same ones, in the same order. */
  #pair(baseline: Outcome | null, candidate: Outcome): Check[] {
    const before = this.#judged(baseline);
    const after = this.#judged(candidate);
    const keys = new Set([...after.keys(), ...before.keys()]);
    return [...keys].map((key) => {
      const [is, was] = [after.get(key), before.get(key)];
      return [is?.label ?? was?.label ?? 0, was?.judgement ?? -1, is?.judgement ?? -1];
    });
  }

  /** By label; the same assertion may stand there several times. */
  #judged(outcome: Outcome | null): Map<string, { label: number; judgement: number }> {
    const judged = new Map<string, { label: number; judgement: number }>();
    const times = new Map<number, number>();
    for (const assertion of outcome?.kind === "scored" ? outcome.assertions : []) {
      const label = this.#labels.put(labelOf(assertion));
      const time = times.get(label) ?? 0;
      times.set(label, time + 1);
      judged.set(`${label} ${time}`, { label, judgement: this.#judgements.put(judgementOf(assertion)) });
    }
    return judged;
  }
}

function keyOf(suite: string, id: string): string {
  return JSON.stringify([suite, id]);
}

function sideOf(outcome: Outcome): CaseSide {
  const steps = outcome.steps.map((step) => ({ step: step.step, took: tookOf(step), output: outputOf(step.output) }));
  if (outcome.kind === "error") {
    return { outcome: outcome.code, error: cut(outcome.message, limits.output), steps };
  }
  return { outcome: `${outcome.pass ? "passed" : "failed"}, score ${scoreOf(outcome.score)}`, steps };
}

function tookOf({ latencyMs, tokens, costUsd, cached }: StepResult): string {
  return [
    `${thousands(Math.round(latencyMs))} ms`,
    ...(tokens ? [`${thousands(tokens.prompt)} tokens in, ${thousands(tokens.completion)} out`] : []),
    ...(costUsd === null ? [] : [dollars(costUsd)]),
    ...(cached ? ["from an earlier run"] : []),
  ].join(" · ");
}

function outputOf(output: Json): CutText {
  return cut(typeof output === "string" ? output : JSON.stringify(output, null, 2), limits.output);
}

function labelOf({ type, metric, origin }: AssertionResult): CheckLabel {
  if (origin.kind === "suite") return { name: metric ? `${metric} (${type})` : type, origin: "suite" };
  const at = `step ${origin.step}`;
  if (origin.kind === "output-schema") return { name: "output schema", origin: `${origin.prompt}, ${at}` };
  return { name: origin.id, origin: `invariant of ${origin.prompt} (${origin.owner}), ${at}` };
}

function judgementOf({ pass, score, reason }: AssertionResult): Judgement {
  const { text, left } = cut(reason, limits.reason);
  // What promptfoo says of every assertion that holds.
  const said = pass && text === "Assertion passed" ? "" : text;
  return { pass, score: Number(scoreOf(score)), reason: left > 0 ? `${said}…` : said };
}

function scoreOf(score: number): string {
  return String(Number(score.toFixed(3)));
}

function cut(text: string, length: number): CutText {
  return { text: text.slice(0, length), left: Math.max(0, text.length - length) };
}

/** Each value once, with the characters that all of them take as JSON. */
class Table<Value> {
  readonly entries: Value[] = [];
  readonly #indexes = new Map<string, number>();
  size = 0;

  put(value: Value): number {
    const key = JSON.stringify(value);
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    this.#indexes.set(key, this.entries.length);
    this.size += key.length;
    return this.entries.push(value) - 1;
  }
}
