import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildGraph, dependants, type Graph } from "@blastgate/core";
import { describe, expect, it } from "vitest";
import { openGraphCache } from "../src/index.ts";
import { emptyFolder, gitFixture, routing, snapshotOf } from "./git-fixture.ts";

const version = "0123456789abcdef";

async function keptIn(folder: string) {
  const fixture = gitFixture(routing);
  const snapshot = await snapshotOf(fixture, "HEAD");
  const graph = buildGraph(snapshot);
  const commit = fixture.git("rev-parse", "HEAD").trim();
  await openGraphCache(folder, version).add(commit, snapshot.config, graph, []);
  return { commit, config: snapshot.config, graph };
}

function idsOf(graph: Graph): string[] {
  return [...graph.nodes.keys()];
}

describe("a kept graph", () => {
  it("has the nodes of the graph, with who depends on each", async () => {
    const folder = emptyFolder();
    const { commit, config, graph } = await keptIn(folder);
    const kept = await openGraphCache(folder, version).get(commit);
    expect(kept).toMatchObject({ config, findings: [], considered: { prompts: 2, features: 1, suites: 1 } });
    const dependantsOf = dependants(null, graph);
    for (const id of idsOf(graph)) {
      const { kind, name, owner, where } = graph.nodes.get(id) ?? {};
      expect(kept?.node(id)).toEqual({ id, kind, name, ...(owner && { owner }), where });
      expect(kept?.dependants(id)).toEqual(dependantsOf.get(id) ?? []);
    }
    expect(kept?.node("prompt:shared")).toBeUndefined();
  });

  it.each([
    ["cut off", (content: Buffer) => content.subarray(0, content.length / 2)],
    ["empty", () => Buffer.alloc(0)],
    ["altered", (content: Buffer) => Buffer.from(content.toString().replace("@acme/support", "@acme/supporx"))],
  ])("is not believed where its record is %s", async (_, damage) => {
    const folder = emptyFolder();
    const { commit } = await keptIn(folder);
    const [record = ""] = readdirSync(folder).map((name) => join(folder, name));
    writeFileSync(record, damage(readFileSync(record)));
    expect(await openGraphCache(folder, version).get(commit)).toBeUndefined();
  });

  it("is not that of another commit or version", async () => {
    const folder = emptyFolder();
    const { commit } = await keptIn(folder);
    expect(await openGraphCache(folder, version).get(commit.replace(/.$/, "x"))).toBeUndefined();
    expect(await openGraphCache(folder, "fedcba9876543210").get(commit)).toBeUndefined();
  });
});
