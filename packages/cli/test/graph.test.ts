import { blastRadiusSchema } from "@blastgate/core";
import { expect, test } from "vitest";
import { acme } from "./support/acme.ts";
import { repository } from "./support/repository.ts";

test("the page of the graph unites what `impact --json` says of each prompt", async () => {
  const repo = repository(acme({ cases: 4 }));
  expect(await repo.blastgate("graph --html --out pages/graph.html")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  const page = repo.read("pages/graph.html");
  const written = /<script type="application\/json" id="explorer">(.*?)<\/script>/s.exec(page)?.[1] ?? "";
  const { nodes, radii, suites } = JSON.parse(written);
  const edited = ["prompt:shared/persona", "prompt:mortgage/read-document"];
  const own = edited.map((id) => radii[nodes.find((node: { id: string }) => node.id === id).radius]);
  const impact = await repo.blastgate(`impact ${edited.join(" ")} --json`);
  const radius = blastRadiusSchema.parse(JSON.parse(impact.stdout));
  const affected = radius.impact.nodes.filter((node) => node.affected).map(({ id }) => id);
  const reached = own.flatMap((each) => each.nodes.map((at: number) => nodes[at].id));
  expect(new Set([...edited, ...reached])).toEqual(new Set(affected));
  expect(affected).toContain("feature:support-routing");
  const toRun = new Set(own.flatMap((each) => each.suites));
  expect([...toRun].map((at) => suites[Number(at)])).toEqual(expect.arrayContaining(radius.suites));
  expect(toRun.size).toBe(radius.suites.length);
});
