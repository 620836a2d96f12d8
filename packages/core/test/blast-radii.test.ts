import fc from "fast-check";
import { expect, test } from "vitest";
import { blastRadii, blastRadiiSchema, blastRadius, buildGraph, type RunRecord } from "../src/index.ts";
import { buildSnapshot, type WorkspaceSpec } from "./snapshot-builder.ts";

test("what edits of several nodes reach is the union of what each of them reaches", () => {
  fc.assert(
    fc.property(
      workspaces,
      fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      fc.array(fc.constantFrom("triage", "chat"), { maxLength: 2 }),
      (spec, picks, priced) => {
        const snapshot = buildSnapshot(spec);
        const side = { snapshot, graph: buildGraph(snapshot) };
        const records = priced.map((suite): RunRecord => ({ suite, cases: 2, costUsd: 0.25, calls: [] }));
        const { nodes, radii, suites } = blastRadiiSchema.parse(blastRadii(side, records, []));
        const choice = nodes.filter(({ radius }) => radius !== null);
        const edited = [...new Set(picks.map((pick) => choice[pick % choice.length]))].filter(
          (node) => node !== undefined,
        );
        const own = edited.flatMap(({ radius }) => radii[radius ?? -1] ?? []);
        const radius = blastRadius(
          side,
          edited.map(({ id }) => id),
          records,
        );
        const affected = radius.impact.nodes.filter((node) => node.affected).map(({ id }) => id);
        const reached = own.flatMap((each) => each.nodes.map((at) => nodes[at]?.id));
        expect(new Set([...edited.map(({ id }) => id), ...reached])).toEqual(new Set(affected));
        const toRun = [...new Set(own.flatMap((each) => each.suites))].map((at) => suites[at]);
        expect(new Set(toRun)).toEqual(new Set(radius.suites));
      },
    ),
  );
});

test("says nothing of files, which may widen to everything", () => {
  const snapshot = buildSnapshot({ prompts: { greet: {} }, others: { "prompts/notes.bin": "1" } });
  const { nodes } = blastRadii({ snapshot, graph: buildGraph(snapshot) }, [], []);
  expect(nodes.filter(({ radius }) => radius === null).map(({ id }) => id)).toEqual([
    "file:blastgate.yaml",
    "file:prompts/notes.bin",
  ]);
});

const ids = ["tone", "safety", "persona", "queues", "classify", "answer"];
const included = (of: number) => fc.subarray(ids.slice(0, of));

const workspaces = fc
  .record({
    includes: fc.tuple(...ids.map((_, index) => included(index))),
    triage: fc.subarray(ids, { minLength: 1, maxLength: 2 }),
    chat: fc.subarray(ids, { minLength: 1, maxLength: 2 }),
    contracts: fc.subarray(ids, { maxLength: 3 }),
    evals: fc.subarray(["triage", "chat"]),
  })
  .map(({ includes, triage, chat, contracts, evals }): WorkspaceSpec => {
    const tests = [{ vars: { id: "card-lost", message: "My card is gone" } }];
    return {
      prompts: Object.fromEntries(ids.map((id, index) => [id, { includes: includes[index] ?? [] }])),
      features: { triage, chat },
      suites: { triage: { tests }, chat: { tests, repeats: 3 } },
      contracts: Object.fromEntries(contracts.map((id) => [id, { evals }])),
    };
  });
