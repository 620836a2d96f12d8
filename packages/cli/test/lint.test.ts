import { chmodSync } from "node:fs";
import { join } from "node:path";
import { describeFinding, findingSchema } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { acme } from "./support/acme.ts";
import { type Files, repository, type Said } from "./support/repository.ts";

const chat = "prompts/chat/support-chat.feature.yaml";
const routing = "evals/support-routing/suite.yaml";
const classifying = "contracts/support/classify.contract.yaml";
const classifyingHead = 'prompt: support/classify\nversion: 1.0.0\nowner: "@acme/support-platform"\n';

/**
 * What a person writes, and what is found: `CODE PATH:LINE` for every error, and words of the message. Without
 * `blastgate.yaml` nothing else can be read, so that what is wrong in it is exit code 2.
 */
const mistakes: { mistake: string; files: Files; found: string[]; says?: string; exitCode?: number }[] = [
  {
    mistake: "YAML that is broken",
    files: { [chat]: 'feature: support-chat\nowner: "@acme/customer-chat"\nsteps: [{ id: classify, prompt: }, ]]\n' },
    found: [`yaml-syntax ${chat}:3`],
  },
  {
    mistake: "front matter that is broken",
    files: { "prompts/chat/reply.prompt": "---\nmodel: default\nconfig: { temperature: 0\n---\nHello.\n" },
    found: ["yaml-syntax prompts/chat/reply.prompt:4"],
  },
  {
    mistake: "front matter that is not closed",
    files: { "prompts/chat/reply.prompt": "---\nmodel: default\nHello.\n" },
    found: ["front-matter-unclosed prompts/chat/reply.prompt:1"],
  },
  {
    mistake: "a template that is broken",
    files: { "prompts/chat/reply.prompt": "Hello.\n{{#if queue}}It is {{queue}}.\n" },
    found: ["template-syntax prompts/chat/reply.prompt:3"],
  },
  {
    mistake: "a key nobody knows, near one that is known",
    files: { "blastgate.yaml": "models:\n  default: { provider: simulated, confg: {} }\n" },
    found: ["unknown-key blastgate.yaml:2"],
    says: 'Did you mean "config"?',
    exitCode: 2,
  },
  {
    mistake: "a key nobody knows, in front matter",
    files: { "prompts/chat/reply.prompt": "---\ndescripton: Says hello.\n---\nHello.\n" },
    found: ["unknown-key prompts/chat/reply.prompt:2"],
    says: 'Did you mean "description"?',
  },
  {
    mistake: "a gate of promptfoo's making",
    files: { [routing]: "feature: support-routing\ncases: cases.csv\ngate:\n  pass_rate: { min: 0.8 }\n" },
    found: [`unknown-key ${routing}:4`],
    says: 'Did you mean "pass-rate"?',
  },
  {
    mistake: "an include that leads nowhere",
    files: { "prompts/chat/reply.prompt": "Hello.\n{{>shared/persnoa}}\n" },
    found: ["reference-unresolved prompts/chat/reply.prompt:2"],
    says: 'Did you mean "shared/persona"?',
  },
  {
    mistake: "prompts that include each other",
    files: {
      "prompts/shared/_persona.prompt": "You are Acme's assistant.\n{{>shared/tone}}\n",
      "prompts/shared/_tone.prompt": "Be kind.\n\n{{>shared/rules}}\n",
      "prompts/shared/_rules.prompt": "{{>shared/persona}}\n",
    },
    found: ["prompt-cycle prompts/shared/_persona.prompt:2"],
    says: "shared/persona → shared/tone → shared/rules → shared/persona",
  },
  {
    mistake: "an application whose package and prompts are not there",
    files: {
      [chat]: `feature: support-chat
owner: "@acme/customer-chat"
target: https://chat.acme.example/answer
package: "@acme/chat"
prompts: ["support/*", chat/repyl]
`,
    },
    found: [`package-unknown ${chat}:4`, `feature-prompt-unknown ${chat}:5`],
    says: 'Did you mean "chat/reply"?',
  },
  {
    mistake: "an application with steps",
    files: {
      [chat]: `feature: support-chat
owner: "@acme/customer-chat"
steps: [{ id: reply, prompt: chat/reply }]
target: https://chat.acme.example/answer
prompts: [chat/reply]
`,
    },
    found: [`invalid-value ${chat}:4`],
    says: "never both: remove one of them",
  },
  {
    mistake: "two prompts of one id",
    files: { "prompts/shared/persona.prompt": "You are Acme's other assistant.\n" },
    found: ["duplicate-id prompts/shared/persona.prompt:-"],
    says: "prompts/shared/_persona.prompt",
  },
  {
    mistake: "two features of one name",
    files: {
      "prompts/chat/second.feature.yaml":
        'owner: "@acme/customer-chat"\nfeature: support-routing\nsteps: [{ id: a, prompt: chat/reply }]\n',
    },
    found: ["duplicate-id prompts/support/support-routing.feature.yaml:1"],
    says: "prompts/chat/second.feature.yaml",
  },
  {
    mistake: "an include out of the prompts folder",
    files: { "prompts/chat/reply.prompt": "Hello.\n\n{{>../../secrets/keys}}\n" },
    found: ["reference-outside-prompts prompts/chat/reply.prompt:3"],
  },
  {
    mistake: "a file that is not UTF-8",
    files: { "prompts/chat/reply.prompt": Buffer.from([0x47, 0x72, 0xfc, 0xdf, 0x65, 0x0a]) },
    found: ["file-not-utf8 prompts/chat/reply.prompt:-"],
  },
  {
    mistake: "an include by a name known only at run time, undeclared",
    files: { "prompts/chat/reply.prompt": "Hello.\n{{> (lookup . 'tone')}}\n" },
    found: ["reference-undeclared prompts/chat/reply.prompt:2"],
  },
  {
    mistake: "a case without id, and one whose id is taken",
    files: {
      "evals/support-routing/cases.csv":
        "id,message,__expected\ncard-1,My card is stuck,cards\n,refund please,billing\ncard-1,Card again,cards\n",
    },
    found: ["case-without-id evals/support-routing/cases.csv:3", "case-duplicate-id evals/support-routing/cases.csv:4"],
  },
  {
    mistake: "an assertion that needs a package nobody installed",
    files: {
      [routing]:
        "feature: support-routing\ncases: cases.csv\nassert:\n  - { type: is-sql }\ngate: { pass-rate: { min: 0.5 } }\n",
    },
    found: [`assertion-needs-package ${routing}:4`],
    says: "node-sql-parser",
  },
  {
    mistake: "an assertion type that does not exist",
    files: {
      [routing]:
        "feature: support-routing\ncases: cases.csv\nassert:\n  - { type: equal }\ngate: { pass-rate: { min: 0.5 } }\n",
    },
    found: [`assertion-unknown ${routing}:4`],
    says: 'Did you mean "equals"?',
  },
  {
    mistake: "a step that reads a step nobody wrote",
    files: {
      [chat]: `feature: support-chat
owner: "@acme/customer-chat"
steps:
  - { id: classify, prompt: support/classify, input: { message: "{{message}}" } }
  - { id: reply, prompt: chat/reply, input: { queue: "{{steps.clasify.output}}" } }
`,
    },
    found: [`step-reads-unknown ${chat}:5`],
    says: 'Did you mean "classify"?',
  },
  {
    mistake: "a step that reads one that comes after it",
    files: {
      [chat]: `feature: support-chat
owner: "@acme/customer-chat"
steps:
  - { id: reply, prompt: chat/reply, input: { queue: "{{steps.classify.output}}" } }
  - { id: classify, prompt: support/classify, input: { message: "{{message}}" } }
`,
    },
    found: [`step-reads-later ${chat}:4`],
    says: "does not run before it",
  },
  {
    mistake: "a model nobody defined",
    files: {
      [chat]:
        'feature: support-chat\nowner: "@acme/customer-chat"\nsteps:\n  - { id: reply, prompt: chat/reply, model: defualt }\n',
    },
    found: [`model-unknown ${chat}:4`],
    says: 'Did you mean "default"?',
  },
  {
    mistake: "a dataset that is not there",
    files: { [routing]: "feature: support-routing\ncases: case.csv\ngate: { pass-rate: { min: 0.5 } }\n" },
    found: [`dataset-missing ${routing}:2`],
    says: 'Did you mean "cases.csv"?',
  },
  {
    mistake: "a contract for a prompt that was renamed",
    files: {
      "contracts/shared/persona.contract.yaml": 'version: 1.0.0\nowner: "@acme/ai-platform"\nprompt: shared/personas\n',
    },
    found: ["contract-prompt-unknown contracts/shared/persona.contract.yaml:3"],
    says: 'Did you mean "shared/persona"?',
  },
  {
    mistake: "a contract that refers to the network, and may keep a run busy for ever",
    files: {
      [classifying]: `${classifyingHead}output:\n  allOf:\n    - $ref: https://schemas.acme.example/queue.json\n    - pattern: ^(\\w+\\s?)*$\n`,
    },
    found: [`schema-reference-outside ${classifying}:6`, `pattern-catastrophic ${classifying}:7`],
    says: "References are never fetched",
  },
  {
    mistake: "a consumer that relies on what is not promised",
    files: {
      [classifying]: `${classifyingHead}output: { enum: [cards, fraud, fees] }\nconsumers:\n  - feature: support-routing\n    output:\n      enum: [cards, fraud]\n    invariants: [is-queue]\n`,
    },
    found: [`expectation-unmet ${classifying}:8`, `expectation-invariant-missing ${classifying}:9`],
    says: 'may answer "fees"',
  },
  {
    mistake: "a step that reads what the step before does not promise",
    files: {
      [classifying]: `${classifyingHead}output: { type: object, properties: { queue: { type: string } } }\n`,
      [chat]: `feature: support-chat
owner: "@acme/customer-chat"
steps:
  - { id: classify, prompt: support/classify, input: { message: "{{message}}" } }
  - id: reply
    prompt: chat/reply
    input:
      message: "{{message}}"
      queue: "{{steps.classify.output.queue}}"
`,
    },
    found: [`hand-over-unpromised ${chat}:9`],
    says: "does not promise it in every answer",
  },
];

