import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  checkSnapshot,
  checkSuiteSizes,
  draftWorkspace,
  type Finding,
  finding,
  jsonObjectSchema,
  jsonSchema,
  parseData,
  type WorkspaceDraft,
} from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { findDraftable, openRepository, readSnapshot } from "../src/index.ts";
import { type Files, type GitFixture, gitFixture } from "./git-fixture.ts";

interface Drafted {
  repo: GitFixture;
  draft: WorkspaceDraft;
  /** Text of a drafted file. */
  text(path: string): string;
  codes: string[];
  /** What lint would say of the workspace, once the drafts are written. */
  findings: Finding[];
}

/** Drafts a workspace for these files, writes it, and reads it as every command would. */
async function drafted(files: Files | undefined): Promise<Drafted> {
  const repo = gitFixture(files);
  const draft = await draftIn(repo);
  repo.write(Object.fromEntries(draft.files.map(({ path, content }) => [path, content])));
  const snapshot = await readSnapshot(await openRepository(repo.dir), { kind: "working-tree" });
  return {
    repo,
    draft,
    text: (path) => draft.files.find((file) => file.path === path)?.content ?? `no ${path}`,
    codes: draft.unsure.map(({ code }) => code),
    findings: checkSnapshot(snapshot),
  };
}

function parse(text: string) {
  return jsonSchema.parse(parseData(text, jsonSchema, { path: "draft" }).value);
}

function configOf({ text }: Drafted) {
  return jsonObjectSchema.parse(parse(text("blastgate.yaml")));
}

async function draftIn(repo: GitFixture): Promise<WorkspaceDraft> {
  return draftWorkspace(await findDraftable(await openRepository(repo.dir)));
}

function paths({ draft }: Drafted): string[] {
  return draft.files.map(({ path }) => path);
}

function errors({ findings }: Drafted): Finding[] {
  return findings.filter(({ severity }) => severity === "error");
}

/** A bank's prompts as Genkit would have them: a model of its own naming, a partial, a tool. */
const dotprompts: Files = {
  ".github/CODEOWNERS": "/prompts/ @acme/ai-platform\n/prompts/support/ @acme/support @acme/ai-platform\n",
  "prompts/shared/_persona.prompt": "You are Acme's assistant.\n",
  "prompts/support/classify.prompt":
    "---\nmodel: googleai/gemini-2.5-flash\n---\n{{>shared/persona}}\nName the queue for: {{message}}\n",
  "prompts/chat/reply.prompt":
    "---\ndescription: Answers a customer.\nowner: '@acme/chat'\ntools: [search]\nmodel: our-own-model\n---\n{{>shared/persona}}\n{{message}}\n",
  "src/index.ts": "export {};\n",
};

const cases = Array.from({ length: 30 }, (_, index) => `"My card\nis stuck (${index + 1})",cards`);

/** promptfoo as its users have it: a Nunjucks prompt and a plain one, a CSV without ids, rows in the config. */
const promptfoo: Files = {
  "promptfooconfig.yaml": `description: Routing of support messages
prompts:
  - file://prompts/classify.j2
  - prompts/chat.txt
  - "Name the queue of {{message}}"
providers:
  - { id: "openai:chat:gpt-5-mini", config: { temperature: 0, apiKey: sk-live-1234, apiBaseUrl: "https://10.0.0.7/v1" } }
  - anthropic:messages:claude-sonnet-4-5
  - file://app/provider.js
defaultTest:
  assert: [{ type: llm-rubric, value: is polite }]
tests:
  - file://tests/routing.csv
  - description: Stolen card
    vars: { message: My card was stolen }
    provider: openai:chat:gpt-5
    assert:
      - { type: equals, value: cards }
      - { type: javascript, value: file://check.js }
  - file://generate.py
scenarios: []
`,
  "prompts/classify.j2": "Name the queue for: {{ message }}\n",
  "prompts/chat.txt": "Answer {{message}}\n",
  "tests/routing.csv": `message,__expected\n${cases.join("\n")}\n`,
  "tests/unit.test.ts": "throw new Error('executed');\n",
  "check.js": "throw new Error('executed');\n",
  "generate.py": "raise Exception('executed')\n",
  "evals/promptfooconfig.ts": "throw new Error('executed');\n",
};

