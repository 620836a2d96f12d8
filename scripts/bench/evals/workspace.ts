import { fileURLToPath } from "node:url";
import { customerMessage } from "../prose.ts";
import { seededRandom } from "../random.ts";
import type { TextFile } from "../workspace-files.ts";

/** The same cases, prompt and assertions for Blastgate and for promptfoo. */
export interface EvalShape {
  cases: number;
  delayMs: number;
  concurrency: number;
}

const providerPath = fileURLToPath(new URL("./provider.mjs", import.meta.url));
const assert = [
  { type: "contains", value: "cards" },
  { type: "not-contains", value: "lawyer" },
];
const words = "You sort the messages of a bank's customers. Answer with the queue and one sentence.";

/** A workspace of one feature and one suite, with promptfoo's own configuration beside it. */
export function* evalWorkspace({ cases, delayMs, concurrency }: EvalShape): Iterable<TextFile> {
  const random = seededRandom(cases);
  const vars = Array.from({ length: cases }, (_, index) => ({
    id: `case-${index}`,
    message: `${index}: ${customerMessage(random)}`,
  }));
  const provider = `file://${providerPath}`;
  const limits = { total: concurrency, provider: concurrency };
  yield {
    path: "blastgate.yaml",
    text: JSON.stringify({ models: { default: { provider, config: { delayMs } } }, concurrency: limits }),
  };
  yield {
    path: "prompts/support/sort.prompt",
    text: `---\nowner: "@acme/support"\n---\n${words}\n{{role "user"}}{{message}}\n`,
  };
  yield {
    path: "prompts/support/sort.feature.yaml",
    text: JSON.stringify({ feature: "sort", owner: "@acme/support", steps: [{ id: "sort", prompt: "support/sort" }] }),
  };
  yield {
    path: "evals/sort/suite.yaml",
    text: JSON.stringify({ feature: "sort", cases: "cases.jsonl", assert, gate: { "pass-rate": { min: 0.9 } } }),
  };
  yield {
    path: "evals/sort/cases.jsonl",
    text: vars.map((each) => `${JSON.stringify({ vars: each })}\n`).join(""),
  };
  yield {
    path: "promptfooconfig.json",
    text: JSON.stringify({
      prompts: [
        JSON.stringify([
          { role: "system", content: words },
          { role: "user", content: "{{message}}" },
        ]),
      ],
      providers: [{ id: provider, config: { delayMs } }],
      defaultTest: { assert },
      tests: vars.map((each) => ({ vars: each })),
    }),
  };
}