describe.concurrent("lint finds", () => {
  test.for(mistakes)("$mistake", async ({ files, found, says = "", exitCode = 1 }, { expect }) => {
    const said = await repositoryWith(files).blastgate("lint --json");
    const findings = errorsIn(said);
    expect(findings.map(({ line }) => line).toSorted()).toEqual(found.toSorted());
    expect(findings.map(({ message }) => message).join("\n")).toContain(says);
    expect(said).toMatchObject({ exitCode, stderr: "" });
  });
});

test("a file that may not be read is reported, and the rest is read", async () => {
  const repo = repositoryWith({ "prompts/chat/reply.prompt": "Hello.\n{{>shared/persnoa}}\n" });
  const path = "prompts/support/classify.prompt";
  repo.write({ [path]: "Name the queue.\n" });
  chmodSync(join(repo.dir, path), 0o000);
  const isRoot = process.getuid?.() === 0;
  const codes = errorsIn(await repo.blastgate("lint --json")).map(({ line }) => line);
  expect(codes).toContain("reference-unresolved prompts/chat/reply.prompt:2");
  if (!isRoot) expect(codes).toContain(`file-unreadable ${path}:-`);
});

test("lint tells all problems of a broken workspace at once, each with its place and what to do", async () => {
  const repo = repositoryWith({
    [chat]: "feature: support-chat\n  owner: nobody\n",
    "prompts/mortgage/read-document.prompt":
      '---\nowner: "@acme/mortgage-ops"\n---\n{{>shared/persnoa}}\n{{>../secrets}}\n',
    "evals/support-routing/cases.csv": "id,message,__expected\n,My card is stuck,cards\n",
    "contracts/mortgage/forms.contract.yaml": 'prompt: mortgage/forms\nversion: 1.0.0\nowner: "@acme/mortgage-ops"\n',
  });
  const said = await repo.blastgate("lint");
  expect(said.exitCode).toBe(1);
  for (const head of [
    "contracts/mortgage/forms.contract.yaml:1:1 error contract-prompt-unknown",
    "evals/support-routing/cases.csv:2 error case-without-id",
    `${chat}:1:10 error yaml-syntax`,
    "prompts/mortgage/read-document.prompt:4:4 error reference-unresolved",
    "prompts/mortgage/read-document.prompt:5:4 error reference-outside-prompts",
  ]) {
    expect(said.stdout).toMatch(new RegExp(`^${head}\\n {2}\\S.+\\n {2}\\S`, "m"));
  }
  expect(said.stdout).toMatch(/^6 errors$/m);
});

