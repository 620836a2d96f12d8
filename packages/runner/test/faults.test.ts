import type { Evidence, Model } from "@blastgate/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadProvider, memoryStore, runPlan } from "../src/index.ts";
import { impatientClock } from "./support/clocks.ts";
import {
  type Counts,
  type ProviderServer,
  randomFaults,
  type ServerOptions,
  startProviderServer,
} from "./support/provider-server.ts";
import { planOf, rows, workspace } from "./support/workspace.ts";

/** The address is part of what a request is, so that all runs go to one server. */
let server: ProviderServer;
let fault: ServerOptions["fault"];

beforeAll(async () => {
  server = await startProviderServer({ answer, fault: (request) => fault?.(request) });
  process.env.OLLAMA_BASE_URL = server.origin;
});

afterAll(() => server.close());

/** A classifier at one kind of provider hands over to a writer at another; a third judges. */
async function run(faults: ServerOptions["fault"]): Promise<{ evidence: Evidence; counts: Counts[] }> {
  server.counts.clear();
  fault = faults;
  const openai = { apiBaseUrl: `${server.origin}/v1`, apiKey: "sk-test-1234567890" };
  const side = (tone: string) =>
    workspace({
      prompts: {
        classify: '---\noutput: { format: json }\n---\n{{role "system"}}Choose a queue.{{role "user"}}{{message}}',
        reply: `{{role "system"}}${tone}{{role "user"}}Queue {{queue}}: {{message}}`,
      },
      features: {
        support: {
          steps: [
            { id: "classify", prompt: "classify", model: "classifier" },
            {
              id: "reply",
              prompt: "reply",
              model: "writer",
              input: { message: "{{message}}", queue: "{{steps.classify.output.queue}}" },
            },
          ],
        },
      },
      suites: {
        support: {
          assert: [
            { type: "contains", value: "Queue" },
            { type: "llm-rubric", value: "It answers the customer.", provider: "judge" },
            { type: "similar", value: "A queue of cards, in other words.", threshold: 0.2, provider: "meaning" },
          ],
          tests: rows(...Array.from({ length: 12 }, (_, index) => ({ message: `my card ${index} is lost` }))),
        },
      },
      config: {
        models: {
          classifier: { provider: "openai:chat:bank-1", config: openai },
          writer: { provider: "ollama:chat:llama3.2" },
          judge: { provider: "openai:chat:judge-1", config: openai },
          meaning: { provider: "openai:embedding:text-embedding-3-small", config: openai },
        },
      },
    });
  const [baseline, candidate] = [side("Be warm."), side("Be brief.")];
  const evidence = await runPlan({
    plan: planOf(baseline, candidate),
    baseline,
    candidate,
    models: (model: Model) => loadProvider(model, { builtin: {} }),
    store: memoryStore(),
    calls: {
      clock: impatientClock(),
      requestTimeoutMs: 3_000,
      retries: { failures: 12, rateLimits: 40, totalWaitMs: 1e9 },
    },
  });
  return { evidence, counts: [...server.counts.values()] };
}

function answer(message: string): string {
  if (message.startsWith("my card")) return '{"queue":"cards"}';
  if (message.startsWith("Queue cards:")) return "Queue cards: we block it.";
  return JSON.stringify({ pass: true, score: 0.9, reason: `Read ${message.length} characters.` });
}

/** Times depend on the clock, and not on what was answered. */
function withoutTimes(evidence: Evidence): unknown {
  return JSON.parse(JSON.stringify(evidence, (key, value) => (key === "latencyMs" ? 0 : value)));
}

test("a run through every kind of fault ends with the evidence of one without, and pays for nothing twice", async () => {
  const quiet = await run(undefined);
  expect(quiet.evidence.results.every(({ candidate }) => candidate.kind === "scored" && candidate.pass)).toBe(true);
  expect(quiet.counts).toEqual(quiet.counts.map(() => ({ requests: 1, answered: 1 })));
  for (const seed of [1, 2, 3]) {
    const { evidence, counts } = await run(randomFaults(seed));
    expect(withoutTimes(evidence)).toEqual(withoutTimes(quiet.evidence));
    expect(counts.map(({ answered }) => answered)).toEqual(quiet.counts.map(() => 1));
    expect(counts.filter(({ requests }) => requests > 1).length).toBeGreaterThan(counts.length / 4);
  }
});
