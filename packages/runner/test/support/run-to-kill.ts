import { createHash } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { hashJson } from "@blastgate/core";
import { z } from "zod";
import type { ProviderResponse } from "../../src/provider.ts";
import { runPlan } from "../../src/run-plan.ts";
import { openRunStore } from "../../src/store/open-run-store.ts";
import { planOf, rows, workspace } from "./workspace.ts";

// A run in a process of its own, to be killed at any time and started again: FOLDER ORIGIN EVIDENCE. It has 20 cases,
// two steps, two sides and two repeats, so that it asks 160 questions, each once.

const [folder = "", origin = "", evidencePath = ""] = process.argv.slice(2);

const answerSchema = z.object({ choices: z.tuple([z.object({ message: z.object({ content: z.string() }) })]) });

/** A provider without promptfoo, which takes a second to load: runs are started many times. */
async function ask(messages: unknown, repeat: number): Promise<ProviderResponse> {
  const body = JSON.stringify({ model: "small", messages, repeat });
  const response = await fetch(`${origin}/v1/chat/completions`, { method: "POST", body });
  const { choices } = answerSchema.parse(await response.json());
  // In the journal it tells which of the server's requests it answers.
  const finishReason = createHash("sha256").update(`/v1/chat/completions\n${body}`).digest("hex");
  return { output: choices[0].message.content, latencyMs: 5, cost: 0.001, finishReason };
}

function side(tone: string) {
  return workspace({
    prompts: {
      label: `{{role "system"}}${tone} Choose a queue. {{role "user"}}{{message}}`,
      reply: `{{role "system"}}${tone} Reply. {{role "user"}}{{queue}}: {{message}}`,
    },
    features: {
      support: {
        steps: [
          { id: "label", prompt: "label" },
          { id: "reply", prompt: "reply", input: { message: "{{message}}", queue: "{{steps.label.output}}" } },
        ],
      },
    },
    suites: {
      support: {
        assert: [{ type: "contains", value: "card" }],
        tests: rows(...Array.from({ length: 20 }, (_, index) => ({ message: `I lost card ${index}.` }))),
      },
    },
    config: { concurrency: { total: 8, provider: 8 } },
  });
}

const [baseline, candidate] = [side("Be kind."), side("Be brief.")];
const plan = planOf(baseline, candidate, { repeats: 2 });
const store = await openRunStore({ folder, plan: hashJson(plan), cache: true, resume: true, shared: null });
const evidence = await runPlan({
  plan,
  baseline,
  candidate,
  store,
  models: async ({ provider }) => ({
    id: () => provider,
    callApi: (prompt, context) => ask(JSON.parse(prompt), context?.repeatIndex ?? 0),
  }),
  assertions: async () => ({
    runAssertions: async ({ providerResponse: { output } }) => {
      const pass = String(output).endsWith("2.");
      return { pass, score: pass ? 1 : 0, reason: "", componentResults: [] };
    },
  }),
});
writeFileSync(`${evidencePath}.new`, JSON.stringify(evidence));
renameSync(`${evidencePath}.new`, evidencePath);
await store.finish();
await store.close();