test("lint of a workspace in order says what it looked at", async () => {
  const said = await repository(acme()).blastgate("lint");
  const stdout = "Nothing to mend in 4 prompts, 3 features, 3 suites, 2 contracts.";
  expect(said).toEqual({ exitCode: 0, stdout, stderr: "" });
});

test("lint warns of a suite too small for its own gate", async () => {
  const said = await repository(acme({ cases: 4 })).blastgate("lint");
  expect(said.exitCode).toBe(0);
  expect(said.stdout).toMatch(/^evals\/support-routing\/suite\.yaml:3:1 warning suite-too-small$/m);
  expect(said.stdout).toMatch(/^2 warnings$/m);
});

test("lint tells who still uses a deprecated prompt, by the day: a warning, and after its last day an error", async () => {
  const repo = repositoryWith({
    "prompts/shared/_welcome.prompt": '---\nowner: "@acme/brand"\n---\nWelcome to Acme.\n',
    "contracts/shared/persona.contract.yaml": `prompt: shared/persona
version: 1.0.0
owner: "@acme/ai-platform"
deprecated: { since: 2026-09-01, until: 2026-11-30, use: shared/welcome }
`,
  });
  const on = async (today: string) => {
    const { exitCode, stdout } = await repo.blastgate(`lint --json --today ${today}`);
    const findings = z.object({ findings: z.array(findingSchema) }).parse(JSON.parse(stdout)).findings;
    const places = findings.filter(({ args }) => "since" in args).map(({ code, where }) => `${code} ${where?.path}`);
    return { exitCode, found: places.toSorted() };
  };
  expect(await on("2026-08-31")).toEqual({ exitCode: 0, found: [] });
  const users = [
    "prompts/chat/reply.prompt",
    "prompts/chat/support-chat.feature.yaml",
    "prompts/support/classify.prompt",
    "prompts/support/support-routing.feature.yaml",
  ];
  expect(await on("2026-11-30")).toEqual({ exitCode: 0, found: users.map((path) => `prompt-deprecated ${path}`) });
  expect(await on("2026-12-01")).toEqual({ exitCode: 1, found: users.map((path) => `prompt-past-its-date ${path}`) });
});

