import { expect, test } from "vitest";
import { BlastgateError, rollbackTarget } from "../../src/index.ts";
import { digest, historyOf } from "./builders.ts";

test.for<{ moves: string; to?: string; staging?: string; target: string }>([
  { moves: "a b", target: "a" },
  { moves: "a b c", target: "b" },
  { moves: "a b c", to: "a", target: "a" },
  { moves: "a b a", target: "b" },
  { moves: "a b c !b", target: "a" },
  { moves: "a b c <b !c d", target: "b" },
  { moves: "a b c <b !c", target: "rollback-again" },
  { moves: "a b c <b !c", to: "a", target: "a" },
  { moves: "a b c <b !c ?c", to: "c", target: "c" },
  { moves: "a b c", staging: "b !b", target: "a" },
  { moves: "", target: "rollback-nothing-running" },
  { moves: "a", target: "rollback-nothing-before" },
  { moves: "a b !a", target: "rollback-nothing-before" },
  { moves: "a b", to: "b", target: "rollback-already-there" },
  { moves: "a b", to: "c", target: "rollback-never-ran" },
  { moves: "a !c b", to: "c", target: "rollback-never-ran" },
  { moves: "a b <a !b", to: "b", target: "rollback-held" },
  { moves: "a b c", to: "a", staging: "a !a", target: "rollback-held" },
])('from "$moves", staging "$staging", asked for $to: $target', ({ moves, to, staging = "", target }) => {
  const asked = { to: to && digest(to), others: [historyOf("staging", staging)] };
  expect(resultOf(() => rollbackTarget(historyOf("production", moves), asked).to)).toBe(
    target.length === 1 ? digest(target) : target,
  );
});

function resultOf(attempt: () => string): string | undefined {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof BlastgateError) return error.findings[0]?.code;
    throw error;
  }
}
