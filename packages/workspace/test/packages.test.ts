import { buildGraph, findChange, findImpact } from "@blastgate/core";
import { describe, expect, it } from "vitest";
import { changedFiles, openRepository } from "../src/index.ts";
import { type Files, type GitFixture, gitFixture, routing, snapshotOf } from "./git-fixture.ts";

const featurePath = "prompts/support/support-widget.feature.yaml";
const feature = (target: string) =>
  `feature: support-widget\nowner: '@acme/chat'\n${target}\nprompts: [support/classify]\n`;

/** A monorepo with an application that two packages are part of, and a package that none is built from. */
const monorepo: Files = {
  ...routing,
  [featurePath]: feature('target: file://apps/widget/src/provider.ts\npackage: "@acme/widget"'),
  "evals/support-widget/suite.yaml": "feature: support-widget\ntests: [{ vars: { id: greeting } }]\n",
  "pnpm-workspace.yaml": "packages:\n  - apps/*\n  - packages/**\n  - '!**/fixtures/**'\n",
  "pnpm-lock.yaml": "lockfileVersion: '9.0'\n",
  "package.json": '{ "name": "acme", "private": true }',
  "README.md": "# Acme\n",
  ".gitignore": "dist\n",
  "apps/widget/package.json": '{ "name": "@acme/widget", "dependencies": { "@acme/design": "workspace:*" } }',
  "apps/widget/src/provider.ts": "export default class {}\n",
  "apps/widget/src/theme.json": "{}\n",
  "packages/design/package.json": '{ "name": "@acme/design", "devDependencies": { "fonts": "file:../fonts" } }',
  "packages/design/src/index.ts": "export {};\n",
  "packages/design/fixtures/shop/package.json": '{ "name": "@acme/shop" }',
  "packages/fonts/package.json": '{ "name": "@acme/fonts" }',
  "packages/design/icons/package.json": '{ "name": "@acme/icons" }',
  "packages/design/icons/src/star.ts": "export {};\n",
  "packages/ledger/package.json": '{ "name": "@acme/ledger" }',
  "packages/ledger/src/index.ts": "export {};\n",
};

/** The features and suites that the working tree's change reaches. */
async function reached(fixture: GitFixture): Promise<string[]> {
  const repository = await openRepository(fixture.dir);
  const [base, head] = [await snapshotOf(fixture, "HEAD"), await snapshotOf(fixture)];
  const graphs = { base: buildGraph(base), head: buildGraph(head) };
  const files = await changedFiles(repository, base.source, head.source);
  const impact = findImpact(findChange(graphs.base, graphs.head, files), graphs.base, graphs.head);
  return impact.nodes.flatMap(({ id, kind, affected }) =>
    affected && (kind === "feature" || kind === "suite") ? [id] : [],
  );
}

const widget = ["feature:support-widget", "suite:support-widget"];

describe("the packages of an application", () => {
  it("are its own and those it depends on, and the files at the root, in a commit and in the working tree", async () => {
    const fixture = gitFixture(monorepo);
    const { packages, findings } = await snapshotOf(fixture, "HEAD");
    expect(findings).toEqual([]);
    expect(packages.map(({ name, folder, dependencies }) => ({ name, folder, dependencies }))).toEqual([
      { name: "//", folder: "", dependencies: [] },
      { name: "@acme/design", folder: "packages/design", dependencies: ["//", "@acme/fonts"] },
      { name: "@acme/fonts", folder: "packages/fonts", dependencies: ["//"] },
      { name: "@acme/widget", folder: "apps/widget", dependencies: ["//", "@acme/design"] },
    ]);
    expect((await snapshotOf(fixture)).packages).toEqual(packages);
  });

  it("are not read where no feature has one", async () => {
    const fixture = gitFixture({ ...monorepo, [featurePath]: feature("target: https://widget.acme.example") });
    expect((await snapshotOf(fixture)).packages).toEqual([]);
  });

  it("may be the repository itself, or named in package.json", async () => {
    const root = { ...routing, "package.json": '{ "name": "acme" }', "src/provider.ts": "export {};\n" };
    const own = gitFixture({ ...root, [featurePath]: feature("target: file://src/provider.ts\npackage: acme") });
    own.write({ "src/lib/deep.ts": "export {};\n" });
    expect(await reached(own)).toEqual(widget.slice(0, 1));
    own.remove("src/lib");
    own.write({ ".blastgate/changes/calm.md": "" });
    expect(await reached(own)).toEqual([]);
    own.write({ "prompts/shared/_persona.prompt": "Be brief.\n" });
    expect(await reached(own)).toContain("feature:support-routing");

    const { "pnpm-workspace.yaml": _, ...others } = monorepo;
    const workspaces = '{ "name": "acme", "workspaces": { "packages": ["apps/*", "packages/*"] } }';
    const npm = gitFixture({ ...others, "package.json": workspaces });
    expect((await snapshotOf(npm)).packages.map(({ name }) => name)).toContain("@acme/fonts");
  });
});