test("lint warns of a shared prompt without a contract, and of one that nobody answers for", async () => {
  const repo = repositoryWith({ "prompts/support/classify.prompt": "{{>shared/persona}}\nName the queue.\n" });
  repo.remove("contracts");
  const { exitCode, stdout } = await repo.blastgate("lint");
  expect(exitCode).toBe(0);
  for (const head of [
    "prompts/shared/_persona.prompt warning contract-missing",
    "prompts/support/classify.prompt warning contract-missing",
    "prompts/support/classify.prompt warning prompt-without-owner",
  ]) {
    expect(stdout).toMatch(new RegExp(`^${head}\\n {2}\\S`, "m"));
  }
});

test("lint --rev looks at a revision, whatever the working tree holds", async () => {
  const repo = repositoryWith({ "prompts/chat/reply.prompt": "{{>nowhere}}\n" });
  expect(errorsIn(await repo.blastgate("lint --json"))).toHaveLength(1);
  expect(errorsIn(await repo.blastgate("lint --json --rev main"))).toEqual([]);
});

function repositoryWith(files: Files) {
  const repo = repository(acme());
  repo.write(files);
  return repo;
}

function errorsIn({ stdout }: Said): { line: string; message: string }[] {
  const { findings } = z.object({ findings: z.array(findingSchema) }).parse(JSON.parse(stdout));
  return findings
    .filter(({ severity }) => severity === "error")
    .map((found) => ({
      line: `${found.code} ${found.where?.path}:${found.where?.line ?? "-"}`,
      message: describeFinding(found).message,
    }));
}
