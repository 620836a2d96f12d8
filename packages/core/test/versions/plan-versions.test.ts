import { expect, test } from "vitest";
import { planVersions } from "../../src/index.ts";
import { buildSnapshot } from "../snapshot-builder.ts";

const prompts = { "shared/persona": {}, "shared/tone": {}, "support/classify": {} };
const persona = "contracts/shared/persona.contract.yaml";
const log = "contracts/shared/persona.changelog.md";

function contractAt(version: string): string {
  return `prompt: shared/persona\nversion: ${version}\nowner: "@acme/ai-platform"\n`;
}

test.for([
  ["patch", "2.3.9", "2.3.10"],
  ["minor", "2.3.9", "2.4.0"],
  ["major", "2.3.9", "3.0.0"],
  ["major", "0.3.1", "1.0.0"],
] as const)("a %s of %s is %s", ([bump, before, after]) => {
  const snapshot = buildSnapshot({
    prompts,
    contracts: { "shared/persona": { version: before } },
    notes: { "asks-first": { releases: { "shared/persona": bump } } },
  });
  const plan = planVersions(snapshot, new Map([[persona, contractAt(before)]]), "2026-11-22");
  expect(plan.prompts).toMatchObject([{ prompt: "shared/persona", bump, version: { before, after } }]);
  expect(plan.edits).toContainEqual({ path: persona, content: contractAt(after) });
});

test("of several notes the largest bump counts, each reason is told under its own, and all notes go", () => {
  const snapshot = buildSnapshot({
    prompts,
    contracts: { "shared/persona": { version: "2.3.0" } },
    notes: {
      "shorter-tone": { releases: { "shared/persona": "patch", "support/classify": "patch" }, why: "Half as long." },
      "asks-first": { releases: { "shared/persona": "minor" }, why: "It asks first.\n\nOnce, not twice." },
      "says-acme": { releases: { "shared/persona": "patch" }, why: "It says Acme." },
    },
  });
  const plan = planVersions(snapshot, new Map([[persona, contractAt("2.3.0")]]), "2026-11-22");
  expect(plan.edits).toEqual([
    { path: ".blastgate/changes/asks-first.md", content: null },
    { path: ".blastgate/changes/says-acme.md", content: null },
    { path: ".blastgate/changes/shorter-tone.md", content: null },
    {
      path: log,
      content: `# shared/persona

## 2.4.0

### Minor changes

- It asks first.

  Once, not twice.

### Patch changes

- It says Acme.
- Half as long.
`,
    },
    { path: persona, content: contractAt("2.4.0") },
    {
      path: "contracts/support/classify.changelog.md",
      content: "# support/classify\n\n## 2026-11-22\n\n### Patch changes\n\n- Half as long.\n",
    },
  ]);
});

test.for([
  {
    kept: "the newest version stands above the others",
    before: "# shared/persona\n\n## 2.3.0\n\n### Patch changes\n\n- A comma.\n",
    after:
      "# shared/persona\n\n## 2.3.1\n\n### Patch changes\n\n- Kinder.\n\n## 2.3.0\n\n### Patch changes\n\n- A comma.\n",
  },
  {
    kept: "what is written above the versions stays there",
    before: "# The persona\n\nSigned off by Brand.\n",
    after: "# The persona\n\nSigned off by Brand.\n\n## 2.3.1\n\n### Patch changes\n\n- Kinder.\n",
  },
  {
    kept: "line ends are those of the file",
    before: "# shared/persona\r\n\r\n## 2.3.0\r\n",
    after: "# shared/persona\r\n\r\n## 2.3.1\r\n\r\n### Patch changes\r\n\r\n- Kinder.\r\n\r\n## 2.3.0\r\n",
  },
])("in a changelog $kept", ({ before, after }) => {
  const snapshot = buildSnapshot({
    prompts,
    contracts: { "shared/persona": { version: "2.3.0" } },
    notes: { kinder: { releases: { "shared/persona": "patch" }, why: "Kinder." } },
  });
  const texts = new Map([
    [persona, contractAt("2.3.0")],
    [log, before],
  ]);
  expect(planVersions(snapshot, texts, "2026-11-22").edits).toContainEqual({ path: log, content: after });
});

test("without notes nothing is planned", () => {
  expect(planVersions(buildSnapshot({ prompts }), new Map(), "2026-11-22")).toMatchObject({ prompts: [], edits: [] });
});
