import type { Json } from "../schemas/common.ts";
import type { Difference } from "../schemas/difference.ts";
import type { Gate } from "../schemas/suite.ts";
import { difference } from "./difference.ts";

/** A limit of a gate: `undefined` where the gate does not ask for it. */
interface Limit {
  at: string;
  value: number | undefined;
  /** Whether a larger value asks for more. */
  larger: "stricter" | "looser";
}

/** What a gate lets pass that it did not is loosened; a gate taken out altogether too. */
export function gateDifferences(before: Gate, now: Gate): Difference[] {
  const current = new Map(limitsOf(now).map((limit) => [limit.at, limit.value]));
  const found = limitsOf(before).flatMap(({ at, value, larger }) => {
    const after = current.get(at);
    if (value === after) return [];
    if (value === undefined) return [difference("minor", "gate-added", at, undefined, after)];
    if (after === undefined) return [difference("breaking", "gate-loosened", at, value, undefined)];
    return after > value === (larger === "stricter")
      ? [difference("minor", "gate-tightened", at, value, after)]
      : [difference("breaking", "gate-loosened", at, value, after)];
  });
  return [...found, ...regressionTags(before, now)];
}

function limitsOf(gate: Gate): Limit[] {
  const rate = gate["pass-rate"];
  return [
    { at: "/gate/pass-rate/max-drop", value: rate?.["max-drop"], larger: "looser" },
    { at: "/gate/pass-rate/min", value: rate?.min, larger: "stricter" },
    // It counts where the gate asks for a rate, and is there with its default.
    { at: "/gate/pass-rate/confidence", value: rate?.confidence, larger: "stricter" },
    { at: "/gate/regressions/max", value: gate.regressions?.max, larger: "looser" },
    // Without it no case may be without a score.
    { at: "/gate/max-errors", value: gate["max-errors"] ?? 0, larger: "looser" },
    { at: "/gate/cost/max-increase", value: gate.cost?.["max-increase"], larger: "looser" },
    { at: "/gate/latency-p95/max-increase", value: gate["latency-p95"]?.["max-increase"], larger: "looser" },
  ];
}

/** Fewer tags are fewer cases that may not break; no list is all cases. */
function regressionTags({ regressions: before }: Gate, { regressions: now }: Gate): Difference[] {
  if (!before || !now) return [];
  const [old, current] = [before.cases, now.cases];
  const lost = current !== undefined && (old === undefined || old.some((tag) => !current.includes(tag)));
  const gained = old !== undefined && (current === undefined || current.some((tag) => !old.includes(tag)));
  const at = "/gate/regressions/cases";
  const shown = (tags: string[] | undefined): Json => tags ?? "every case";
  if (lost) return [difference("breaking", "gate-loosened", at, shown(old), shown(current))];
  return gained ? [difference("minor", "gate-tightened", at, shown(old), shown(current))] : [];
}
