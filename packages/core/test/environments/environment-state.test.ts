import { expect, test } from "vitest";
import { holdsOn } from "../../src/index.ts";
import { digest, historyOf } from "./builders.ts";

test.for<{ moves: string; runs: string | null; sinceDay: number; held: string }>([
  { moves: "", runs: null, sinceDay: 0, held: "" },
  { moves: "a", runs: "a", sinceDay: 1, held: "" },
  { moves: "a b", runs: "b", sinceDay: 2, held: "" },
  { moves: "a b <a !b", runs: "a", sinceDay: 3, held: "b" },
  { moves: "a b <a !b ?b", runs: "a", sinceDay: 3, held: "" },
  { moves: "!a", runs: null, sinceDay: 0, held: "a" },
  { moves: "a !a", runs: "a", sinceDay: 1, held: "a" },
  { moves: "a !b ?b !b", runs: "a", sinceDay: 1, held: "b" },
  { moves: "a !c !b", runs: "a", sinceDay: 1, held: "cb" },
])('after "$moves" it runs $runs, and holds "$held"', ({ moves, runs, sinceDay, held }) => {
  const state = historyOf("production", moves);
  expect(state.running?.release ?? null).toBe(runs && digest(runs));
  expect(state.running ? new Date(state.running.since).getUTCDate() : 0).toBe(sinceDay);
  expect(state.held.map(({ release }) => release)).toEqual([...held].map(digest));
  expect(state.head).toBe(state.history.at(-1)?.digest ?? null);
});

test("a hold counts wherever it was set", () => {
  const states = [historyOf("staging", "a b !b"), historyOf("production", "a")];
  expect(holdsOn(digest("b"), states)).toMatchObject([{ environment: "staging", kind: "hold" }]);
  expect(holdsOn(digest("a"), states)).toEqual([]);
});