/** Jinja templates of two services. */
const jinja: Files = {
  "services/chat/prompts/reply.j2": "{% include '../../shared/prompts/_persona.j2' %}\n{{ message }}\n",
  "services/shared/prompts/_persona.j2": "You are Acme's assistant.\n",
  "services/chat/main.py": "print()\n",
  "deploy/nginx.conf.j2": "server_name {{ host }};\n",
  "deploy/motd.j2": "Welcome to {{ host }}\n",
};

const scenarios: Record<string, Files | undefined> = {
  dotprompts,
  promptfoo,
  jinja,
  "no commit and no files": undefined,
};

describe.each(Object.entries(scenarios))("of %s", (_, files) => {
  test("the drafts have no error, and gates that their suites can pass", async () => {
    const made = await drafted(files);
    expect(errors(made)).toEqual([]);
    const snapshot = await readSnapshot(await openRepository(made.repo.dir), { kind: "working-tree" });
    const rows = snapshot.datasets.flatMap((file) => file.rows);
    for (const { name, value } of snapshot.suites) {
      const size = { suite: name, gate: value.gate, repeats: 1, sequential: false, cases: rows.map(() => ({})) };
      expect(await checkSuiteSizes([size])).toEqual([]);
    }
  });

  test("nothing that is there is drafted, and after the drafts are written nothing is left to draft", async () => {
    const made = await drafted(files);
    for (const path of paths(made)) expect(Object.keys(files ?? {})).not.toContain(path);
    const again = await draftIn(made.repo);
    expect(again.files).toEqual([]);
  });
});

