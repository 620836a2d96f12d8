import type { Evidence, Outcome } from "@blastgate/core";
import { personaDecision } from "./decision-builder.ts";

const run = { asked: "a5".repeat(32), graders: [] };

const unanswered: Outcome = {
  ...run,
  kind: "error",
  steps: [],
  code: "no-response",
  message: "503 Service Unavailable",
};

/** What `personaDecision` rests on: the cases that it names, and one that passes on both sides. */
export const personaEvidence: Evidence = {
  plan: personaDecision.digests.plan,
  shard: null,
  baseline: personaDecision.baseline,
  candidate: personaDecision.candidate,
  results: [
    { ...paired("greeting", "hello", scored("Good day.", true)), baseline: null },
    { ...paired("support-chat", "chat-07", unanswered), baseline: scored("I have passed this on.", true) },
    ...[1, 2, 3, 4, 5].map((index) => ({
      ...paired("support-routing", `routing-${index}`, scored("billing", false)),
      baseline: scored("cards", true),
    })),
    { ...paired("support-routing", "routing-9", scored("cards", true)), baseline: scored("fraud", false) },
  ],
};

function scored(output: string, pass: boolean): Outcome {
  return {
    ...run,
    kind: "scored",
    steps: [
      { step: "answer", output, request: "c0".repeat(32), latencyMs: 840, tokens: null, costUsd: null, cached: false },
    ],
    pass,
    score: pass ? 1 : 0,
    assertions: [
      {
        origin: { kind: "suite" },
        type: "equals",
        pass,
        score: pass ? 1 : 0,
        reason: pass ? "Assertion passed" : `Expected output "${output}" to equal "cards"`,
      },
    ],
  };
}

function paired(suite: string, name: string, candidate: Outcome): Evidence["results"][number] {
  return { suite, case: name, repeat: 0, baseline: candidate, candidate, identical: false };
}
