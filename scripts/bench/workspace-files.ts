import { basename, dirname, join } from "node:path/posix";
import { customerMessage, rules, sentence } from "./prose.ts";
import { between, pick, type Random, seededRandom } from "./random.ts";
import { type FeatureShape, type PromptShape, type WorkspaceShape, workspaceShape } from "./workspace-shape.ts";

export interface TextFile {
  /** From the repository's root. */
  path: string;
  text: string;
}

const casesPerSuite = 8;

/** Every file of a workspace of so many prompts. The same numbers give the same bytes. */
export function* workspaceFiles(prompts: number, seed: number): Generator<TextFile> {
  const random = seededRandom(seed);
  const shape = workspaceShape(prompts);
  yield settings();
  for (const prompt of shape.prompts) yield promptFile(random, prompt);
  for (const feature of shape.features) {
    yield featureFile(random, feature);
    yield suiteFile(random, feature);
    yield casesFile(random, feature);
  }
  yield* contractFiles(random, shape);
}

/** The path of a prompt's file, with the underscore that partials have. */
export function promptPath({ id, partial }: Pick<PromptShape, "id" | "partial">): string {
  return join("prompts", dirname(id), `${partial ? "_" : ""}${basename(id)}.prompt`);
}

function settings(): TextFile {
  const text = `prompts: prompts
contracts: contracts
evals: evals
models:
  default: { provider: simulated }
  fast: { provider: simulated, config: { temperature: 0 } }
  careful: { provider: simulated, config: { temperature: 0, max_tokens: 2000 } }
`;
  return { path: "blastgate.yaml", text };
}

/** About 1,500 characters. */
function promptFile(random: Random, prompt: PromptShape): TextFile {
  const included = prompt.includes.map((id) => `{{>${id}}}`).join("\n");
  const body = prompt.partial
    ? `${included}\n${rules(random, 600)}\n{{#if urgent}}\n${rules(random, 200)}\n{{/if}}\n{{! Agreed with the team. }}\n${rules(random, 300)}\n`
    : `{{role "system"}}\n${included}\n\nYour task: ${sentence(random)}\n\n${rules(random, 700)}\n{{#each history}}\n{{speaker}}: {{text}}\n{{/each}}\n{{role "user"}}\n{{message}}\n`;
  return { path: promptPath(prompt), text: `${frontMatter(random, prompt)}${body}` };
}

function frontMatter(random: Random, { partial, owner }: PromptShape): string {
  const common = `description: ${sentence(random)}\nowner: "${owner}"\n`;
  if (partial) return `---\n${common}input:\n  schema:\n    urgent?: boolean, asked for within the hour\n---\n`;
  return `---
${common}model: ${pick(random, ["default", "fast", "careful"])}
config:
  temperature: ${between(random, 0, 10) / 10}
  max_tokens: ${between(random, 2, 8) * 100}
input:
  schema:
    message: string, what the customer wrote
    draft?: any, what the step before said
    history?(array, earlier messages):
      speaker: string
      text: string
output:
  format: text
---
`;
}

function featureFile(random: Random, { name, area, owner, steps }: FeatureShape): TextFile {
  const lines = steps.map((prompt, index) => {
    const draft = index > 0 ? `, draft: "{{steps.step_${index - 1}.output}}"` : "";
    return `  - id: step_${index}\n    prompt: ${prompt}\n    input: { message: "{{message}}"${draft} }\n`;
  });
  const text = `feature: ${name}\nowner: "${owner}"\ndescription: ${sentence(random)}\nsteps:\n${lines.join("")}`;
  return { path: `prompts/${area}/${name}.feature.yaml`, text };
}

function suiteFile(random: Random, { name }: FeatureShape): TextFile {
  const text = `feature: ${name}
description: ${sentence(random)}
cases: cases.csv
assert:
  - type: not-icontains
    value: legally you must
gate:
  pass-rate: { max-drop: ${between(random, 2, 9) / 100}, min: 0.8, confidence: 0.95 }
`;
  return { path: `evals/${name}/suite.yaml`, text };
}

function casesFile(random: Random, { name }: FeatureShape): TextFile {
  const rows = Array.from(
    { length: casesPerSuite },
    (_, row) => `case-${row},"${customerMessage(random)}",contains:day`,
  );
  return { path: `evals/${name}/cases.csv`, text: `id,message,__expected\n${rows.join("\n")}\n` };
}

function* contractFiles(random: Random, { prompts, contracts }: WorkspaceShape): Generator<TextFile> {
  const owners = new Map(prompts.map(({ id, owner }) => [id, owner]));
  for (const prompt of contracts) {
    const text = `prompt: ${prompt}
version: 1.${between(random, 0, 9)}.0
owner: "${owners.get(prompt)}"
description: ${sentence(random)}
approvers:
  - owner: "@acme/compliance"
    when: breaking
invariants:
  - id: no-legal-advice
    why: ${sentence(random)}
    assert: { type: not-icontains-any, value: ["as your lawyer", "legally you must"] }
`;
    yield { path: `contracts/${prompt}.contract.yaml`, text };
  }
}
