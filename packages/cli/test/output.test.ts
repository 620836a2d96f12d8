import { type Json, jsonSchema } from "@blastgate/core";
import { beforeAll, describe, expect, test } from "vitest";
import { clerk, concise, persona, personaPath } from "./support/acme.ts";
import { edited } from "./support/checking.ts";
import type { Files, Said, TestRepository } from "./support/repository.ts";

const esc = "\u001b";

describe("what is printed", () => {
  const commands = [
    "lint",
    "graph",
    "impact shared/persona",
    "affected --explain",
    "plan --shards 3",
    "check --no-review",
    "plan",
    "review",
  ];
  const printed = new Map<string, Said>();
  let repo: TestRepository;
  beforeAll(async () => {
    ({ repo } = await edited({ [personaPath]: persona(concise) }));
    // In CI, where some libraries write colours into files.
    for (const args of commands) printed.set(args, await repo.blastgate(args, { env: { NO_COLOR: "", CI: "true" } }));
  });

  test.each(commands)("by %s fits in 80 columns, without colours and without warnings of Node's", (args) => {
    const { stdout = "", stderr } = printed.get(args) ?? {};
    expect(widest(stdout)).toBeLessThanOrEqual(80);
    expect(stdout).not.toContain(esc);
    expect(stderr).toMatch(/^(\d+\/\d+ judged, .*\n?)*$/);
  });

  test("holds no number that the JSON does not", () => {
    const known = numbersIn(jsonSchema.parse(JSON.parse(repo.read(".blastgate/reports/decision.json"))));
    // A chart's own numbers are those of nodes and colours.
    const markdown = repo.read(".blastgate/reports/report.md").replace(/```mermaid[\s\S]*?```/, "");
    for (const text of [printed.get("check --no-review")?.stdout ?? "", markdown]) {
      expect(text).toContain("25.0");
      expect(writtenNumbers(text).filter((number) => !known.has(number))).toEqual([]);
    }
  });

  test("holds in other forms no number that the artefacts do not", () => {
    const read = (name: string) => repo.read(`.blastgate/reports/${name}`);
    const known = ["decision.json", "evidence.json"].reduce(
      (numbers, name) => numbersIn(jsonSchema.parse(JSON.parse(read(name))), numbers),
      new Set<string>(),
    );
    const junit = read("junit.xml").replace(/^<\?xml.*\?>|&#?\w+;/gm, "");
    const { runs } = JSON.parse(read("findings.sarif"));
    const said = runs[0].results.map(({ message }: { message: { text: string } }) => message.text).join("\n");
    for (const text of [junit, said]) {
      expect(text).toContain("25.0");
      expect(writtenNumbers(text).filter((number) => !known.has(number))).toEqual([]);
    }
  });

  test("has colours where they are asked for, unless NO_COLOR is set", async () => {
    const coloured = await repo.blastgate("graph", { env: { NO_COLOR: "", FORCE_COLOR: "1" } });
    expect(coloured.stdout).toContain(`${esc}[1m`);
    const plain = await repo.blastgate("graph", { env: { NO_COLOR: "1", FORCE_COLOR: "1" } });
    expect(plain.stdout).not.toContain(esc);
  });
});

describe.concurrent("hostile text stays text, in the terminal and in Markdown:", () => {
  const hostile = `<script>alert(1)</script> ${esc}[2J\u202Eevil @everyone [click](https://evil.example) | \`x\` <!-- {{7*7}}`;

  test("in cases, outputs and prompts", async ({ expect }) => {
    const tests = [
      { vars: { message: hostile }, metadata: { id: `case ${hostile}` }, assert: [{ type: "equals", value: "fraud" }] },
    ];
    const files: Files = {
      "evals/support-routing/suite.yaml": JSON.stringify({
        feature: "support-routing",
        description: hostile,
        tests,
        gate: { regressions: { max: 0 } },
      }),
      "prompts/chat/reply.prompt": `---\n${JSON.stringify({ description: hostile })}\n---\n{{message}} ${hostile.replaceAll("{{", "")}\n`,
    };
    const { repo, model } = await edited(
      { [personaPath]: persona(concise) },
      { files, cases: 4, answer: (question) => (/concise/.test(question.system) ? hostile : clerk(question)) },
    );
    const { stdout, exitCode } = await repo.blastgate("check --no-review");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("<script>alert(1)</script>");
    expectInert(stdout);
    // What a case says reaches the model as it is written.
    expect(model.asked.some(({ user }) => user.trim() === hostile)).toBe(true);
    const report = repo.read(".blastgate/reports/report.md");
    expectInert(report);
    const outsideCode = report.replace(/(`+)[^`](?:.*?[^`])?\1(?!`)/g, "");
    expect(outsideCode).toContain("{{7\\*7}}");
    expect(outsideCode).not.toMatch(/<script|<!--|@everyone|[^\\]\]\(|https:\/\//);
  });

  test("in the names of files and what is written in them", async ({ expect }) => {
    const { repo } = await edited({
      [`prompts/chat/${esc}[31m<script>\u202E @everyone.prompt`]: "Hello.\n",
      "prompts/chat/##[add-mask]all.prompt": "Hello.\n",
      "prompts/chat/reply.prompt": `---\n"${"\\u001b[2J"}\\u202E<script>": 1\n---\n{{>shared/${"\u202E"}persona}}\n`,
      "prompts/chat/support-chat.feature.yaml": `feature: "\\u001b[2J"\nowner: "@acme/customer-chat"\nsteps: []\n`,
    });
    const said = await repo.blastgate("lint");
    expect(said.exitCode).toBe(1);
    expect(said.stdout).toContain("@everyone.prompt error prompt-name-invalid");
    expectInert(said.stdout);
    // GitHub Actions would obey it wherever it stands in a line.
    const json = await repo.blastgate("lint --json");
    expect(json.stdout).not.toContain("##[");
    expect(JSON.stringify(JSON.parse(json.stdout))).toContain("##[add-mask]");
    expectInert((await repo.blastgate(`affected`)).stderr);
  });
});

/** No control characters but ends of lines, and no marks that turn the direction of writing. */
function expectInert(text: string): void {
  expect(text.replaceAll("\u2060", "")).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
}

function widest(text: string): number {
  return Math.max(...text.split("\n").map((line) => [...line].length));
}

/** Every number in an artefact, in the ways that people are shown it, and how many entries its lists have. */
function numbersIn(value: Json, known = new Set<string>()): Set<string> {
  if (typeof value === "number") {
    for (const scaled of [value, value * 100]) {
      for (const digits of [0, 1, 2, 4]) known.add(Math.abs(scaled).toFixed(digits));
    }
  } else if (typeof value === "string") {
    for (const number of writtenNumbers(value)) known.add(number);
    known.add(value.slice(0, 10)).add(value.slice(0, 12));
  } else if (value !== null && typeof value === "object") {
    if (Array.isArray(value)) known.add(String(value.length));
    for (const inner of Object.values(value)) numbersIn(inner, known);
  }
  return known;
}

/** Numbers, and digests as a whole. What is left out of a list is counted from the list's length. */
function writtenNumbers(text: string): string[] {
  const plain = text.replace(/and \d+ more in the report/g, "").replace(/(?<=\d),(?=\d{3}\b)/g, "");
  return plain.match(/\b[0-9a-f]{10,12}\b|\d+(\.\d+)?/g) ?? [];
}