describe("of dotprompt prompts", () => {
  test("a feature for each prompt that is used by itself, owned as front matter or CODEOWNERS says", async () => {
    const made = await drafted(dotprompts);
    expect(paths(made)).toEqual([
      "blastgate.yaml",
      "prompts/chat/reply.feature.yaml",
      "prompts/support/classify.feature.yaml",
    ]);
    expect(parse(made.text("prompts/chat/reply.feature.yaml"))).toEqual({
      feature: "chat-reply",
      owner: "@acme/chat",
      description: "Answers a customer.",
      steps: [{ id: "reply", prompt: "chat/reply" }],
    });
    expect(parse(made.text("prompts/support/classify.feature.yaml"))).toMatchObject({ owner: "@acme/support" });
    expect(made.draft.unsure).toContainEqual(
      expect.objectContaining({
        code: "init-owner-first",
        args: { owner: "@acme/support", others: ["@acme/ai-platform"] },
      }),
    );
    expect(made.draft.unsure).toContainEqual(
      finding("init-feature-untested", { features: ["chat-reply", "support-classify"], folder: "evals" }),
    );
  });

  test("every model and tool that a prompt names is there, and what was guessed is said in the draft too", async () => {
    const made = await drafted(dotprompts);
    expect(configOf(made)).toEqual({
      prompts: "prompts",
      models: {
        default: { provider: "echo" },
        "googleai/gemini-2.5-flash": { provider: "google:gemini-2.5-flash" },
        "our-own-model": { provider: "echo" },
      },
      tools: {
        search: { type: "function", function: { name: "search", parameters: { type: "object", properties: {} } } },
      },
    });
    expect(made.codes).toEqual(
      expect.arrayContaining(["init-model-missing", "init-model-guessed", "init-tool-drafted"]),
    );
    expect(made.text("blastgate.yaml")).toMatch(/# To decide: Nothing says which provider default, our-own-model are/);
  });
});

describe("of a promptfoo config", () => {
  test("a suite of its tests for each of its prompts; rows get ids, and nothing that would be executed", async () => {
    const made = await drafted(promptfoo);
    expect(paths(made)).toEqual([
      "blastgate.yaml",
      "evals/chat/suite.yaml",
      "evals/classify/cases.yaml",
      "evals/classify/routing.csv",
      "evals/classify/suite.yaml",
      "prompts/chat.feature.yaml",
      "prompts/classify.feature.yaml",
    ]);
    expect(parse(made.text("evals/chat/suite.yaml"))).toEqual({
      feature: "chat",
      cases: ["../classify/cases.yaml", "../classify/routing.csv"],
      defaultTest: { assert: [{ type: "llm-rubric", value: "is polite" }], options: { provider: "default" } },
      gate: { "pass-rate": { "max-drop": 0.1, min: 0.8 } },
    });
    expect(parse(made.text("evals/classify/cases.yaml"))).toEqual([
      {
        metadata: { id: "stolen-card" },
        description: "Stolen card",
        vars: { message: "My card was stolen" },
        assert: [{ type: "equals", value: "cards" }],
      },
    ]);
    expect(made.text("evals/classify/routing.csv").split("\n").slice(0, 4)).toEqual([
      "__metadata:id,message,__expected",
      'case-1,"My card',
      'is stuck (1)",cards',
      'case-2,"My card',
    ]);
  });

  test("its first model is the default, without what could be secret", async () => {
    const made = await drafted(promptfoo);
    expect(configOf(made).models).toEqual({
      default: { provider: "openai:chat:gpt-5-mini", config: { temperature: 0 } },
    });
    for (const { content } of made.draft.files) expect(content).not.toContain("sk-live-1234");
  });

  test("what it was unsure of is listed, where it stands and with what to decide", async () => {
    const { draft, text } = await drafted(promptfoo);
    const said = draft.unsure.map(({ code, where }) => `${code} ${where?.path ?? ""}:${where?.line ?? ""}`);
    expect(said).toEqual(
      expect.arrayContaining([
        "init-prompt-inline promptfooconfig.yaml:5",
        "init-prompt-variables prompts/chat.txt:",
        "init-config-is-code evals/promptfooconfig.ts:",
        "init-provider-left-out promptfooconfig.yaml:6",
        "init-settings-left-out promptfooconfig.yaml:6",
        "init-model-first blastgate.yaml:",
        "init-tests-unread promptfooconfig.yaml:20",
        "init-config-left-out promptfooconfig.yaml:",
        "init-tests-copied evals/classify/routing.csv:",
        "init-test-changed evals/classify/cases.yaml:",
        "init-grader-chosen evals/classify/suite.yaml:",
        "init-prompts-compared promptfooconfig.yaml:",
        "init-gates-guessed :",
      ]),
    );
    expect(text("prompts/chat.feature.yaml")).toContain('# To decide: Plain text has no variables here: "{{message}}"');
    const left = draft.unsure.find(({ code }) => code === "init-test-changed");
    expect(left?.args.parts).toEqual(["`provider`", "an assertion of type javascript, which names a file"]);
  });

  test("tests with ids, in a folder of promptfoo's own, are named where they are", async () => {
    const made = await drafted({
      "promptfoo/promptfooconfig.yaml":
        "prompts: file://prompts/\nproviders: [echo]\ntests: tests/*.yaml\ndefaultTest: file://shared.yaml\n",
      "promptfoo/shared.yaml": "assert: [{ type: cost, threshold: 0.01 }]\n",
      "promptfoo/prompts/classify.j2": "{{message}}\n",
      "promptfoo/tests/cards.yaml":
        "- { metadata: { id: stuck }, vars: { message: My card is stuck }, assert: [{ type: contains, value: card }] }\n",
    });
    expect(errors(made)).toEqual([]);
    expect(paths(made)).toEqual([
      "blastgate.yaml",
      "promptfoo/classify/suite.yaml",
      "promptfoo/prompts/classify.feature.yaml",
    ]);
    expect(configOf(made)).toMatchObject({ prompts: "promptfoo/prompts", evals: "promptfoo" });
    expect(parse(made.text("promptfoo/classify/suite.yaml"))).toMatchObject({
      cases: "../tests/cards.yaml",
      defaultTest: { assert: [{ type: "cost", threshold: 0.01 }] },
      gate: { regressions: { max: 0 } },
    });
  });
});

describe("of Jinja templates in several folders", () => {
  test("the common folder is taken, and said; other templates are not", async () => {
    const made = await drafted(jinja);
    expect(configOf(made).prompts).toBe("services");
    expect(paths(made)).toContain("services/chat/prompts/reply.feature.yaml");
    expect(made.draft.unsure).toContainEqual(
      finding("init-folder-chosen", {
        folder: "services",
        folders: ["services/chat/prompts", "services/shared/prompts"],
      }),
    );
    expect(made.draft.unsure).toContainEqual(
      finding("init-prompt-elsewhere", { folder: "services", paths: ["deploy/motd.j2"] }),
    );
    expect(made.draft.unsure).toContainEqual(
      finding("init-folder-shared", { key: "prompts", folder: "services", count: 1 }, { path: "blastgate.yaml" }),
    );
  });

  test("a common folder with other texts in it is not taken, but the one with most prompts", async () => {
    const made = await drafted({
      ...jinja,
      "services/NOTES.md": "Our services.\n",
      "services/shared/prompts/_tone.j2": "Be kind.\n",
    });
    expect(configOf(made).prompts).toBe("services/shared/prompts");
    expect(made.draft.unsure).toContainEqual(
      finding("init-prompt-elsewhere", {
        folder: "services/shared/prompts",
        paths: ["services/chat/prompts/reply.j2", "deploy/motd.j2"],
      }),
    );
  });
});

describe("where there is a blastgate.yaml", () => {
  const configured: Files = {
    "blastgate.yaml": "prompts: llm\nmodels:\n  default: { provider: echo }\n",
    "llm/classify.prompt": "---\nowner: '@acme/support'\n---\nName the queue.\n",
    "llm/support-routing.feature.yaml":
      "feature: support-routing\nowner: '@acme/support'\nsteps: [{ id: classify, prompt: classify }]\n",
    "llm/reply.prompt": "---\nowner: '@acme/chat'\nmodel: fast\n---\nAnswer.\n",
    "llm/sum-up.prompt": "---\nowner: '@acme/chat'\n---\nSum up.\n",
    "promptfooconfig.yaml":
      "prompts: [llm/classify.prompt]\ntests: [{ vars: { message: Hi }, assert: [{ type: contains, value: queue }] }]\n",
  };

  test("only what is missing is drafted: a suite for a feature that is there, a feature for a prompt that none uses", async () => {
    const made = await drafted(configured);
    expect(paths(made)).toEqual([
      "evals/support-routing/cases.yaml",
      "evals/support-routing/suite.yaml",
      "llm/reply.feature.yaml",
      "llm/sum-up.feature.yaml",
    ]);
    expect(errors(made).map(({ code, where }) => `${code} ${where?.path}`)).toEqual(["model-unknown llm/reply.prompt"]);
  });

  test("a feature that could not be sound is not drafted, and it is said why", async () => {
    const made = await drafted({ ...configured, "blastgate.yaml": "prompts: llm\n" });
    expect(paths(made)).not.toContain("llm/sum-up.feature.yaml");
    expect(made.draft.unsure).toContainEqual(
      expect.objectContaining({
        code: "init-draft-refused",
        where: { path: "llm/sum-up.feature.yaml" },
        args: expect.objectContaining({ detail: expect.stringContaining('"default"') }),
      }),
    );
  });
});

test("what files say stays in its comment, and in its value", async () => {
  const evil = "harmless\nfeature: stolen\u2028owner: nobody";
  const made = await drafted({
    "prompts/chat.prompt": `---\ndescription: ${JSON.stringify(evil)}\nmodel: our-own-model\n---\nHi\n`,
    "promptfooconfig.yaml": `description: x\nprompts: [prompts/chat.prompt]\nproviders: [${JSON.stringify(`echo${evil}`)}, echo]\ntests: [{ description: ${JSON.stringify(evil)}, ${JSON.stringify(evil)}: 1, vars: { a: 1 }, assert: [{ type: contains, value: H }] }]\n`,
  });
  expect(errors(made)).toEqual([]);
  expect(parse(made.text("prompts/chat.feature.yaml"))).toMatchObject({ feature: "chat", description: evil });
  expect(made.text("evals/chat/suite.yaml")).toContain(
    "# To decide: Left out of the tests in promptfooconfig.yaml: `harmless feature: stolen",
  );
});

test("for an empty repository an example is drafted that lint has nothing against", async () => {
  const made = await drafted(undefined);
  expect(made.codes).toEqual(["init-no-prompts", "init-model-missing"]);
  expect(paths(made)).toEqual([
    "blastgate.yaml",
    "evals/example/suite.yaml",
    "prompts/example.feature.yaml",
    "prompts/example.prompt",
  ]);
  expect(readdirSync(join(made.repo.dir, "prompts"))).toHaveLength(2);
  expect(readFileSync(join(made.repo.dir, "blastgate.yaml"), "utf8")).toContain("provider: echo");
});
