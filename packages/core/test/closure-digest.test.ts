import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildGraph, closureDigest, findChange, findImpact } from "../src/index.ts";
import { buildSnapshot, type WorkspaceSpec } from "./snapshot-builder.ts";

const packageNames = ["x", "y", "z"];
const names = ["a", "b", "c", "d", "e", "f"];

/** Prompts that include earlier ones, two features over them and an application, packages that may be in a knot, texts and settings of two kinds each. */
const workspace: fc.Arbitrary<WorkspaceSpec> = fc
  .tuple(
    fc.array(
      fc.record({
        present: fc.boolean(),
        includes: fc.subarray(names),
        body: fc.constantFrom("one", "two"),
        temperature: fc.constantFrom(0, 1),
        dynamic: fc.boolean(),
      }),
      { minLength: names.length, maxLength: names.length },
    ),
    fc.array(fc.subarray(names, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 2 }),
    fc.constantFrom("x", "y"),
    fc.record({
      globs: fc.subarray(["a", "[b-d]", "*"], { minLength: 1 }),
      packages: fc.array(
        fc.record({
          present: fc.boolean(),
          dependencies: fc.subarray(packageNames),
          digest: fc.constantFrom("1", "2"),
        }),
        { minLength: packageNames.length, maxLength: packageNames.length },
      ),
    }),
  )
  .map(([prompts, features, provider, application]) => ({
    config: { models: { default: { provider, config: {} } } },
    prompts: Object.fromEntries(
      prompts.flatMap(({ present, includes, body, temperature, dynamic }, index) => {
        const name = names[index] ?? "";
        const earlier = includes.filter((target) => target < name);
        const metadata = { config: { temperature }, uses: ["a", "b"] };
        const spec = { includes: dynamic && name > "b" ? [...earlier, null] : earlier, body, metadata };
        return present ? [[name, spec]] : [];
      }),
    ),
    features: {
      first: features[0] ?? [],
      second: features[1] ?? [],
      application: { target: "file://packages/x/main.ts", package: "x", prompts: application.globs },
    },
    // A manifest is a file of its package, so that other dependencies are another digest.
    packages: Object.fromEntries(
      application.packages.flatMap(({ present, dependencies, digest }, index) =>
        present ? [[packageNames[index] ?? "", { dependencies, digest: `${digest} ${dependencies.join()}` }]] : [],
      ),
    ),
  }));

describe("the digest of a feature's closure", () => {
  it("differs if and only if a change travels to the feature", () => {
    fc.assert(
      fc.property(workspace, workspace, (before, after) => {
        const base = buildGraph(buildSnapshot(before, "base"));
        const head = buildGraph(buildSnapshot(after, "head"));
        const impact = findImpact(findChange(base, head, []), base, head);
        for (const feature of ["first", "second", "application"]) {
          const node = impact.nodes.find(({ id }) => id === `feature:${feature}`);
          const differs = closureDigest(base, feature) !== closureDigest(head, feature);
          expect(node?.affected ?? false).toBe(differs);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is null for a feature that is not there", () => {
    expect(closureDigest(buildGraph(buildSnapshot({})), "chat")).toBeNull();
  });
});