describe("a change of code reaches the application where it is", () => {
  it.each<{ what: string; edit: (fixture: GitFixture) => void; reaches: string[] }>([
    {
      what: "in its package",
      edit: ({ write }) => write({ "apps/widget/src/provider.ts": "new" }),
      reaches: widget,
    },
    { what: "a new file there", edit: ({ write }) => write({ "apps/widget/src/new.ts": "" }), reaches: widget },
    { what: "a removed file there", edit: ({ remove }) => remove("apps/widget/src/theme.json"), reaches: widget },
    { what: "in a package of a package", edit: ({ write }) => write({ "packages/fonts/a.ttf": "" }), reaches: widget },
    {
      what: "a new dependency",
      edit: ({ write }) =>
        write({ "packages/fonts/package.json": '{ "name": "@acme/fonts", "dependencies": { "@acme/ledger": "*" } }' }),
      reaches: widget,
    },
    { what: "the lockfile", edit: ({ write }) => write({ "pnpm-lock.yaml": "new" }), reaches: widget },
    {
      what: "the folders of packages",
      edit: ({ write }) => write({ "pnpm-workspace.yaml": "packages: [apps/*]\n" }),
      reaches: widget,
    },
    { what: "ignored, as what was built is", edit: ({ write }) => write({ "apps/widget/dist/a.js": "" }), reaches: [] },
    {
      what: "in a package that is none of these",
      edit: ({ write }) => write({ "packages/ledger/a.ts": "" }),
      reaches: [],
    },
    {
      what: "in a package inside one of these",
      edit: ({ write }) => write({ "packages/design/icons/src/star.ts": "new" }),
      reaches: [],
    },
    {
      what: "a change note, or who owns the code",
      edit: ({ write }) => write({ ".blastgate/changes/a.md": "", CODEOWNERS: "", ".github/CODEOWNERS": "" }),
      reaches: [],
    },
    { what: "in no package", edit: ({ write }) => write({ "docs/a.md": "", "README.md": "new" }), reaches: [] },
  ])("$what: $reaches", async ({ edit, reaches }) => {
    const fixture = gitFixture(monorepo);
    edit(fixture);
    expect(await reached(fixture)).toEqual(reaches);
    fixture.git("add", "--all");
    expect(await reached(fixture)).toEqual(reaches);
  });
});

describe("what is wrong with an application is told with its place", () => {
  const found = async (files: Files) => {
    const { findings } = await snapshotOf(gitFixture({ ...monorepo, ...files }));
    return findings.map(({ code, where, args }) => ({ code, where: `${where?.path}:${where?.line}`, args }));
  };
  const inFeature = (lines: string, line: number, code: string, args: object) => async () =>
    expect(await found({ [featurePath]: feature(lines) })).toEqual([{ code, where: `${featurePath}:${line}`, args }]);
  const invalid = (lines: string, line: number, key: string, detail: RegExp) => async () =>
    expect((await found({ [featurePath]: lines }))[0]).toEqual({
      code: "invalid-value",
      where: `${featurePath}:${line}`,
      args: { key, detail: expect.stringMatching(detail) },
    });

  it(
    "a package that is not there",
    inFeature("target: file://apps/widget/src/provider.ts\npackage: '@acme/widgets'", 4, "package-unknown", {
      package: "@acme/widgets",
      suggestion: "@acme/widget",
    }),
  );
  it(
    "a file that is not there",
    inFeature("target: file://apps/widget/src/provder.ts\npackage: '@acme/widget'", 3, "target-missing", {
      target: "apps/widget/src/provder.ts",
      suggestion: "apps/widget/src/provider.ts",
    }),
  );
  it(
    "a file outside its package, whose changes would go unseen",
    inFeature("target: file://packages/ledger/src/index.ts\npackage: '@acme/widget'", 3, "target-outside-package", {
      target: "packages/ledger/src/index.ts",
      package: "@acme/widget",
      folder: "apps/widget",
    }),
  );
  const head = "feature: support-widget\nowner: '@acme/chat'\n";
  const step = "steps: [{ id: answer, prompt: support/classify }]\n";
  const target = "target: https://widget.acme.example\n";
  it("neither steps nor a target", invalid(head, 1, "steps", /^a feature has `steps`, or a `target`/));
  it("both", invalid(`${head}${step}${target}prompts: [x]\n`, 4, "target", /never both: remove one/));
  it("an output of no step", invalid(`${head}${target}prompts: [x]\noutput: x\n`, 5, "output", /remove this/));
  it("no prompts", invalid(head + target, 3, "target", /add `prompts/));
  it("prompts beside steps", invalid(`${head}${step}prompts: [x]\n`, 4, "prompts", /write `steps`/));
  it("a file without a package", invalid(`${head}target: file://a.ts\nprompts: [x]\n`, 3, "target", /add `package/));
  it.each([
    "file://../a.ts",
    "file:///etc/a.py",
    "file://a.sh",
    "http://acme.example",
    "python:a.py",
    "file://a/./b.js",
  ])("a target that is none: %s", (written) =>
    invalid(`${head}target: ${written}\nprompts: [x]\n`, 3, "target", /^a target is file:/)(),
  );

  it("a manifest that cannot be read", async () => {
    const broken = await found({ "packages/fonts/package.json": "{", "pnpm-workspace.yaml": "packages: apps/*\n" });
    expect(broken.map(({ code, where }) => [code, where])).toEqual([
      ["invalid-value", "pnpm-workspace.yaml:1"],
      ["package-unknown", `${featurePath}:4`],
    ]);
    const { findings } = await snapshotOf(gitFixture({ ...monorepo, "packages/fonts/package.json": "{" }));
    expect(findings.map(({ code, where }) => [code, where?.path])).toEqual([
      ["package-manifest-invalid", "packages/fonts/package.json"],
    ]);
  });
});
